// SPDX-License-Identifier: Apache-2.0

/// Further handles to what does I/O: a socket, a file, a pipe, a folder. An alias has a
/// slot of its own, which holds the value of the first handle; whoever uses the alias is
/// led on to the first one's slot, so there is one lock and one state, whatever the handle.
///
/// The first handle's slot lives as long as any of them: when its value is closed while
/// others are open, it is hidden only.
///
/// Lock order: the first handle's slot, then that of an alias. On the way in, an alias' lock
/// is given back before the other is taken.
extension HandleTable {
  /// Ends with neither lock held, or with that of the resource.
  @inline(never)
  static func lockThroughAlias(
    _ slot: LockedSlot, _ handle: Handle, _ kind: HandleKind, _ operation: EngineError.Operation
  ) throws(EngineError) -> LockedSlot {
    let target = slot.value.kind == .alias ? aliasTarget(slot) : nil
    slot.unlock()
    guard let target else { throw EngineError(operation, handle, .wrongKind) }
    guard let resource = lockIfOpen(target, kind) else { throw EngineError(operation, handle, .invalidHandle) }
    return resource
  }

  static func aliasTarget(_ slot: LockedSlot) -> Handle {
    Handle(word: UInt(bitPattern: unsafe slot.value.object))
  }

  /// Whether a resource lives, under this or another handle; `handle` is its first.
  static func isAlive(_ handle: Handle) -> Bool {
    slot(of: handle)?.value.state.admitsInside(generation: handle.generation) ?? false
  }

  /// A new name for an open resource, whose lock the caller holds.
  ///
  /// - Parameter mark: A bit of the face's choosing.
  static func insertAlias(of handle: Handle, mark: Bool) throws(EngineError) -> Handle {
    // The low bits of a handle's value are free.
    let object = unsafe UnsafeMutableRawPointer(bitPattern: handle.word | (mark ? 1 : 0))
    return try unsafe insert(.alias, object!) { _ in }
  }

  /// False when it was closed already. The caller holds the resource's lock.
  static func closeAlias(_ handle: Handle) -> Bool {
    guard let slot = lockAlias(handle) else { return false }
    closeAndUnlock(slot, handle)
    return true
  }

  private static func lockAlias(_ handle: Handle) -> LockedSlot? {
    guard let slot = slot(of: handle) else { return nil }
    slot.value.lock.lock()
    if slot.value.state.admits(generation: handle.generation), slot.value.kind == .alias { return slot }
    slot.unlock()
    return nil
  }

  /// The bit that the alias was made with; nil when the handle is none.
  package static func aliasMark(_ handle: Handle) -> Bool? {
    guard let slot = lockAlias(handle) else { return nil }
    defer { slot.unlock() }
    return UInt(bitPattern: unsafe slot.value.object) & 1 != 0
  }

  /// The first handle of what this one names: itself, if it is no alias.
  package static func first(_ handle: Handle) -> Handle {
    guard let slot = lockAlias(handle) else { return handle }
    defer { slot.unlock() }
    return aliasTarget(slot)
  }
}

extension HandleTable {
  /// Closes the handle and unlocks, if others lead to the resource, too. False when it was
  /// the last one: then the resource's own slot is still open, and locked.
  ///
  /// - Parameters:
  ///   - slot: That of the first handle, locked.
  ///   - aliasCount: The resource's.
  static func closeOneOfSeveral(
    _ slot: LockedSlot, _ handle: Handle, first: Handle, aliasCount: inout Int32
  ) throws(EngineError) -> Bool {
    if handle == first {
      if aliasCount == 0 { return false }
      slot.value.state.hide()
      slot.unlock()
      return true
    }
    guard closeAlias(handle) else {
      slot.unlock()
      throw EngineError(.close, handle, .invalidHandle)
    }
    aliasCount -= 1
    if aliasCount == 0, slot.value.state.isHidden { return false }
    slot.unlock()
    return true
  }
}

extension Socket {
  /// Another handle to the same socket: same association, same operations.
  ///
  /// - Parameters:
  ///   - kind: What the handle names: a socket, or what one is beneath of.
  ///   - mark: A bit of the face's choosing.
  package static func duplicate(
    _ handle: Handle, kind: HandleKind = .socket, mark: Bool = false
  ) throws(EngineError) -> Handle {
    let slot = try HandleTable.lock(handle, kind, for: .lookUp)
    defer { slot.unlock() }
    let alias = try HandleTable.insertAlias(of: slot.socket.value.handle, mark: mark)
    slot.socket.value.aliasCount += 1
    return alias
  }

  static func closeOneOfSeveral(_ slot: LockedSlot, _ handle: Handle) throws(EngineError) -> Bool {
    let socket = slot.socket
    return try HandleTable.closeOneOfSeveral(
      slot, handle, first: socket.value.handle, aliasCount: &socket.value.aliasCount)
  }
}

extension File {
  /// Another handle to the same file: same association, same file pointer.
  package static func duplicate(_ handle: Handle) throws(EngineError) -> Handle {
    let slot = try HandleTable.lock(handle, .file, for: .lookUp)
    defer { slot.unlock() }
    let alias = try HandleTable.insertAlias(of: slot.file.value.handle, mark: false)
    slot.file.value.aliasCount += 1
    return alias
  }
}

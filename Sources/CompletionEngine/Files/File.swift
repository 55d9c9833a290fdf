// SPDX-License-Identifier: Apache-2.0

/// A file and what was started on it. Guarded by the lock of its handle's slot, except
/// `descriptor`, which a thread that has pinned the slot may use.
///
/// A regular file is never ready: what cannot be done at once goes to the blocking
/// threads, several at a time and in no order, but for writes. Each such operation holds
/// a pin: closing the handle waits for nobody, and the descriptor goes with the last of
/// them.
package struct File: ~Copyable {
  package let descriptor: Int32
  package fileprivate(set) var handle = Handle.none
  /// The slot of `handle`: slots never go away.
  fileprivate(set) var slot: LockedSlot?

  // Association: once, for life.
  package internal(set) var port: Stable<Port>?
  package internal(set) var key: UInt = 0

  /// Opened for operations that complete later.
  package let isOverlapped: Bool
  /// Has places; a terminal or a device may have none.
  package let isSeekable: Bool
  /// A file of a file system, whose reads are short at its end only.
  package let isRegular: Bool
  /// Writes wait for a disk after the file system has let the next one in.
  package let isWrittenThrough: Bool
  /// How reads can be had that don't wait.
  var trying = Trying.untold
  enum Trying {
    case untold, never
    /// Any read does.
    case always
  }

  /// A write is under way. File systems let only one into a file at a time, so others
  /// wait here rather than each in a thread.
  var isWriting = false
  var writes = OperationQueue()
  var takesTurnsToWrite: Bool { isRegular && !isWrittenThrough }

  /// Further handles that lead here.
  var aliasCount: Int32 = 0
  /// Somebody waited for the handle itself: see AwaitedHandle.
  package internal(set) var isAwaited = false
  /// An operation that succeeds at once queues no packet (rule SKIP-1). Never taken back.
  package var skipsPacketOnSuccess = false
  /// Bits of the face's choosing.
  package var faceBits: UInt32 = 0
  /// Of a run under chaos.
  var chaos: Stable<HandleChaos>?

  private init(_ descriptor: Int32, isOverlapped: Bool, isRegular: Bool, isWrittenThrough: Bool) {
    self.descriptor = descriptor
    self.isWrittenThrough = isWrittenThrough
    self.isOverlapped = isOverlapped
    self.isRegular = isRegular
    isSeekable = isRegular || SystemCalls.seek(descriptor, 0, 1) >= 0
  }
}

extension File {
  /// Gives a descriptor a handle, which owns it from now on; on failure it is closed.
  package static func adopt(
    _ descriptor: Int32, isOverlapped: Bool, isRegular: Bool, isWrittenThrough: Bool = false
  ) throws(EngineError) -> Handle {
    let file = Stable(
      File(descriptor, isOverlapped: isOverlapped, isRegular: isRegular, isWrittenThrough: isWrittenThrough))
    do throws(EngineError) {
      let handle = try unsafe HandleTable.insert(.file, file.address) { address in
        unsafe Stable<File>(address: address).close()
      }
      let slot = try HandleTable.lock(handle, .file, for: .open)
      file.value.handle = handle
      file.value.slot = slot
      if Modes.areOn { file.value.chaos = HandleChaos.make() }
      slot.unlock()
      return handle
    } catch {
      file.close()
      throw error
    }
  }

  /// Gives a file its port and key, for life. Operations that run already will complete
  /// there.
  package static func associate(
    _ handle: Handle, with portHandle: Handle, key: UInt
  ) throws(EngineError) {
    let portSlot = try HandleTable.lock(portHandle, .port, for: .associate)
    let port = portSlot.port
    port.value.retain()
    portSlot.unlock()
    do throws(EngineError) {
      let slot = try HandleTable.lock(handle, .file, for: .associate)
      defer { slot.unlock() }
      let file = slot.file
      guard file.value.port == nil else { throw EngineError(.associate, handle, .alreadyAssociated) }
      guard file.value.isOverlapped else { throw EngineError(.associate, handle, .notOverlapped) }
      if Modes.areOn, file.value.chaos == nil { file.value.chaos = HandleChaos.make(joining: port) }
      file.value.port = port
      file.value.key = key
    } catch {
      port.release()
      throw error
    }
  }

  /// Runs `body`, which may block, while the descriptor stays open; no lock is held.
  package static func withDescriptor<Result>(
    _ handle: Handle, _ operation: EngineError.Operation, _ body: (_ file: Stable<File>) -> Result
  ) throws(EngineError) -> Result {
    let slot = try HandleTable.lock(handle, .file, for: operation)
    let file = slot.file
    slot.pin()
    slot.unlock()
    defer { HandleTable.unpin(slot, handle) }
    return body(file)
  }
}

extension Stable where Value == File {
  /// Runs once nothing can reach the file any more: its handle is closed, and no thread
  /// has it pinned.
  fileprivate func close() {
    SystemCalls.close(value.descriptor)
    value.port?.release()
    if value.isAwaited { AwaitedHandle.closed(value.handle) }
    value.chaos?.destroy()
    destroy()
    Revisits.descriptorWasFreed()
  }
}

extension Stable where Value == HandleSlot {
  /// The file behind a locked slot of kind `.file`.
  @inline(__always)
  package var file: Stable<File> {
    // SAFETY: slots of kind `.file` hold the address of a File, destroyed only after the
    // slot was closed and unpinned.
    unsafe Stable<File>(address: value.object!)
  }
}

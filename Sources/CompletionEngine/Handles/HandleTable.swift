// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem
internal import Synchronization

/// Handle → resource, for every kind of resource in the process.
///
/// One stretch of address space is reserved for all slots there can ever be
/// (32 MiB, of which only touched pages cost memory), so that looking a handle up
/// is an addition and no entry ever moves. A stale handle meets another generation
/// and is refused. The table's own lock guards only the list of vacant slots.
package enum HandleTable {
  // MARK: Looking up

  /// Locks the slot of an open handle of this kind. The caller unlocks it.
  @inline(__always)
  package static func lock(
    _ handle: Handle, _ kind: HandleKind, for operation: EngineError.Operation
  ) throws(EngineError) -> LockedSlot {
    guard let slot = slot(of: handle) else { throw refusal(operation, handle) }
    // Objects of a face are looked up while a socket's slot is locked. A handle of
    // another kind must not be waited for then: it may be that very socket.
    if kind.isOfFace, slot.value.kind != kind {
      throw EngineError(operation, handle, isOpen(handle) ? .wrongKind : .invalidHandle)
    }
    slot.value.lock.lock()
    guard slot.value.state.admits(generation: handle.generation) else {
      slot.unlock()
      throw EngineError(operation, handle, .invalidHandle)
    }
    guard slot.value.kind == kind else { return try lockThroughAlias(slot, handle, kind, operation) }
    return slot
  }

  /// As `lock`, for a value that the engine keeps: nil when the resource is gone.
  @inline(__always)
  static func lockIfOpen(_ handle: Handle, _ kind: HandleKind) -> LockedSlot? {
    guard let slot = slot(of: handle) else { return nil }
    slot.value.lock.lock()
    if slot.value.state.admitsInside(generation: handle.generation), slot.value.kind == kind { return slot }
    slot.unlock()
    return nil
  }

  /// Whether the handle is open now. Another thread may close it right after.
  @inline(__always)
  package static func isOpen(_ handle: Handle) -> Bool {
    slot(of: handle)?.value.state.admits(generation: handle.generation) ?? false
  }

  /// The kind of an open handle, nil when it is not open.
  package static func kind(of handle: Handle) -> HandleKind? {
    guard let slot = slot(of: handle) else { return nil }
    let kind: HandleKind? = slot.value.lock.withLock {
      guard slot.value.state.admits(generation: handle.generation) else { return nil }
      // What an alias leads to lives as long as the alias.
      return slot.value.kind == .alias ? Self.slot(of: aliasTarget(slot))?.value.kind : slot.value.kind
    }
    return kind
  }

  /// Whether a thread uses the resource without the lock, which the caller holds.
  static func isPinned(_ handle: Handle) -> Bool { slot(of: handle)?.isPinned ?? false }

  /// Runs `body` for each open handle of this kind, with its slot locked; `body` unlocks
  /// it. Handles that come or go meanwhile may be left out.
  static func forEach(_ kind: HandleKind, _ body: (LockedSlot) -> Void) {
    for index in 0..<Int(csystem_slots_count()) {
      guard let slot = slot(at: index), slot.value.kind == kind else { continue }
      slot.value.lock.lock()
      if slot.value.state.isOpen, slot.value.kind == kind { body(slot) } else { slot.unlock() }
    }
  }

  // MARK: Looking ahead

  /// Asks for the memory of the handle's slot, which is about to be locked.
  @inline(__always)
  package static func prefetchSlot(of handle: Handle) {
    if let slot = slot(of: handle) { Prefetch.lines(1, at: unsafe UInt(bitPattern: slot.address)) }
  }

  /// Asks for what a message touches of the resource behind the handle. Its slot has been
  /// asked for before: its first word says where the resource is.
  @inline(__always)
  package static func prefetchResource(of handle: Handle) {
    if let slot = slot(of: handle) { unsafe Prefetch.target(ofWordAt: slot.address) }
  }

  // MARK: Opening and closing

  /// Gives `object` a handle. `destructor` runs once, after the handle was closed
  /// and its last pin released, on the thread that did the later of the two.
  package static func insert(
    _ kind: HandleKind, _ object: UnsafeMutableRawPointer, _ destructor: Destructor
  ) throws(EngineError) -> Handle {
    if isForked { throw EngineError(.lookUp, .none, .usedAfterFork) }
    guard let index = vacant.withLock({ $0.take() }), let slot = slot(at: index) else {
      throw EngineError(.lookUp, .none, .outOfHandles)
    }
    let handle = slot.value.lock.withLock {
      slot.value.state.open()
      slot.value.kind = kind
      unsafe slot.value.object = object
      unsafe slot.value.destructor = destructor
      return Handle(slot: index, generation: slot.value.state.generation)
    }
    if Modes.areOn { Verifier.opens(handle, kind) }
    return handle
  }

  /// Ends the use of a locked slot's handle and unlocks it. What must still happen
  /// to the resource while nobody else can reach it has been done by the caller.
  package static func closeAndUnlock(_ slot: LockedSlot, _ handle: Handle) {
    if Modes.areOn { Verifier.ends(handle) }
    let isUnused = slot.value.state.close()
    slot.unlock()
    if isUnused { destroy(slot) }
  }

  /// Gives a pin back; the last pin of a closed handle destroys the resource.
  package static func unpin(_ slot: Stable<HandleSlot>, _ handle: Handle) {
    let isLast = slot.value.lock.withLock { slot.value.state.unpin() }
    if isLast { destroy(slot) }
  }

  private static func destroy(_ slot: Stable<HandleSlot>) {
    // Nobody else can reach the resource: the state refuses new users, and the
    // last old one is here.
    let (object, destructor) = unsafe slot.value.lock.withLock {
      unsafe (slot.value.object, slot.value.destructor)
    }
    if let object = unsafe object { unsafe destructor?(object) }
    slot.value.lock.withLock {
      unsafe slot.value.object = nil
      slot.value.state.vacate()
    }
    let offset = unsafe slot.address - csystem_slots_base()
    vacant.withLock { $0.give(back: offset / MemoryLayout<HandleSlot>.stride) }
  }

  // MARK: Slots

  static func handle(of slot: LockedSlot) -> Handle {
    let offset = unsafe slot.address - csystem_slots_base()
    return Handle(slot: offset / MemoryLayout<HandleSlot>.stride, generation: slot.value.state.generation)
  }

  /// Handles that are open or closing now.
  package static var count: Int { vacant.withLock { $0.inUse } }

  /// Set in a child of fork(2): its copy of the table leads nowhere.
  package static var isForked: Bool { forked.load(ordering: .relaxed) }

  static func markForked() {
    forked.store(true, ordering: .relaxed)
    csystem_slots_publish(nil, 0)
    // The one thread of the child knows a slot by heart.
    Stable<Waiter>.current.value.boundHandle = .none
  }

  @inline(never)
  private static func refusal(
    _ operation: EngineError.Operation, _ handle: Handle
  ) -> EngineError {
    EngineError(operation, handle, isForked ? .usedAfterFork : .invalidHandle)
  }

  private static let forked = Atomic<Bool>(false)
  private static let vacant = Guarded(VacantSlots())
  // SAFETY: written once, before anybody can read it.
  private nonisolated(unsafe) static let memory: UnsafeMutableRawPointer? = unsafe reserve()

  private static func reserve() -> UnsafeMutableRawPointer? {
    // Before there is anything that a child could touch.
    guard csystem_at_fork({ HandleTable.markForked() }) == 0 else { return nil }
    return unsafe csystem_reserve((Limits.handles + 1) * MemoryLayout<HandleSlot>.stride)
  }

  @inline(__always)
  static func slot(of handle: Handle) -> Stable<HandleSlot>? { slot(at: handle.slot) }

  @inline(__always)
  private static func slot(at index: Int) -> Stable<HandleSlot>? {
    guard index > 0, index < Int(csystem_slots_count()) else { return nil }
    // SAFETY: `index` is below the count, so the slot lies within the reservation and
    // has been initialized.
    return unsafe Stable(
      address: csystem_slots_base() + index &* MemoryLayout<HandleSlot>.stride)
  }

  /// Which slots are free: those given back, oldest first, then fresh ones.
  private struct VacantSlots {
    private var first = 0
    private var last = 0
    private var count = 0
    private(set) var inUse = 0

    mutating func take() -> Int? {
      let fresh = max(1, Int(csystem_slots_count()))
      if fresh <= Limits.handles, count < Limits.freeSlotsBeforeReuse {
        guard makeFresh(fresh) else { return nil }
        inUse += 1
        return fresh
      }
      guard count > 0, let slot = HandleTable.slot(at: first) else { return nil }
      let taken = first
      first = unsafe Int(bitPattern: slot.value.object)
      unsafe slot.value.object = nil
      count -= 1
      inUse += 1
      return taken
    }

    mutating func give(back index: Int) {
      if count > 0, let tail = HandleTable.slot(at: last) {
        unsafe tail.value.object = UnsafeMutableRawPointer(bitPattern: index)
      } else {
        first = index
      }
      last = index
      count += 1
      inUse -= 1
    }

    private func makeFresh(_ index: Int) -> Bool {
      guard let memory = unsafe HandleTable.memory else { return false }
      // SAFETY: the reservation has room for `Limits.handles` + 1 slots, and no
      // thread looks at this one before the count says so.
      unsafe (memory + index * MemoryLayout<HandleSlot>.stride)
        .bindMemory(to: HandleSlot.self, capacity: 1).initialize(to: HandleSlot())
      unsafe csystem_slots_publish(memory, UInt32(index + 1))
      return true
    }
  }
}

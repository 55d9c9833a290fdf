// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import Synchronization

/// Memory that is made known once to a worker pool's port, and cut into slots; reads and
/// writes name the slot.
///
/// A slot is used by one operation at a time, and while one has it nobody can look at its
/// bytes. The memory is given up by `deregister()`, which waits for the operations on it.
///
///     let memory = try RegisteredMemory(slots: 16, bytesEach: 4096, on: pool)
///     let slot = try memory.slot(3)
///     let count = try await connection.read(into: slot)
///     try slot.withBytes { bytes in bytes.storeBytes(of: 0, as: UInt8.self) }
///     try await connection.write(slot, count: count)
///     try await memory.deregister()
@safe
public final class RegisteredMemory: @unchecked Sendable {
  // Sendable: constants and atomics; bytes of a slot belong to whoever has taken it.

  /// How many slots there are.
  public let slots: Int
  /// Bytes of each.
  public let bytesEach: Int
  let port: CompletionPort
  private let memory: UnsafeMutableRawPointer
  private let isOwned: Bool
  /// One for each slot: whether it is taken.
  private let taken: UnsafeMutablePointer<Atomic<Bool>>
  /// Slots that are taken; `closing` is added once.
  private let state = Atomic<Int>(0)
  private let waiter = unsafe Guarded<UnsafeContinuation<Void, Never>?>(nil)

  private static let closing = 1 << 40
  private static let maximalSlots = 1 << 20

  /// Allocates and registers `slots` times `bytesEach` bytes, which are zero.
  ///
  /// - Throws: `invalidArgument` for no slots, more than 1,048,576 of them, or no bytes.
  public convenience init(slots: Int, bytesEach: Int, on pool: WorkerPool) throws(IOError) {
    guard (1...Self.maximalSlots).contains(slots), (1...Limits.bytesPerOperation).contains(bytesEach) else {
      throw IOError(.invalidArgument, "register")
    }
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: slots * bytesEach, alignment: 64)
    unsafe memory.initializeMemory(as: UInt8.self, repeating: 0)
    unsafe self.init(memory.baseAddress!, slots: slots, bytesEach: bytesEach, isOwned: true, pool)
  }

  /// Registers memory of the caller's: as many slots as fit.
  ///
  /// It must hold values, stay where it is and be left alone until `deregister()` has
  /// returned.
  ///
  /// - Throws: `invalidArgument` when no slot fits.
  @unsafe
  public convenience init(
    _ memory: UnsafeMutableRawBufferPointer, bytesEach: Int, on pool: WorkerPool
  ) throws(IOError) {
    guard let base = memory.baseAddress, (1...Limits.bytesPerOperation).contains(bytesEach),
      memory.count >= bytesEach
    else { throw IOError(.invalidArgument, "register") }
    unsafe self.init(
      base, slots: min(memory.count / bytesEach, Self.maximalSlots), bytesEach: bytesEach, isOwned: false, pool)
  }

  private init(
    _ base: UnsafeMutableRawPointer, slots: Int, bytesEach: Int, isOwned: Bool, _ pool: WorkerPool
  ) {
    self.slots = slots
    self.bytesEach = bytesEach
    self.isOwned = isOwned
    port = pool.port
    unsafe memory = base
    unsafe taken = .allocate(capacity: slots)
    for slot in 0..<slots { unsafe (taken + slot).initialize(to: Atomic(false)) }
    if Modes.areOn { Verifier.registers(address, length: slots * bytesEach) }
  }

  private var address: UInt { unsafe UInt(bitPattern: memory) }

  deinit {
    if Modes.areOn, state.load(ordering: .relaxed) == 0 { Verifier.deregisters(address) }
    unsafe taken.deinitialize(count: slots)
    unsafe taken.deallocate()
    if isOwned { unsafe memory.deallocate() }
  }

  /// The name of a slot.
  ///
  /// - Throws: `invalidArgument` unless `index` is in `0..<slots`.
  public func slot(_ index: Int) throws(IOError) -> RegisteredSlot {
    guard (0..<slots).contains(index) else { throw IOError(.invalidArgument, "slot") }
    return RegisteredSlot(memory: self, index: index)
  }

  // MARK: Giving up

  /// Lets nothing begin any more, waits for what has begun, and gives the memory up.
  /// Operations on it are refused with `handleClosed` from the call on. Cancelling the task
  /// does not cut it short: cancel the operations.
  ///
  /// - Throws: `handleClosed`: it was given up already, or somebody is about to.
  public func deregister() async throws(IOError) {
    let before = state.bitwiseOr(Self.closing, ordering: .acquiringAndReleasing).oldValue
    if before & Self.closing != 0 { throw IOError(.handleClosed, "deregister") }
    if Modes.areOn { Verifier.deregisters(address) }
    if before == 0 { return }
    unsafe await withUnsafeContinuation { continuation in
      let isOver = unsafe waiter.withLock {
        if state.load(ordering: .acquiring) == Self.closing { return true }
        unsafe $0 = continuation
        return false
      }
      if isOver { unsafe continuation.resume() }
    }
  }

  /// As the form that waits, and refuses where that would have to.
  ///
  /// - Throws: `operationsInFlight` with their number, and nothing has happened;
  ///   `handleClosed`.
  public func deregister() throws(IOError) {
    let (exchanged, now) = state.compareExchange(
      expected: 0, desired: Self.closing, ordering: .acquiringAndReleasing)
    if exchanged {
      if Modes.areOn { Verifier.deregisters(address) }
      return
    }
    if now & Self.closing != 0 { throw IOError(.handleClosed, "deregister") }
    throw IOError(.operationsInFlight(now), "deregister")
  }

  // MARK: Taking a slot

  /// Takes the slot for an operation, or for its owner; `leave` gives it back.
  func enter(_ slot: Int, _ operation: String) throws(IOError) -> UnsafeMutableRawPointer {
    if state.wrappingAdd(1, ordering: .acquiring).oldValue & Self.closing != 0 {
      depart()
      throw IOError(.handleClosed, operation)
    }
    // SAFETY: a RegisteredSlot's index is below `slots`.
    if unsafe taken[slot].exchange(true, ordering: .acquiring) {
      depart()
      throw IOError(.operationInFlight, operation)
    }
    return unsafe memory + slot * bytesEach
  }

  func leave(_ slot: Int) {
    unsafe taken[slot].store(false, ordering: .releasing)
    depart()
  }

  private func depart() {
    guard state.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == Self.closing else { return }
    let continuation = unsafe waiter.withLock { waiter in
      defer { unsafe waiter = nil }
      return unsafe waiter
    }
    unsafe continuation?.resume()
  }
}

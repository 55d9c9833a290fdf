// SPDX-License-Identifier: Apache-2.0

/// Chaos in the life of a file's operation. The thread that blocks for it has time, so
/// it sleeps.
extension File {
  /// A read has come. Answers whether it goes to a thread although it might be answered
  /// at once. The slot's lock is held.
  @inline(never)
  mutating func leavesPending(_ operation: Stable<Operation>) -> Bool {
    begin(operation)
    return chaos?.value.decide(.pend, operation) != nil
  }

  @inline(never)
  mutating func begin(_ operation: Stable<Operation>) {
    if Modes.current.contains(.sanitized) { unsafe Sanitizers.release(operation.address) }
    chaos?.value.begin(operation)
  }

  /// Before an operation is performed, and after it; no lock is held.
  @inline(never)
  borrowing func rest(_ operation: Stable<Operation>, isBefore: Bool) {
    if Modes.current.contains(.sanitized) { unsafe Sanitizers.acquire(operation.address) }
    guard let draw = chaos?.value.decide(.file, operation), (draw.word & 4 == 0) == isBefore else { return }
    PortChaos.rest(nanoseconds: draw.nanoseconds)
  }
}

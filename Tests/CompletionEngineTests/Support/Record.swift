// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import Synchronization
import TestSupport

/// An operation of a test: its record, its buffer, and a count of what the engine told.
///
/// A packet's token is the address of its Record. Kept alive from the first use of
/// `operation` until the engine has told; afterwards the test keeps it.
@safe
final class Record: @unchecked Sendable {
  // The engine's until `told`; afterwards the test's.
  private let stored: Stable<CompletionEngine.Operation>
  let memory: UnsafeMutableRawBufferPointer
  private let calls = Atomic<Int>(0)
  private(set) var status = Status(code: .max)
  private(set) var result = -1

  init(_ kind: CompletionEngine.Operation.Kind, capacity: Int = 0, _ bytes: [UInt8] = []) {
    let size = max(capacity, bytes.count)
    unsafe memory = .allocate(byteCount: size, alignment: 16)
    unsafe memory.initializeMemory(as: UInt8.self, repeating: 0)
    unsafe memory.copyBytes(from: bytes)
    stored = unsafe Stable(
      CompletionEngine.Operation(
        kind, token: 0, completion: Record.tell, buffer: memory.baseAddress, length: size))
    stored.value.token = unsafe UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque())
  }

  deinit {
    stored.destroy()
    unsafe memory.deallocate()
  }

  var operation: Stable<CompletionEngine.Operation> {
    if told == 0 { inUse.withLock { $0[ObjectIdentifier(self)] = self } }
    return stored
  }

  /// How often the engine told of the end; must never exceed 1 for one submission.
  var told: Int { calls.load(ordering: .acquiring) }

  /// The first bytes of the buffer.
  func bytes(_ count: Int) -> [UInt8] { unsafe Array(memory.prefix(count)) }

  /// Makes it as good as new, for the next submission.
  func renew() {
    calls.store(0, ordering: .releasing)
    stored.value.progress = 0
    status = Status(code: .max)
    result = -1
  }

  static func of(_ packet: Packet) -> Record {
    unsafe Unmanaged<Record>.fromOpaque(UnsafeRawPointer(bitPattern: packet.token)!).takeUnretainedValue()
  }

  private static let tell: CompletionEngine.Completion = { _, operation, status, result, packet in
    let operation = unsafe Stable<CompletionEngine.Operation>(address: operation)
    let record = unsafe Unmanaged<Record>.fromOpaque(UnsafeRawPointer(bitPattern: operation.value.token)!)
      .takeUnretainedValue()
    record.status = Status(code: status)
    record.result = result
    unsafe packet.assumingMemoryBound(to: Packet.self).pointee.status = UInt32(bitPattern: status)
    let kept = inUse.withLock { $0.removeValue(forKey: ObjectIdentifier(record)) }
    record.calls.add(1, ordering: .acquiringAndReleasing)
    withExtendedLifetime(kept) {}
    return true
  }
}

private let inUse = Guarded<[ObjectIdentifier: Record]>([:])

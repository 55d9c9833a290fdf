// SPDX-License-Identifier: Apache-2.0

import Glibc
import IOCP
import Synchronization
import TestSupport
import Testing

struct RegisteredMemoryTests {
  private func withSlots(
    _ body: @escaping @Sendable (Shared, Peer, RegisteredMemory) async throws -> Void
  ) throws {
    try withConnected { connection, peer, pool in
      try await body(Shared(connection, pool), peer, try RegisteredMemory(slots: 2, bytesEach: 8, on: pool))
    }
  }

  @Test func `an operation names its slot`() throws {
    try withSlots { mine, peer, memory in
      let slot = try memory.slot(1)
      try peer.send([1, 2, 3])
      #expect(try await mine.connection.read(into: slot) == 3)
      try slot.withBytes { bytes in
        #expect(bytes.bytes.array == [1, 2, 3, 0, 0, 0, 0, 0])
        bytes.storeBytes(of: 9, as: UInt8.self)
      }
      try await mine.connection.write(slot, count: 2)
      #expect(try peer.receive(2) == [9, 2])
      try memory.slot(0).withBytes { #expect($0.bytes.array == [UInt8](repeating: 0, count: 8)) }
      try await memory.deregister()
    }
  }

  @Test func `a slot in flight is nobody else's`() throws {
    try withSlots { mine, peer, memory in
      let slot = try memory.slot(0)
      let reading = mine.beside { try await mine.connection.read(into: slot) }
      await Task.yield()
      #expect(try failure { try slot.withBytes { _ in } }?.code == .operationInFlight)
      #expect(try await failure { try await mine.connection.write(slot) }?.code == .operationInFlight)
      try memory.slot(1).withBytes { _ in }
      try peer.send([1])
      #expect(try await reading.value == 1)
      try slot.withBytes { _ in }
    }
  }

  @Test func `deregistering refuses, or waits, while an operation has a slot`() throws {
    try withSlots { mine, peer, memory in
      let slot = try memory.slot(0)
      let reading = mine.beside { try await mine.connection.read(into: slot) }
      await Task.yield()
      #expect(try failure { try memory.deregister() }?.code == .operationsInFlight(1))
      let hasEnded = Ended()
      let end = mine.beside {
        try await memory.deregister()
        hasEnded.value.withLock { $0 = true }
      }
      await Task.yield()
      #expect(!hasEnded.value.withLock { $0 })
      // Waiting, it lets nothing begin.
      #expect(try await failure { try await mine.connection.write(try memory.slot(1)) }?.code == .handleClosed)
      #expect(try failure { try memory.slot(1).withBytes { _ in } }?.code == .handleClosed)
      #expect(try await failure { try await memory.deregister() }?.code == .handleClosed)
      try peer.send([1])
      #expect(try await reading.value == 1)
      try await end.value
      #expect(try failure { try memory.deregister() }?.code == .handleClosed)
    }
  }

  @Test func `memory of the caller's, as many slots as fit`() throws {
    try withConnected { connection, peer, pool in
      let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 20, alignment: 1)
      defer { unsafe bytes.deallocate() }
      unsafe bytes.initializeMemory(as: UInt8.self, repeating: 7)
      let memory = unsafe try RegisteredMemory(bytes, bytesEach: 8, on: pool)
      #expect(memory.slots == 2)
      try peer.send([1])
      #expect(try await connection.read(into: try memory.slot(1)) == 1)
      try await memory.deregister()
      #expect(unsafe Array(bytes[7..<10]) == [7, 1, 7])
      let error = try failure { _ = unsafe try RegisteredMemory(bytes, bytesEach: 21, on: pool) }
      #expect(error?.code == .invalidArgument)
      await connection.close()
    }
  }

  @Test func `what is not there, too long or elsewhere is refused`() throws {
    try withSlots { mine, peer, memory in
      for index in [-1, 2, .max] {
        #expect(try failure { _ = try memory.slot(index) }?.code == .invalidArgument)
      }
      let slot = try memory.slot(0)
      for count in [-1, 9, .max] {
        let error = try await failure { try await mine.connection.write(slot, count: count) }
        #expect(error?.code == .invalidArgument)
      }
      try await mine.connection.write(slot, count: 0)
      let other = try WorkerPool(threads: 0)
      let elsewhere = try RegisteredMemory(slots: 1, bytesEach: 8, on: other)
      let error = try await failure { _ = try await mine.connection.read(into: try elsewhere.slot(0)) }
      #expect(error?.code == .invalidArgument)
      #expect(try failure { _ = try RegisteredMemory(slots: 0, bytesEach: 8, on: other) }?.code == .invalidArgument)
      #expect(try failure { _ = try RegisteredMemory(slots: 1, bytesEach: 0, on: other) }?.code == .invalidArgument)
    }
  }
}

struct RegisteredLeakTests {
  @Test func `memory that is registered at the process's end is a leak, for those who ask`() async {
    let result = await #expect(processExitsWith: .exitCode(86), observing: [\.standardErrorContent]) {
      try askForLeaks()
      try leaveRegistered(givingUp: 1)
      exit(0)
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("iocp-verify: leak: 1024 bytes were registered when the process ended"))
    #expect(!said.contains("2048 bytes"))
  }

  @Test func `memory that was given up, or dropped, is none`() async {
    await #expect(processExitsWith: .exitCode(0)) {
      try askForLeaks()
      try leaveRegistered(givingUp: 2)
      exit(0)
    }
  }
}

/// As a program that was started with this in its environment.
private func askForLeaks() throws {
  unsafe setenv("IOCP_VERIFY", "fatal,leaks", 1)
  try CompletionPort(options: .verified).close()
}

/// Two registrations that live on, of which the last ones are given up, and one that is dropped.
private func leaveRegistered(givingUp count: Int) throws {
  let pool = try WorkerPool(threads: 0)
  let all = [
    try RegisteredMemory(slots: 16, bytesEach: 64, on: pool), try RegisteredMemory(slots: 16, bytesEach: 128, on: pool),
  ]
  for memory in all.suffix(count) { try memory.deregister() }
  _ = try RegisteredMemory(slots: 16, bytesEach: 128, on: pool)
  _ = unsafe Unmanaged.passRetained(all as AnyObject)
  pool.stop()
}

private final class Ended: Sendable {
  let value = Mutex(false)
}

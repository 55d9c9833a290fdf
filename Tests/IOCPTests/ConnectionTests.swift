// SPDX-License-Identifier: Apache-2.0

import IOCP
import TestSupport
import Testing

struct ConnectionTests {
  @Test func `a receive and a send make an echo`() throws {
    let port = try CompletionPort()
    let pair = try Pair(port, key: 9)
    let operation = Operation(capacity: 64)
    for round in 1...20 as ClosedRange<UInt8> {
      try pair.server.receive(operation)
      try pair.client.send([UInt8](repeating: round, count: Int(round)))
      let received = try port.next()
      #expect(received.operation === operation)
      #expect(received.key == 9)
      #expect(received.bytes == Int(round))
      #expect(operation.kind == .receive)
      #expect(operation.connection == pair.server)
      #expect(operation.array(received.bytes) == [UInt8](repeating: round, count: Int(round)))
      try pair.server.send(operation, count: received.bytes)
      #expect(try port.next().bytes == Int(round))
      #expect(operation.kind == .send)
      #expect(try pair.client.receive(Int(round)) == [UInt8](repeating: round, count: Int(round)))
    }
    try pair.server.close()
    try port.close()
  }

  @Test func `a connect completes, and a connection it makes carries data`() throws {
    let port = try CompletionPort()
    let listener = try ListenerHandle(SocketAddress("::1", port: 0), on: port, key: 1)
    let accept = Operation()
    try listener.accept(accept)
    let connect = Operation()
    let client = try ConnectionHandle(to: listener.address, on: port, key: 2, connect)
    var server: ConnectionHandle?
    for _ in 0..<2 {
      let completion = try port.next()
      #expect(completion.error == nil)
      if completion.key == 1 { server = try ConnectionHandle(accepted: completion, on: port, key: 3) }
    }
    let (send, receive) = (Operation(capacity: 8), Operation(capacity: 8))
    send.fill([1, 2, 3])
    try server?.receive(receive)
    try client.send(send, count: 3)
    for _ in 0..<2 { #expect(try port.next().bytes == 3) }
    #expect(receive.array(3) == [1, 2, 3])
    try client.close()
    try server?.close()
    try listener.close()
    try port.close()
  }

  @Test func `a refused connect fails in its completion, with the system's number`() throws {
    let port = try CompletionPort()
    let listener = try ListenerHandle(SocketAddress("127.0.0.1", port: 0), on: port)
    let address = try listener.address
    try listener.close()
    let connect = Operation()
    let client = try ConnectionHandle(to: address, on: port, connect)
    let completion = try port.next()
    #expect(completion.operation === connect)
    #expect(completion.error?.code == .system(errno: 111))
    #expect(completion.error?.operation == "connect")
    try client.close()
    try port.close()
  }

  @Test func `a Unix path is listened on and connected to`() throws {
    let port = try CompletionPort()
    // The abstract namespace takes no file, but a path of ours does: in a folder of its own.
    let folder = try TemporaryFolder()
    let address = try SocketAddress(unixPath: folder.path + "/socket")
    let listener = try ListenerHandle(address, on: port, key: 1)
    try listener.accept(Operation())
    let client = try ConnectionHandle(to: address, on: port, key: 2, Operation())
    for _ in 0..<2 {
      let completion = try port.next()
      #expect(completion.error == nil)
      if completion.key == 1 { try ConnectionHandle(accepted: completion, on: port).close() }
    }
    try client.close()
    try listener.close()
    try port.close()
  }

  // MARK: Cancel

  @Test func `cancel answers honestly, and the completion tells`() throws {
    let port = try CompletionPort()
    let pair = try Pair(port)
    let operations = (0..<3).map { _ in Operation(capacity: 8) }
    #expect(try failure { try pair.server.cancel() }?.code == .notFound)
    for operation in operations { try pair.server.receive(operation) }
    #expect(try pair.server.cancel(operations[1]) == 1)
    let completion = try port.next()
    #expect(completion.operation === operations[1])
    #expect(completion.error?.code == .cancelled)
    #expect(completion.bytes == 0)
    #expect(try failure { try pair.server.cancel(operations[1]) }?.code == .notFound)
    #expect(try pair.server.cancel() == 2)
    for _ in 0..<2 { #expect(try port.next().error?.code == .cancelled) }
    #expect(port.hasNothing)
    try pair.server.close()
    try port.close()
  }

  @Test func `a listener's accepts can be cancelled`() throws {
    let port = try CompletionPort()
    let listener = try ListenerHandle(SocketAddress("127.0.0.1", port: 0), on: port)
    let operation = Operation()
    try listener.accept(operation)
    #expect(try failure { try listener.close() }?.code == .operationsInFlight(1))
    #expect(try listener.cancel() == 1)
    let completion = try port.next()
    #expect(completion.error?.code == .cancelled)
    #expect(try failure { _ = try ConnectionHandle(accepted: completion, on: port) }?.code == .invalidArgument)
    try listener.close()
    try port.close()
  }

  // MARK: Close

  @Test func `close refuses while operations are in flight, and says how many`() throws {
    let port = try CompletionPort()
    let pair = try Pair(port)
    for _ in 0..<2 { try pair.server.receive(Operation(capacity: 8)) }
    let error = try failure { try pair.server.close() }
    #expect(error?.code == .operationsInFlight(2))
    #expect(error?.operation == "close")
    try pair.server.cancel()
    for _ in 0..<2 { _ = try port.next() }
    try pair.server.close()
    let again = try failure { try pair.server.close() }
    #expect(again?.code == .invalidHandle)
    #expect(again?.handle == error?.handle)
    try port.close()
  }

  @Test func `an error names the operation and the handle`() throws {
    let port = try CompletionPort()
    let pair = try Pair(port)
    try pair.server.close()
    let error = try #require(try failure { try pair.server.receive(Operation(capacity: 1)) })
    #expect(error.operation == "receive")
    #expect(error.handle != 0)
    #expect(error.description == "receive on handle \(error.handle): invalidHandle")
    #expect(try failure { try pair.server.send(Operation(capacity: 1), count: 1) }?.operation == "send")
    try port.close()
  }

  // MARK: The operation in flight

  @Test func `an operation in flight cannot be started again`() throws {
    let port = try CompletionPort()
    let pair = try Pair(port)
    let operation = Operation(capacity: 8)
    try pair.server.receive(operation)
    #expect(operation.isInFlight)
    #expect(try failure { try pair.server.receive(operation) }?.code == .operationInFlight)
    #expect(try failure { try pair.server.send(operation, count: 1) }?.code == .operationInFlight)
    #expect(try failure { try port.post(operation: operation) }?.code == .operationInFlight)
    try pair.client.send([5])
    #expect(try port.next().operation === operation)
    #expect(operation.array(1) == [5])
    #expect(port.hasNothing)
    try pair.server.close()
    try port.close()
  }

  @Test func `more bytes than the buffer holds are refused`() throws {
    let port = try CompletionPort()
    let pair = try Pair(port)
    let operation = Operation(capacity: 8)
    for count in [-1, 9] {
      #expect(try failure { try pair.server.receive(operation, count: count) }?.code == .invalidArgument)
      #expect(try failure { try pair.server.send(operation, count: count) }?.code == .invalidArgument)
    }
    #expect(!operation.isInFlight)
    try pair.server.close()
    try port.close()
  }

  @Test func `reading the buffer of an operation in flight traps`() async {
    await #expect(processExitsWith: .failure) {
      let port = try CompletionPort()
      let operation = Operation(capacity: 8)
      try port.post(operation: operation)
      _ = operation.array(1)
      // Not reached: would make the test fail.
      exitSuccessfully()
    }
  }

  @Test func `changing the buffer of an operation in flight traps`() async {
    await #expect(processExitsWith: .failure) {
      let port = try CompletionPort()
      let operation = Operation(capacity: 8)
      try port.post(operation: operation)
      operation.fill([1])
      exitSuccessfully()
    }
  }

  @Test func `the port keeps a pending operation alive, and lets it go with its completion`() throws {
    let port = try CompletionPort()
    let pair = try Pair(port)
    let witness = Witness()
    do {
      let operation = Operation(capacity: 8)
      operation.context = witness.token()
      try pair.server.receive(operation)
    }
    #expect(witness.alive == 1)
    try pair.client.send([1])
    do { #expect(try port.next().bytes == 1) }
    #expect(witness.alive == 0)
    try pair.server.close()
    try port.close()
  }

  // MARK: Memory of the caller's

  @Test func `memory of the caller's is filled and sent`() throws {
    let port = try CompletionPort()
    let pair = try Pair(port)
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 16, alignment: 1)
    defer { unsafe memory.deallocate() }
    let operation = Operation()
    try unsafe pair.server.receive(operation, into: memory)
    #expect(try failure { try unsafe pair.server.receive(operation, into: memory) }?.code == .operationInFlight)
    try pair.client.send([1, 2, 3])
    #expect(try port.next().bytes == 3)
    #expect(unsafe Array(memory.prefix(3)) == [1, 2, 3])
    try unsafe pair.server.send(operation, from: UnsafeRawBufferPointer(rebasing: memory.prefix(3)))
    #expect(try port.next().bytes == 3)
    #expect(try pair.client.receive(3) == [1, 2, 3])
    try pair.server.close()
    try port.close()
  }
}

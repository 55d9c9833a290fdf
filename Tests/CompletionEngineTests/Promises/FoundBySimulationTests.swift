// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import TestSupport
import Testing

/// What the simulation has found, as far as real sockets can show it (docs/simulation.md).
/// The rest needs a kernel without memory: that is kept as seeds.
struct FoundBySimulationTests {
  // Interleaving                   (time runs down)
  //   this thread                  the backstop
  //   close(port), nothing pends
  //                                looks after the port no more
  //   receive: pending
  //                                looks after it again
  @Test func `P8 progress: a receive that begins after its port was closed completes`() throws {
    let link = try Link()
    try Port.close(link.port)
    for round in 0..<3 as Range<UInt8> {
      let record = Record(.receive, capacity: 8)
      #expect(try Socket.receive(link.socket, record.operation) == .pending)
      try link.peer.send([round])
      try eventually("the receive") { record.told == 1 }
      #expect(record.bytes(1) == [round])
    }
    try Socket.close(link.socket)
  }

  // Interleaving                   (time runs down)
  //   this thread                  the backstop
  //   connect: pending
  //   receive: takes the error
  //                                asks how the connect went: no error any more
  @Test func `P1 exactly once: a connect ends although a receive took its error`() throws {
    // Nobody listens there any more.
    let listener = try Socket.listen(on: Address("127.0.0.1", port: 0)!)
    let address = try Socket.localAddress(listener)
    try Socket.close(listener)
    let port = try Port.create(concurrency: 1)
    let socket = try Socket.create(family: 2, type: 1, protocolNumber: 0)
    try Socket.associate(socket, with: port, key: 1)
    let connect = Record(.connect)
    #expect(try address.connect(socket, connect) == .pending)
    let receive = Record(.receive, capacity: 8)
    _ = try? Socket.receive(socket, receive.operation)
    try eventually("the connect") { connect.told == 1 }
    #expect(connect.status == Status(code: Errno.connectionRefused))
    try Socket.abandon(socket)
    try Port.close(port)
  }
}

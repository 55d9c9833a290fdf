// SPDX-License-Identifier: Apache-2.0

@testable import CompletionEngine
import TestSupport
import Testing

struct HandleAliasTests {
  @Test func `a hidden handle is refused from outside and good inside`() {
    var state = HandleState.vacant
    state.open()
    state.hide()
    #expect(!state.admits(generation: 0))
    #expect(state.admitsInside(generation: 0))
    #expect(!state.admitsInside(generation: 1))
    let isUnused = state.close()
    #expect(isUnused && !state.isHidden)
    #expect(!state.admitsInside(generation: 0) && !state.admitsInside(generation: 1))
  }

  @Test(arguments: [true, false])
  func `P3 cancel, wait, close: operations end when the last of several handles closes`(_ firstGoesFirst: Bool) throws {
    let link = try Link()
    let alias = try Socket.duplicate(link.socket, mark: false)
    #expect(alias != link.socket && HandleTable.kind(of: alias) == .socket)
    let record = Record(.receive, capacity: 16)
    #expect(try Socket.receive(alias, record.operation) == .pending)
    let (first, last) = firstGoesFirst ? (link.socket, alias) : (alias, link.socket)
    #expect(try !Socket.abandonHandle(first))
    #expect(cause { try Socket.abandon(first) } == .invalidHandle)
    #expect(Port.hasNothing(link.port) && Descriptors.isOpen(link.descriptor))
    #expect(try Socket.abandonHandle(last))
    #expect(Record.of(try Port.next(link.port)) === record && record.status == .handleClosed)
    #expect(cause { try Socket.abandon(last) } == .invalidHandle)
    #expect(!Descriptors.isOpen(link.descriptor))
    try Port.close(link.port)
  }

  @Test func `P8 progress: readiness reaches a socket whose first handle was closed`() throws {
    let link = try Link()
    let alias = try Socket.duplicate(link.socket, mark: true)
    #expect(HandleTable.aliasMark(alias) == true && HandleTable.aliasMark(link.socket) == nil)
    #expect(HandleTable.first(alias) == link.socket)
    let record = Record(.receive, capacity: 16)
    #expect(try Socket.receive(link.socket, record.operation) == .pending)
    try Socket.abandon(link.socket)
    try link.peer.send([1, 2, 3])
    #expect(try Port.next(link.port).bytes == 3)
    try Socket.abandon(alias)
    try Port.close(link.port)
  }
}

// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import Testing

struct HandleTests {
  @Test func `every handle is a multiple of 4, not zero, and fits 31 bits`() throws {
    var made: [Handle] = []
    for _ in 0..<200 { made.append(try Port.create(concurrency: 1)) }
    for handle in made {
      #expect(handle.rawValue % 4 == 0)
      #expect(handle.rawValue != 0)
      #expect(handle.rawValue < 1 << 31)
      #expect(handle.word == UInt(handle.rawValue))
    }
    #expect(Set(made).count == made.count)
    for handle in made { try Port.close(handle) }
  }

  @Test(arguments: [UInt(1), 2, 3]) func `the two low bits of a given word are ignored`(_ bits: UInt) throws {
    let port = try Port.create(concurrency: 1)
    #expect(Handle(word: port.word | bits) == port)
    #expect(Handle(rawValue: port.rawValue | UInt32(bits)) == port)
    try Port.post(Handle(word: port.word | bits), Packet(key: 5))
    #expect(try Port.dequeue(Handle(word: port.word | bits), .none).key == 5)
    try Port.close(port)
  }

  @Test(arguments: [UInt.max, UInt.max - 1, 1 << 31, 1 << 32, 1 << 63, 0xffff_ffff])
  func `a word of more than 31 bits names nothing`(_ word: UInt) {
    #expect(Handle(word: word) == .none)
  }

  @Test(arguments: [UInt(0), 1, 3, 4 * 0xf_ffff, 0x7fff_fffc, 0x4000_0000, .max])
  func `garbage is refused by every call`(_ word: UInt) {
    let handle = Handle(word: word)
    let record = Record(.receive, capacity: 1)
    #expect(cause { _ = try Port.dequeue(handle, .none) } == .invalidHandle)
    #expect(cause { try Port.post(handle, Packet()) } == .invalidHandle)
    #expect(cause { try Port.close(handle) } == .invalidHandle)
    #expect(cause { _ = try Socket.receive(handle, record.operation) } == .invalidHandle)
    #expect(cause { _ = try Socket.send(handle, record.operation) } == .invalidHandle)
    #expect(cause { _ = try Socket.cancel(handle) { _ in true } } == .invalidHandle)
    #expect(cause { try Socket.close(handle) } == .invalidHandle)
    #expect(!HandleTable.isOpen(handle))
    #expect(HandleTable.kind(of: handle) == nil)
    #expect(record.told == 0)
  }

  @Test func `a handle of another kind is told apart from a closed one`() throws {
    let link = try Link()
    #expect(cause { try Port.post(link.socket, Packet()) } == .wrongKind)
    #expect(cause { try Socket.close(link.port) } == .wrongKind)
    #expect(HandleTable.kind(of: link.port) == .port)
    #expect(HandleTable.kind(of: link.socket) == .socket)
    try link.end()
    #expect(HandleTable.kind(of: link.socket) == nil)
  }
}

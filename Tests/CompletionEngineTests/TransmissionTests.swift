// SPDX-License-Identifier: Apache-2.0

@testable import CompletionEngine
import Glibc
import TestSupport
import Testing

struct TransmissionTests {
  private let folder: TemporaryFolder
  private let bytes: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    var random = Randomness(seed: 11)
    bytes = random.bytes(4 << 20)
  }

  /// The file, whose descriptor belongs to the transmission.
  private func file() throws -> Int32 {
    let path = folder.path + "/file"
    let writing = try unsafe check("open", open(path, O_CREAT | O_WRONLY, 0o600))
    try unsafe check("write", write(writing, bytes, bytes.count))
    close(writing)
    return try unsafe check("open", open(path, O_RDONLY | O_CLOEXEC))
  }

  private func start(_ link: Link, _ transmission: Stable<Transmission>) throws -> Record {
    let record = Record(.transmit)
    record.operation.value.transmission = transmission
    _ = try Socket.start(link.socket, record.operation)
    return record
  }

  @Test(arguments: Transport.allCases)
  func `P5 order: memory, a file and memory arrive in a row, behind a send that waits`(_ transport: Transport) throws {
    let link = try Link(transport)
    let before = Record(.send, bytes)
    _ = try Socket.send(link.socket, before.operation)
    let head = Record(.send, [1, 2, 3]), tail = Record(.send, [4, 5])
    let transmission = Stable(Transmission(afterwards: .ends))
    unsafe transmission.value.add(head.memory.baseAddress!, 3)
    transmission.value.add(file: try file(), from: 1000, length: nil)
    unsafe transmission.value.add(tail.memory.baseAddress!, 2)
    let record = try start(link, transmission)
    let peer = link.peer
    let expected = bytes + [1, 2, 3] + bytes[1000...] + [4, 5]
    let reader = Worker { try peer.receive(expected.count + 1) == expected }
    #expect(Record.of(try Port.next(link.port)) === before)
    #expect(try Int(Port.next(link.port).bytes) == expected.count - bytes.count)
    #expect(record.status == .success)
    #expect(try reader.join())
    transmission.destroy()
    try link.end()
  }

  @Test func `a peer that is gone fails a transmission, and no signal is raised`() async throws {
    await #expect(processExitsWith: .success) {
      let link = try Link()
      let test = try TransmissionTests()
      link.peer.close()
      try eventually("the end of the stream") {
        let record = Record(.receive, capacity: 1)
        _ = try Socket.receive(link.socket, record.operation)
        return try Port.next(link.port).bytes == 0
      }
      var status = Status.success
      for _ in 0..<2 where status == .success {
        let transmission = Stable(Transmission(afterwards: .stays))
        transmission.value.add(file: try test.file(), from: 0, length: nil)
        do {
          let record = try test.start(link, transmission)
          _ = try Port.next(link.port)
          status = record.status
        } catch { status = Status(code: -9) }
        transmission.destroy()
      }
      if status == .success { fatalError("nothing failed") }
    }
  }

  @Test func `P9 nothing blocks: a transmission of more than the peer takes waits, and can be cancelled`() throws {
    let link = try Link()
    let transmission = Stable(Transmission(afterwards: .stays))
    for _ in 0..<8 { transmission.value.add(file: try file(), from: 0, length: nil) }
    #expect(transmission.value.fileCount == 8)
    let record = try start(link, transmission)
    #expect(record.told == 0)
    try Socket.cancel(link.socket) { $0.kind == .transmit }
    let packet = try Port.next(link.port)
    #expect(record.status == .cancelled && packet.bytes > 0)
    transmission.destroy()
    try link.end()
  }
}

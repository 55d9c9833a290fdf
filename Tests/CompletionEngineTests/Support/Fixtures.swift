// SPDX-License-Identifier: Apache-2.0

@testable import CompletionEngine
import TestSupport
import Testing

/// Waits that must end: long, and never part of what a test asserts.
let bounded = Patience.milliseconds(UInt32(patience) * 1000)

extension Port {
  /// The next packet; a test fails when none comes.
  static func next(_ port: Handle) throws(EngineError) -> Packet { try dequeue(port, bounded) }

  /// Whether nothing is queued now.
  static func hasNothing(_ port: Handle) -> Bool {
    do throws(EngineError) {
      _ = try dequeue(port, .none)
      return false
    } catch {
      return error.cause == .timedOut
    }
  }

  /// Looks into the port's decisions, under its lock.
  static func look<Result>(_ handle: Handle, _ body: (borrowing PortLifecycle) -> Result) throws -> Result {
    let slot = try HandleTable.lock(handle, .port, for: .lookUp)
    defer { slot.unlock() }
    let port = slot.port
    return port.value.lock.withLock { body(port.value.lifecycle) }
  }

  /// Threads that wait on the port, the leader among them.
  static func waiting(_ handle: Handle) throws -> Int {
    try look(handle) { lifecycle in
      var count = lifecycle.leadership == .asleep ? 1 : 0
      var thread = lifecycle.parked.latest
      while let each = thread {
        count += 1
        thread = each.value.older
      }
      return count
    }
  }

  static func waitUntil(waiting count: Int, on handle: Handle) throws {
    try eventually("\(count) threads to wait") { try waiting(handle) == count }
  }
}

/// A port and a connection whose one end is on it.
struct Link {
  let port: Handle
  let socket: Handle
  let descriptor: Int32
  let peer: Peer

  init(_ transport: Transport = .tcp4, port: Handle? = nil, key: UInt = 7) throws {
    let port = try port ?? Port.create(concurrency: 4)
    let (ours, peer) = try makeConnection(transport)
    let socket = try Socket.adopt(ours, isStream: true)
    try Socket.associate(socket, with: port, key: key)
    (self.port, self.socket, self.peer, descriptor) = (port, socket, peer, ours)
  }

  /// Closes everything, whatever is pending.
  func end() throws {
    try Socket.abandon(socket)
    peer.close()
    try Port.close(port)
  }
}

/// The cause that a call was refused with, nil when it was not.
func cause(_ body: () throws -> Void) -> EngineError.Cause? {
  do {
    try body()
    return nil
  } catch {
    return (error as? EngineError)?.cause
  }
}

extension Link {
  /// Waits until a receive would find something; the test's own descriptor tells.
  func untilReadable() throws {
    try eventually("data on the descriptor") { SystemCalls.readableBytes(descriptor) > 0 }
  }

  func withSocket(_ body: (Stable<Socket>) throws -> Void) throws {
    let slot = try HandleTable.lock(socket, .socket, for: .lookUp)
    defer { slot.unlock() }
    try body(slot.socket)
  }

  /// What one receive after the other yields, up to the end of the stream.
  func receiveToTheEnd(_ size: Int = 4096) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let record = Record(.receive, capacity: size)
      _ = try Socket.receive(socket, record.operation)
      let packet = try Port.next(port)
      if packet.bytes == 0 { return bytes }
      bytes += record.bytes(Int(packet.bytes))
    }
  }
}

extension Address {
  func connect(_ socket: Handle, _ record: Record) throws -> Submission {
    try unsafe withPointer { bytes, length in
      Result { () throws in try unsafe Socket.connect(socket, bytes, length, record.operation) }
    }.get()
  }
}

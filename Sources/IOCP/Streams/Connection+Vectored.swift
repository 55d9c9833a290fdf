// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

extension Connection: AsyncVectoredReadable, AsyncVectoredWritable {
  /// As ``AsyncVectoredReadable``; recvmsg(2).
  public func read(
    into first: inout OutputRawSpan, _ second: inout OutputRawSpan
  ) async throws(IOError) -> Int {
    let (base, room) = unsafe first.room
    let (otherBase, otherRoom) = unsafe second.room
    if room + otherRoom == 0 { return 0 }
    let count = try await unsafe channel.receive((base, room), (otherBase, otherRoom))
    unsafe first.grow(by: min(count, room))
    unsafe second.grow(by: max(0, count - room))
    return count
  }

  /// As ``AsyncVectoredWritable``; sendmsg(2).
  public func write(_ first: RawSpan, _ second: RawSpan) async throws(IOError) {
    if first.isEmpty, second.isEmpty { return }
    let (base, length) = unsafe first.withUnsafeBytes { ($0.baseAddress, $0.count) }
    let (otherBase, otherLength) = unsafe second.withUnsafeBytes { ($0.baseAddress, $0.count) }
    try await unsafe channel.send(
      (UnsafeMutableRawPointer(mutating: base), length), (UnsafeMutableRawPointer(mutating: otherBase), otherLength))
  }
}

extension Channel {
  typealias Piece = (base: UnsafeMutableRawPointer?, length: Int)

  /// Receives into two pieces of memory, which stay valid until this returns.
  fileprivate func receive(_ first: Piece, _ second: Piece) async throws(IOError) -> Int {
    try await perform("read", inward, .receive) { (record) throws(EngineError) in
      try unsafe record.value.name(first, second, for: .receive, handle)
      return try Socket.receive(handle, record)
    }
  }

  /// Sends all of two pieces of memory, which stay valid until this returns.
  fileprivate func send(_ first: Piece, _ second: Piece) async throws(IOError) {
    _ = try await perform("write", outward, .send) { (record) throws(EngineError) in
      try unsafe record.value.name(first, second, for: .send, handle)
      return try Socket.send(handle, record)
    }
  }
}

extension CompletionEngine.Operation {
  /// Both lengths are those of the caller's spans.
  fileprivate mutating func name(
    _ first: Channel.Piece, _ second: Channel.Piece, for call: EngineError.Operation, _ handle: Handle
  ) throws(EngineError) {
    let fits = unsafe setBuffers(count: 2) { unsafe $0 == 0 ? first : second }
    if !fits { throw EngineError(call, handle, .invalidArgument) }
  }
}

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
    try unsafe await perform("read", inward, .receive, first, second) { (handle, record) throws(EngineError) in
      try Socket.receive(handle, record)
    }
  }

  /// Sends all of two pieces of memory, which stay valid until this returns.
  fileprivate func send(_ first: Piece, _ second: Piece) async throws(IOError) {
    _ = try unsafe await perform("write", outward, .send, first, second) { (handle, record) throws(EngineError) in
      try Socket.send(handle, record)
    }
  }

  private func perform(
    _ name: String, _ pending: Stable<Pending>, _ kind: CompletionEngine.Operation.Kind, _ first: Piece,
    _ second: Piece, _ submit: (Handle, Stable<CompletionEngine.Operation>) throws(EngineError) -> Submission
  ) async throws(IOError) -> Int {
    try pending.begin(name, handle)
    defer { pending.finish() }
    let record = unsafe OperationPool.take(kind, token: pending.token, Stable<Pending>.told)
    // Both lengths are those of the caller's spans.
    let fits = unsafe record.value.setBuffers(count: 2) { unsafe $0 == 0 ? first : second }
    let submission: Submission
    do throws(EngineError) {
      if !fits { throw EngineError(kind == .send ? .send : .receive, handle, .invalidArgument) }
      submission = try submit(handle, record)
    } catch {
      OperationPool.give(back: record)
      throw refusal(error, name)
    }
    switch submission {
    case .completed(let count), .truncated(let count):
      await Worker.giveWay()
      return count
    case .pending:
      await pending.wait(handle)
      return try pending.result(name, handle)
    }
  }
}

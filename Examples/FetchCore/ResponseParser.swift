// SPDX-License-Identifier: Apache-2.0

/// One HTTP/1.1 response, RFC 9112: bytes in, events out. It waits for nobody and knows no
/// socket, so it serves a port, a task, a thread or another language alike:
///
///     while !parser.isAtEnd {
///       parser.feed(bytes that were read)
///       while let event = try parser.next() { … }
///     }
public struct ResponseParser: Sendable {
  private enum Phase {
    case statusLine
    case headers
    /// So many bytes of the body are to come.
    case body(Int)
    case bodyUntilEnd
    case chunkSize
    case chunk(Int)
    /// The line's end after a chunk.
    case chunkEnd
    case trailers
    case atEnd
    case failed(ResponseError)
  }

  private enum Step {
    case event(Event)
    case goOn
    case needsMore
  }

  private let isToHead: Bool
  private let limits: Limits
  private var phase = Phase.statusLine
  private var input = Input()
  private var framing = Framing()
  private var status = 0
  private var headerCount = 0
  private var bodyCount = 0

  /// - Parameter isToHead: The request was a HEAD: no body follows, whatever is announced.
  public init(toHead isToHead: Bool = false, limits: Limits = Limits()) {
    self.isToHead = isToHead
    self.limits = limits
  }

  /// The last event was given. What is fed from then on is nobody's.
  public var isAtEnd: Bool { if case .atEnd = phase { true } else { false } }

  /// Adds what has come. No bytes say that the stream has ended, as they do when read.
  public mutating func feed(_ bytes: RawSpan) { input.append(bytes) }

  /// The next event; nil when more has to be fed, or when there are no more.
  public mutating func next() throws(ResponseError) -> Event? {
    do throws(ResponseError) {
      while true {
        switch try step() {
        case .event(let event): return event
        case .goOn: continue
        case .needsMore:
          if input.hasEnded, !isAtEnd { throw .unexpectedEnd }
          return nil
        }
      }
    } catch {
      phase = .failed(error)
      throw error
    }
  }

  private mutating func step() throws(ResponseError) -> Step {
    switch phase {
    case .statusLine:
      guard let line = try input.line(atMost: limits.line) else { return .needsMore }
      let reason: String
      (status, reason) = try Line.status(line)
      if status == 101 { throw .switchedProtocols }
      phase = .headers
      // Of an interim response nothing is told: the one that counts follows.
      return status < 200 ? .goOn : .event(.status(status, reason))
    case .headers:
      guard let line = try input.line(atMost: limits.line) else { return .needsMore }
      if line.isEmpty { return try beginBody() }
      let (name, value) = try field(line)
      try framing.note(name, value)
      return status < 200 ? .goOn : .event(.header(name, value))
    case .body(0):
      phase = .atEnd
      return .event(.end)
    case .body(let rest):
      guard let bytes = input.take(atMost: rest) else { return .needsMore }
      phase = .body(rest - bytes.count)
      return .event(.body(bytes))
    case .bodyUntilEnd:
      guard let bytes = input.take(atMost: .max) else {
        if input.hasEnded { phase = .body(0) }
        return input.hasEnded ? .goOn : .needsMore
      }
      try expect(bytes.count)
      return .event(.body(bytes))
    case .chunkSize:
      guard let line = try input.line(atMost: limits.line) else { return .needsMore }
      let size = try Line.chunkSize(line)
      try expect(size)
      phase = size == 0 ? .trailers : .chunk(size)
      return .goOn
    case .chunk(let rest):
      guard let bytes = input.take(atMost: rest) else { return .needsMore }
      phase = rest == bytes.count ? .chunkEnd : .chunk(rest - bytes.count)
      return .event(.body(bytes))
    case .chunkEnd:
      guard let isThere = input.takeLineEnd() else { return .needsMore }
      if !isThere { throw .malformedChunk }
      phase = .chunkSize
      return .goOn
    case .trailers:
      // Looked at, and told to nobody: they came too late to mean anything for the body.
      guard let line = try input.line(atMost: limits.line) else { return .needsMore }
      if line.isEmpty { phase = .body(0) } else { _ = try field(line) }
      return .goOn
    case .atEnd: return .needsMore
    case .failed(let error): throw error
    }
  }

  private mutating func field(_ line: ArraySlice<UInt8>) throws(ResponseError) -> (name: String, value: String) {
    try countHeader()
    return try Line.field(line)
  }

  private mutating func countHeader() throws(ResponseError) {
    headerCount += 1
    if headerCount > limits.headers { throw .tooManyHeaders(limit: limits.headers) }
  }

  private mutating func beginBody() throws(ResponseError) -> Step {
    if status < 200 {
      // Or they could go on for ever.
      try countHeader()
      (framing, phase) = (Framing(), .statusLine)
      return .goOn
    }
    switch try framing.body(ofStatus: status, toHead: isToHead) {
    case .length(let length):
      try expect(length)
      phase = .body(length)
    case .chunked: phase = .chunkSize
    case .untilEnd: phase = .bodyUntilEnd
    }
    return .goOn
  }

  /// So many bytes more belong to the body.
  private mutating func expect(_ count: Int) throws(ResponseError) {
    if count > limits.body - bodyCount { throw .bodyTooLong(limit: limits.body) }
    bodyCount += count
  }
}

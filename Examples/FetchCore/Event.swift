// SPDX-License-Identifier: Apache-2.0

/// What a response is made of, in this order.
public enum Event: Hashable, Sendable {
  /// Once: the status code, three digits, and what the server calls it, perhaps nothing.
  case status(Int, String)
  /// A field, in the order sent. The value has no space around it.
  case header(String, String)
  /// At least one byte of the body.
  case body([UInt8])
  /// Once, and the last.
  case end
}

/// What a response may take. Beyond that it is refused.
public struct Limits: Sendable {
  /// Bytes of one line with its end.
  public var line = 8192
  /// Fields, trailers included.
  public var headers = 100
  /// Bytes of the body.
  public var body = 1 << 30

  public init() {}
}

/// Why a response was refused. A parser that has thrown throws the same again.
public enum ResponseError: Error, Hashable, Sendable {
  /// The first line is none of HTTP/1.
  case malformedStatusLine
  /// No name, no colon, a space before the colon, a folded line, a control character.
  case malformedHeader
  /// `Content-Length` is no number, or two that differ, or comes with `Transfer-Encoding`.
  case contradictoryLength
  /// A transfer coding other than `chunked`.
  case unsupportedCoding(String)
  /// The server wants to speak something else from here on.
  case switchedProtocols
  /// The size of a chunk is no number, or its data does not end where it should.
  case malformedChunk
  case lineTooLong(limit: Int)
  case tooManyHeaders(limit: Int)
  case bodyTooLong(limit: Int)
  /// The stream has ended, and the response has not.
  case unexpectedEnd
}

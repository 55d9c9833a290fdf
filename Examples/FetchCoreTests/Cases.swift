// SPDX-License-Identifier: Apache-2.0

import FetchCore
import Testing

/// A response as bytes, and what it has to come to.
struct Case: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  /// With the body in one piece.
  let events: [Event]
  let error: ResponseError?
  let isToHead: Bool
  let limits: Limits

  init(
    _ name: String, _ text: String, _ events: [Event], _ error: ResponseError? = nil, toHead: Bool = false,
    limits: Limits = Limits()
  ) {
    self.name = name
    bytes = Array(text.utf8)
    self.events = events
    self.error = error
    isToHead = toHead
    self.limits = limits
  }

  var testDescription: String { name }
}

extension Event {
  static func text(_ text: String) -> Event { .body(Array(text.utf8)) }
}

extension Limits {
  static let small = {
    var limits = Limits()
    (limits.line, limits.headers, limits.body) = (30, 2, 5)
    return limits
  }()
}

private let ok = "HTTP/1.1 200 OK\r\n"
private let status = Event.status(200, "OK")
private let chunked = ok + "Transfer-Encoding: chunked\r\n\r\n"
private let coding = Event.header("Transfer-Encoding", "chunked")

let wellFormed = [
  Case(
    "length", ok + "Content-Length: 5\r\n\r\nhello", [status, .header("Content-Length", "5"), .text("hello"), .end]),
  Case(
    "what follows is nobody's", ok + "Content-Length: 1\r\n\r\nabc",
    [status, .header("Content-Length", "1"), .text("a"), .end]),
  Case("no body", ok + "Content-Length: 0\r\n\r\n", [status, .header("Content-Length", "0"), .end]),
  Case("until the end", ok + "\r\nhello", [status, .text("hello"), .end]),
  Case("no reason", "HTTP/1.1 200\r\nA: b\r\n\r\n", [.status(200, ""), .header("A", "b"), .end]),
  Case("an empty reason", "HTTP/1.1 404 \r\n\r\n", [.status(404, ""), .end]),
  Case("HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\nx", [status, .text("x"), .end]),
  Case("bare line feeds", "HTTP/1.1 200 OK\nA: b\n\nx", [status, .header("A", "b"), .text("x"), .end]),
  Case(
    "space around a value", ok + "A: \t b c \t\r\nB:\r\n\r\n", [status, .header("A", "b c"), .header("B", ""), .end]),
  Case("a name twice", ok + "A: 1\r\nA: 2\r\n\r\n", [status, .header("A", "1"), .header("A", "2"), .end]),
  Case("not ASCII", ok + "A: ü\r\n\r\n", [status, .header("A", "ü"), .end]),
  Case(
    "one length twice", ok + "content-length: 1, 1\r\n\r\nx",
    [status, .header("content-length", "1, 1"), .text("x"), .end]),
  Case("to a HEAD", ok + "Content-Length: 5\r\n\r\n", [status, .header("Content-Length", "5"), .end], toHead: true),
  Case("204", "HTTP/1.1 204 No Content\r\n\r\n", [.status(204, "No Content"), .end]),
  Case(
    "304", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n",
    [.status(304, "Not Modified"), .header("Content-Length", "5"), .end]),
  Case("interim", "HTTP/1.1 100 Continue\r\nX: y\r\n\r\nHTTP/1.1 204 \r\n\r\n", [.status(204, ""), .end]),
  Case("chunks", chunked + "5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n", [status, coding, .text("hello!"), .end]),
  Case("chunk sizes", chunked + "00A;a=b\r\n0123456789\r\n0\r\n\r\n", [status, coding, .text("0123456789"), .end]),
  Case("trailers", chunked + "1\r\nx\r\n0\r\nA: b\r\n\r\n", [status, coding, .text("x"), .end]),
  Case("no chunk", chunked + "0\r\n\r\n", [status, coding, .end]),
  Case("line ends in a chunk", chunked + "4\r\n\r\n\r\n\r\n0\r\n\r\n", [status, coding, .text("\r\n\r\n"), .end]),
  Case(
    "limits that hold", ok + "A: b\r\nContent-Length: 5\r\n\r\nhello",
    [status, .header("A", "b"), .header("Content-Length", "5"), .text("hello"), .end], limits: .small),
]

let refused = [
  Case("another protocol", "SSH-2.0-OpenSSH\r\n", [], .malformedStatusLine),
  Case("HTTP/2", "HTTP/2.0 200 OK\r\n", [], .malformedStatusLine),
  Case("two digits", "HTTP/1.1 20 OK\r\n", [], .malformedStatusLine),
  Case("four digits", "HTTP/1.1 2000 OK\r\n", [], .malformedStatusLine),
  Case("a control character", "HTTP/1.1 200 O\u{1}K\r\n", [], .malformedStatusLine),
  Case("switched", "HTTP/1.1 101 Switching\r\n\r\n", [], .switchedProtocols),
  Case("no colon", ok + "Date\r\n\r\n", [status], .malformedHeader),
  Case("no name", ok + ": x\r\n\r\n", [status], .malformedHeader),
  Case("a space before the colon", ok + "A : x\r\n\r\n", [status], .malformedHeader),
  Case("a folded line", ok + "A: x\r\n y\r\n\r\n", [status, .header("A", "x")], .malformedHeader),
  Case("a carriage return within", ok + "A: x\ry\r\n\r\n", [status], .malformedHeader),
  Case("a signed length", ok + "Content-Length: +5\r\n\r\nhello", [status], .contradictoryLength),
  Case("an empty length", ok + "Content-Length:\r\n\r\n", [status], .contradictoryLength),
  Case("an endless length", ok + "Content-Length: 99999999999999999999\r\n\r\n", [status], .contradictoryLength),
  Case(
    "two lengths", ok + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n", [status, .header("Content-Length", "5")],
    .contradictoryLength),
  Case(
    "length and chunks", ok + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
    [status, .header("Content-Length", "5"), coding], .contradictoryLength),
  Case(
    "gzip", ok + "Transfer-Encoding: gzip\r\n\r\n", [status, .header("Transfer-Encoding", "gzip")],
    .unsupportedCoding("gzip")),
  Case("a size that is none", chunked + "x\r\n", [status, coding], .malformedChunk),
  Case("a negative size", chunked + "-1\r\n", [status, coding], .malformedChunk),
  Case("an endless size", chunked + "fffffffffffffffff\r\n", [status, coding], .malformedChunk),
  Case("a chunk that goes on", chunked + "1\r\nxy\r\n", [status, coding, .text("x")], .malformedChunk),
  Case("a trailer without colon", chunked + "0\r\nfoo\r\n\r\n", [status, coding], .malformedHeader),
  Case("nothing", "", [], .unexpectedEnd),
  Case("an end in the headers", ok + "A: b\r\n", [status, .header("A", "b")], .unexpectedEnd),
  Case(
    "an end in the body", ok + "Content-Length: 5\r\n\r\nhell",
    [status, .header("Content-Length", "5"), .text("hell")], .unexpectedEnd),
  Case("an end in a chunk", chunked + "5\r\nhell", [status, coding, .text("hell")], .unexpectedEnd),
  Case("an end before the last chunk", chunked + "1\r\nx\r\n", [status, coding, .text("x")], .unexpectedEnd),
  Case(
    "a long line", ok + "A: 0123456789012345678901234567\r\n\r\n", [status], .lineTooLong(limit: 30), limits: .small),
  Case(
    "many headers", ok + "A: b\r\nA: b\r\nA: b\r\n\r\n", [status, .header("A", "b"), .header("A", "b")],
    .tooManyHeaders(limit: 2), limits: .small),
  Case(
    "many interims", String(repeating: "HTTP/1.1 100 \r\n\r\n", count: 3), [], .tooManyHeaders(limit: 2), limits: .small
  ),
  Case(
    "a long body", ok + "Content-Length: 6\r\n\r\n", [status, .header("Content-Length", "6")], .bodyTooLong(limit: 5),
    limits: .small),
  Case(
    "long chunks", chunked + "3\r\nabc\r\n3\r\n", [status, coding, .text("abc")], .bodyTooLong(limit: 5), limits: .small
  ),
]

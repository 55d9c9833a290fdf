// SPDX-License-Identifier: Apache-2.0

import FetchCore
import Testing

/// What a parser says to pieces of a response, and then its end; bodies in one piece.
private func parse(_ pieces: [ArraySlice<UInt8>], _ one: Case) -> (events: [Event], error: ResponseError?) {
  var parser = ResponseParser(toHead: one.isToHead, limits: one.limits)
  var events: [Event] = []
  do throws(ResponseError) {
    for piece in pieces.filter({ !$0.isEmpty }) + [[]] {
      parser.feed(unsafe piece.span.bytes)
      while let event = try parser.next() {
        if case .body(let more) = event, case .body(let bytes)? = events.last {
          events[events.count - 1] = .body(bytes + more)
        } else {
          events.append(event)
        }
      }
    }
    return (events, nil)
  } catch {
    let first = error
    #expect(throws: first) { try parser.next() }
    return (events, first)
  }
}

@Test("a response comes to its events, whole", arguments: wellFormed + refused)
func whole(_ one: Case) {
  let (events, error) = parse([one.bytes[...]], one)
  #expect(events == one.events)
  #expect(error == one.error)
}

@Test("and split in two at every byte", arguments: wellFormed + refused)
func splitAtEveryByte(_ one: Case) {
  for place in 0...one.bytes.count {
    let (events, error) = parse([one.bytes[..<place], one.bytes[place...]], one)
    #expect(events == one.events, "split at \(place)")
    #expect(error == one.error, "split at \(place)")
  }
}

@Test("and byte by byte", arguments: wellFormed + refused)
func byteByByte(_ one: Case) {
  let (events, error) = parse(one.bytes.indices.map { one.bytes[$0...$0] }, one)
  #expect(events == one.events)
  #expect(error == one.error)
}

@Test("a body until the end of the stream has a limit as well")
func bodyUntilEnd() {
  let one = Case("", "HTTP/1.1 200 OK\r\n\r\n123456", [], limits: .small)
  #expect(parse(one.bytes.indices.map { one.bytes[$0...$0] }, one).error == .bodyTooLong(limit: 5))
}

@Test("bytes at random are refused or come to an end, and never trap")
func random() {
  var generator = SystemRandomNumberGenerator()
  let alphabet = Array("HTTP/1.1 200 OK\r\nContent-Length: chunked;\u{0}ü0f\n".utf8)
  for one in wellFormed {
    for _ in 0..<50 {
      var bytes = one.bytes
      for _ in 0..<3 where !bytes.isEmpty {
        bytes[Int.random(in: bytes.indices, using: &generator)] = alphabet.randomElement(using: &generator)!
      }
      let whole = parse([bytes[...]], one)
      let split = parse(bytes.indices.map { bytes[$0...$0] }, one)
      #expect(whole.error == split.error, "\(bytes)")
      if whole.error == nil { #expect(whole.events == split.events, "\(bytes)") }
    }
  }
}

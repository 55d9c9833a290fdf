// SPDX-License-Identifier: Apache-2.0

import FetchCore

// The core for other languages. In C:
//
//     void *fetch_open(bool to_head);
//     void fetch_feed(void *fetch, const void *bytes, size_t count);
//     int fetch_event(void *fetch, const uint8_t **text, size_t *count);
//     void fetch_close(void *fetch);
//
// `text` is UTF-8, without a zero at its end, and lasts until the next call for the same
// response. One thread at a time.

/// What `fetch_event` answers.
private enum Answer: Int32 {
  case refused = -1
  case needsMore
  case status
  case header
  case body
  case end
}

@safe
private final class Fetch {
  var parser: ResponseParser
  var text = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 0)

  init(toHead: Bool) { parser = ResponseParser(toHead: toHead) }
  deinit { unsafe text.deallocate() }

  func keep(_ bytes: some Collection<UInt8>) {
    unsafe text.deallocate()
    unsafe text = .allocate(capacity: bytes.count)
    _ = unsafe text.initialize(fromContentsOf: bytes)
  }

  func next() -> Answer {
    do throws(ResponseError) {
      switch try parser.next() {
      case .status(let code, let reason)?:
        keep("\(code) \(reason)".utf8)
        return .status
      case .header(let name, let value)?:
        keep("\(name): \(value)".utf8)
        return .header
      case .body(let bytes)?:
        keep(bytes)
        return .body
      case .end?:
        keep([])
        return .end
      case nil:
        keep([])
        return .needsMore
      }
    } catch {
      keep("\(error)".utf8)
      return .refused
    }
  }
}

/// Begins a response; `to_head` when the request was a HEAD.
@c public func fetch_open(_ toHead: Bool) -> UnsafeMutableRawPointer {
  unsafe Unmanaged.passRetained(Fetch(toHead: toHead)).toOpaque()
}

/// Adds what has come; no bytes for the end of the stream.
@c public func fetch_feed(_ fetch: UnsafeMutableRawPointer, _ bytes: UnsafeRawPointer?, _ count: Int) {
  let bytes = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
  unsafe Unmanaged<Fetch>.fromOpaque(fetch).takeUnretainedValue().parser.feed(bytes.bytes)
}

/// The next event: 1 status, 2 header, 3 body, 4 end; 0 when more has to be fed; -1 when the
/// response is refused, and `text` says why.
@c public func fetch_event(
  _ fetch: UnsafeMutableRawPointer, _ text: UnsafeMutablePointer<UnsafePointer<UInt8>?>,
  _ count: UnsafeMutablePointer<Int>
) -> Int32 {
  let fetch = unsafe Unmanaged<Fetch>.fromOpaque(fetch).takeUnretainedValue()
  let answer = fetch.next()
  unsafe text.pointee = UnsafePointer(fetch.text.baseAddress)
  unsafe count.pointee = fetch.text.count
  return answer.rawValue
}

/// Lets go of a response.
@c public func fetch_close(_ fetch: UnsafeMutableRawPointer) {
  unsafe Unmanaged<Fetch>.fromOpaque(fetch).release()
}

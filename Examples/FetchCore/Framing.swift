// SPDX-License-Identifier: Apache-2.0

/// Where a body ends, as the fields say; RFC 9112, section 6.
struct Framing: Sendable {
  enum Body: Hashable, Sendable {
    case length(Int)
    case chunked
    case untilEnd
  }

  private var length: Int?
  private var coding: String?

  mutating func note(_ name: String, _ value: String) throws(ResponseError) {
    switch name.lowercased() {
    case "content-length":
      // A list of equal numbers is what a careless proxy makes of the same field twice.
      for part in value.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
        guard let number = Line.length(part.trimmed), length == nil || length == number else {
          throw .contradictoryLength
        }
        length = number
      }
    case "transfer-encoding": coding = (coding.map { $0 + ", " } ?? "") + value.lowercased()
    default: break
    }
  }

  func body(ofStatus status: Int, toHead: Bool) throws(ResponseError) -> Body {
    if toHead || status == 204 || status == 304 { return .length(0) }
    if let coding {
      // Who sees one of the two ends elsewhere than who sees the other: a smuggler's way in.
      if length != nil { throw .contradictoryLength }
      if coding != "chunked" { throw .unsupportedCoding(coding) }
      return .chunked
    }
    return length.map { .length($0) } ?? .untilEnd
  }
}

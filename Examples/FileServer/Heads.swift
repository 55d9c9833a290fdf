// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import IOCP

/// Why a request is not answered, and the connection is closed.
struct Refusal: Error {
  let status: HTTPResponse.Status
}

extension HTTPRequest {
  /// Reads the head of a request; nil when the peer says no more.
  init?(from reader: inout BufferedReader<Connection>) async throws {
    guard let line = try await reader.headLine() else { return nil }
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, let method = Method(String(words[0])), words[1].hasPrefix("/"),
      words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0"
    else { throw Refusal(status: .badRequest) }
    self.init(method: method, scheme: "http", authority: nil, path: String(words[1]))
    while true {
      guard let line = try await reader.headLine(), headerFields.count < 100 else {
        throw Refusal(status: .requestHeaderFieldsTooLarge)
      }
      if line.isEmpty { break }
      guard let colon = line.firstIndex(of: ":"), let name = HTTPField.Name(String(line[..<colon])) else {
        throw Refusal(status: .badRequest)
      }
      let field = HTTPField(name: name, value: String(line[line.index(after: colon)...]))
      // In these types a host is no field, but who is spoken to.
      if name.canonicalName == "host" { authority = field.value } else { headerFields.append(field) }
    }
    if words[2] == "HTTP/1.0" { headerFields[.connection] = headerFields[.connection] ?? "close" }
    if words[2] == "HTTP/1.1", authority == nil { throw Refusal(status: .badRequest) }
    if method != .get, method != .head { throw Refusal(status: .methodNotAllowed) }
    // Nobody would read it.
    if headerFields[.contentLength] ?? "0" != "0" || headerFields[.transferEncoding] != nil {
      throw Refusal(status: .contentTooLarge)
    }
  }

  /// Whether the connection stays open after the answer.
  var wantsMore: Bool {
    let words = headerFields[.connection]?.lowercased().split { $0 == "," || $0 == " " } ?? []
    return !words.contains("close")
  }
}

extension BufferedReader<Connection> {
  fileprivate mutating func headLine() async throws -> String? {
    do throws(IOError) {
      return try await readLine()
    } catch  where error.code == .tooLong(limit: capacity) {
      throw Refusal(status: .requestHeaderFieldsTooLarge)
    }
  }
}

extension HTTPResponse {
  /// What goes before the body.
  var head: String {
    let fields = headerFields.map { "\($0.name): \($0.value)\r\n" }.joined()
    return "HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n\(fields)\r\n"
  }
}

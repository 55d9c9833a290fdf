// SPDX-License-Identifier: Apache-2.0

/// What a URL asks for: whom to connect to, and what to say to them.
public struct Request: Sendable {
  /// An address in figures: names are not looked up.
  public let host: String
  public let port: Int
  /// `GET … HTTP/1.1`, complete.
  public let text: String

  /// - Parameter url: `http://127.0.0.1:8080/path?query`.
  public init?(_ url: String) {
    let scheme = "http://"
    guard url.hasPrefix(scheme), url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7f }) else { return nil }
    let rest = url.dropFirst(scheme.count).prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let path = rest.dropFirst(authority.count)
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, !parts[0].isEmpty, let port = parts.count == 1 ? 80 : Int(parts[1]) else { return nil }
    host = String(parts[0])
    self.port = port
    text = """
      GET \(path.hasPrefix("/") ? "" : "/")\(path) HTTP/1.1\r
      Host: \(authority)\r
      Connection: close\r
      \r\n
      """
  }
}

// SPDX-License-Identifier: Apache-2.0

/// The name of a file below the folder, from the path of a request.
struct FilePath {
  let text: String

  /// nil for a path that leads out of the folder, or to nothing that could be there.
  init?(_ path: String) {
    let path = path.prefix { $0 != "?" }
    guard let decoded = FilePath.decode(path.utf8) else { return nil }
    // After decoding, so that no `%2e%2e%2f` is missed.
    if decoded.contains(0)
      || decoded.split(separator: UInt8(ascii: "/")).contains(where: { $0.elementsEqual("..".utf8) })
    {
      return nil
    }
    let name = String(decoding: decoded, as: UTF8.self)
    text = name.hasSuffix("/") ? name + "index.html" : name
  }

  /// `%41` is `A`; nil when two digits do not follow.
  private static func decode(_ text: Substring.UTF8View) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      if byte != UInt8(ascii: "%") {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard digits.utf8.count == 2, digits.first != "+", let decoded = UInt8(digits, radix: 16) else { return nil }
      bytes.append(decoded)
      rest = rest.dropFirst(2)
    }
    return bytes
  }

  var contentType: String {
    let types = [
      "html": "text/html; charset=utf-8", "css": "text/css", "js": "text/javascript",
      "txt": "text/plain; charset=utf-8",
      "json": "application/json", "png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml",
    ]
    return text.split(separator: ".").last.flatMap { types[String($0)] } ?? "application/octet-stream"
  }
}

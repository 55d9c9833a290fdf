// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import IOCP

/// What a request gets: a head, and a part of a file or nothing.
struct Answer: ~Copyable {
  var response = HTTPResponse(status: .ok, headerFields: [.contentLength: "0"])
  private var file: File?
  private var range: Range<Int64> = 0..<0

  init(to request: HTTPRequest, in folder: String, on pool: WorkerPool) async throws {
    guard let path = FilePath(request.path ?? "/") else {
      response.status = .notFound
      return
    }
    let opened: File
    do throws(IOError) {
      opened = try File(folder + path.text, .reading, .noFollow, on: pool)
    } catch {
      response.status = error.code == .system(errno: 13) ? .forbidden : .notFound
      return
    }
    let size = try await opened.size()
    response.headerFields[.contentType] = path.contentType
    response.headerFields[.acceptRanges] = "bytes"
    // With a condition that is not understood, RFC 9110 has a range count for nothing.
    let wanted = request.headerFields[.ifRange] == nil ? request.headerFields[.range] : nil
    switch ByteRange(wanted, of: size) {
    case .whole: range = 0..<size
    case .part(let part):
      range = part
      response.status = .partialContent
      response.headerFields[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"
    case .unsatisfiable:
      response.status = .rangeNotSatisfiable
      response.headerFields[.contentRange] = "bytes */\(size)"
    }
    response.headerFields[.contentLength] = "\(range.count)"
    file = consume opened
  }

  /// Sends as much as was announced, or throws: then the connection has to be closed.
  func sendFile(to connection: inout Connection, on pool: WorkerPool) async throws {
    if range.isEmpty { return }
    var buffer = HeapBuffer(capacity: min(range.count, 1 << 18))
    var place = range.lowerBound
    while place < range.upperBound {
      try await buffer.refill { _ = try await file!.read(into: &$0, at: place) }
      let count = min(buffer.count, Int(range.upperBound - place))
      // The file has become shorter.
      if count == 0 { throw IOError(.endOfFile, "read") }
      try await withTimeout(.seconds(60), on: pool) {
        try await connection.write(buffer.bytes.extracting(first: count))
      }
      place += Int64(count)
    }
  }
}

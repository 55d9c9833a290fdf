// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A folder that is gone with this value; for a few files without folders among them.
package final class TemporaryFolder {
  package let path: String

  package init() throws {
    var template = Array("/tmp/swift-iocp-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw CallFailed(call: "mkdtemp", code: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    if let folder = unsafe opendir(path) {
      while let entry = unsafe readdir(folder) {
        let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
          unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        unsafe unlink(path + "/" + name)
      }
      unsafe closedir(folder)
    }
    unsafe rmdir(path)
  }
}

// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What the process has open, as /proc/self/fd tells.
package enum Descriptors {
  package static var open: Set<Int32> {
    var numbers: Set<Int32> = []
    guard let folder = unsafe opendir("/proc/self/fd") else { return [] }
    defer { unsafe closedir(folder) }
    let own = unsafe dirfd(folder)
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
        unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let number = Int32(name), number != own { numbers.insert(number) }
    }
    return numbers
  }

  package static func isOpen(_ descriptor: Int32) -> Bool { fcntl(descriptor, F_GETFD) >= 0 }

  /// Lowers RLIMIT_NOFILE so that no number above `highest` can be opened.
  package static func limit(toNumbersUpTo highest: Int32) throws {
    var limit = rlimit()
    try unsafe check("getrlimit", getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit))
    limit.rlim_cur = rlim_t(highest + 1)
    try unsafe check("setrlimit", setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit))
  }

  /// Takes the limit back, so that whatever looks at the process at its end can work.
  package static func liftLimit() throws {
    var limit = rlimit()
    try unsafe check("getrlimit", getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit))
    limit.rlim_cur = limit.rlim_max
    try unsafe check("setrlimit", setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit))
  }

  /// Processor time that the process has used, in milliseconds.
  package static var processorMilliseconds: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}

extension Descriptors {
  /// Whether a descriptor of the process leads to the file at this path. Numbers say less:
  /// tests run side by side, and each number is soon used again.
  package static func lead(toFileAt path: String) -> Bool {
    open.contains { number in
      var target = [UInt8](repeating: 0, count: 4096)
      let count = unsafe target.withUnsafeMutableBytes {
        unsafe readlink("/proc/self/fd/\(number)", $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
      }
      return count > 0 && String(decoding: target.prefix(count), as: UTF8.self) == path
    }
  }
}

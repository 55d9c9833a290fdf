// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What the process has in memory, as /proc/self/statm tells.
package enum Memory {
  package static func residentBytes() throws -> Int {
    let fields = try Files.text("/proc/self/statm").split(separator: " ")
    guard fields.count > 1, let pages = Int(fields[1]) else { throw CallFailed(call: "statm", code: EINVAL) }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}

// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What the kernel calls this thread.
func threadName() -> String {
  let descriptor = unsafe open("/proc/thread-self/comm", O_RDONLY)
  defer { close(descriptor) }
  var bytes = [UInt8](repeating: 0, count: 16)
  let count = unsafe read(descriptor, &bytes, bytes.count)
  return String(decoding: bytes.prefix(max(0, count - 1)), as: UTF8.self)
}

// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Whether the tests run under AddressSanitizer or ThreadSanitizer.
package enum Sanitizing {
  package static var isOn: Bool {
    guard let program = unsafe dlopen(nil, RTLD_NOW) else { return false }
    return unsafe (dlsym(program, "__asan_init") != nil || dlsym(program, "__tsan_init") != nil)
  }
}

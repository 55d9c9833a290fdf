// SPDX-License-Identifier: Apache-2.0

public import CIOCPSystem

/// One word per thread for the face above the engine; 0 in a new thread. The engine
/// never touches it.
@usableFromInline
package enum ThreadWord {
  @inlinable
  @inline(__always)
  package static var value: UInt32 {
    get { csystem_thread_word() }
    set { csystem_set_thread_word(newValue) }
  }
}

// SPDX-License-Identifier: Apache-2.0

public import CSystem

/// How many threads wait for the result of a single operation. Sequentially
/// consistent, and a plain variable, so that looking costs one instruction.
@usableFromInline
package enum AwaitedResults {
  @inlinable
  @inline(__always)
  package static var count: Int32 { csystem_awaited_count() }

  package static func change(_ difference: Int32) { csystem_awaited_add(difference) }
}

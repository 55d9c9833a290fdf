// SPDX-License-Identifier: Apache-2.0

/// A moment on the monotonic clock, in nanoseconds; or never.
package struct Deadline: Equatable, Sendable {
  /// Negative means never.
  package let nanoseconds: Int64

  package static let never = Deadline(nanoseconds: -1)
  /// Long gone: a wait until then asks once and does not sleep.
  package static let now = Deadline(nanoseconds: 0)

  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  package static func after(milliseconds: UInt32) -> Deadline {
    after(nanoseconds: Int64(milliseconds) * 1_000_000)
  }

  package static func after(nanoseconds: Int64) -> Deadline {
    if nanoseconds <= 0 { return .now }
    let (moment, overflow) = SystemCalls.monotonicNanoseconds().addingReportingOverflow(nanoseconds)
    return overflow ? .never : Deadline(nanoseconds: moment)
  }

  package var isNever: Bool { nanoseconds < 0 }

  /// Nanoseconds from now, at least 0; nil for never.
  package var remaining: Int64? {
    if isNever { return nil }
    if nanoseconds == 0 { return 0 }
    return max(0, nanoseconds - SystemCalls.monotonicNanoseconds())
  }

  package var hasPassed: Bool { remaining == 0 }
}

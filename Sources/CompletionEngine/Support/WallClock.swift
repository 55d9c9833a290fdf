// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// The time of day, which may jump; waits use `Deadline` instead.
package enum WallClock {
  /// Nanoseconds since 1970 in UTC.
  package static var nanoseconds: Int64 { csystem_nanoseconds(CLOCK_REALTIME) }

  /// Seconds that local time is ahead of UTC at `seconds` since 1970.
  package static func utcOffset(at seconds: Int64) -> Int32 { csystem_utc_offset(seconds) }
}

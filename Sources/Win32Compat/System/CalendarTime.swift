// SPDX-License-Identifier: Apache-2.0

/// The two ways Windows writes a moment: ticks of 100 nanoseconds since 1601, and
/// year, month, day and time of day in the Gregorian calendar. Pure.
struct CalendarTime {
  var year: Int64
  var month: Int64
  var day: Int64
  /// 0 is Sunday.
  var weekday: Int64 = 0
  var hour: Int64
  var minute: Int64
  var second: Int64
  var millisecond: Int64

  static let ticksPerSecond: Int64 = 10_000_000
  static let ticksPerMillisecond: Int64 = 10_000
  private static let ticksPerDay = 86_400 * ticksPerSecond
  /// From 1601 to 1970.
  static let secondsBefore1970: Int64 = 11_644_473_600
  /// Years the calendar form can name.
  static let years: ClosedRange<Int64> = 1601...30827

  static func ticks(nanosecondsSince1970 nanoseconds: Int64) -> Int64 {
    nanoseconds / 100 + secondsBefore1970 * ticksPerSecond
  }

  /// - Parameter ticks: Not negative.
  init(ticks: Int64) {
    let days = ticks / Self.ticksPerDay
    let milliseconds = ticks % Self.ticksPerDay / Self.ticksPerMillisecond
    hour = milliseconds / 3_600_000
    minute = milliseconds / 60_000 % 60
    second = milliseconds / 1000 % 60
    millisecond = milliseconds % 1000
    weekday = (days + 1) % 7  // 1 January 1601 was a Monday.

    // 1601 begins a cycle of 400 years, whose last century is longer by a day, as
    // the fourth year of each four is within its century.
    let cycles = days / 146_097
    var rest = days % 146_097
    let centuries = min(rest / 36_524, 3)
    rest -= centuries * 36_524
    let fours = rest / 1461
    rest %= 1461
    let singles = min(rest / 365, 3)
    rest -= singles * 365
    year = 1601 + cycles * 400 + centuries * 100 + fours * 4 + singles
    month = 1
    while rest >= Self.days(ofMonth: month, year) {
      rest -= Self.days(ofMonth: month, year)
      month += 1
    }
    day = rest + 1
  }

  init(
    year: Int64, month: Int64, day: Int64, hour: Int64, minute: Int64, second: Int64,
    millisecond: Int64
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.millisecond = millisecond
  }

  /// nil when there is no such day or time; `weekday` is ignored.
  var ticks: Int64? {
    guard Self.years.contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(ofMonth: month, year), (0...23).contains(hour), (0...59).contains(minute),
      (0...59).contains(second), (0...999).contains(millisecond)
    else { return nil }
    let before = year - 1601
    var days = before * 365 + before / 4 - before / 100 + before / 400 + day - 1
    for earlier in 1..<month { days += Self.days(ofMonth: earlier, year) }
    let seconds = hour * 3600 + minute * 60 + second
    return days * Self.ticksPerDay + seconds * Self.ticksPerSecond
      + millisecond * Self.ticksPerMillisecond
  }

  private static func days(ofMonth month: Int64, _ year: Int64) -> Int64 {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

private let ticksPerCount: Int64 = 100

private func now() -> Int64 { CalendarTime.ticks(nanosecondsSince1970: WallClock.nanoseconds) }

extension FILETIME {
  fileprivate init(ticks: Int64) {
    self.init(
      dwLowDateTime: DWORD(truncatingIfNeeded: ticks), dwHighDateTime: DWORD(truncatingIfNeeded: ticks >> 32))
  }

  fileprivate var ticks: Int64 { Int64(bitPattern: UInt64(dwHighDateTime) << 32 | UInt64(dwLowDateTime)) }
}

extension SYSTEMTIME {
  fileprivate init(_ time: CalendarTime) {
    self.init(
      wYear: WORD(time.year), wMonth: WORD(time.month), wDayOfWeek: WORD(time.weekday),
      wDay: WORD(time.day), wHour: WORD(time.hour), wMinute: WORD(time.minute),
      wSecond: WORD(time.second), wMilliseconds: WORD(time.millisecond))
  }
}

// MARK: Since the start

@c @implementation public func GetTickCount64() -> ULONGLONG {
  ULONGLONG(SystemCalls.monotonicNanoseconds() / 1_000_000)
}

@c @implementation public func GetTickCount() -> DWORD {
  DWORD(truncatingIfNeeded: SystemCalls.monotonicNanoseconds() / 1_000_000)
}

/// Ten million counts a second, as on Windows: programs multiply before they divide.
@c @implementation public func QueryPerformanceCounter(_ count: UnsafeMutablePointer<LARGE_INTEGER>?) -> BOOL {
  guard let count = unsafe count else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  unsafe count.pointee.QuadPart = SystemCalls.monotonicNanoseconds() / ticksPerCount
  return 1
}

@c @implementation public func QueryPerformanceFrequency(
  _ frequency: UnsafeMutablePointer<LARGE_INTEGER>?
) -> BOOL {
  guard let frequency = unsafe frequency else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  unsafe frequency.pointee.QuadPart = 1_000_000_000 / ticksPerCount
  return 1
}

// MARK: Time of day

@c @implementation public func GetSystemTimeAsFileTime(_ time: LPFILETIME?) {
  guard let time = unsafe time else { return }
  unsafe time.pointee = FILETIME(ticks: now())
}

@c @implementation public func GetSystemTimePreciseAsFileTime(_ time: LPFILETIME?) {
  guard let time = unsafe time else { return }
  unsafe time.pointee = FILETIME(ticks: now())
}

@c @implementation public func GetSystemTime(_ time: LPSYSTEMTIME?) {
  guard let time = unsafe time else { return }
  unsafe time.pointee = SYSTEMTIME(CalendarTime(ticks: now()))
}

@c @implementation public func GetLocalTime(_ time: LPSYSTEMTIME?) {
  guard let time = unsafe time else { return }
  let ticks = now()
  let seconds = ticks / CalendarTime.ticksPerSecond - CalendarTime.secondsBefore1970
  let ahead = Int64(WallClock.utcOffset(at: seconds)) * CalendarTime.ticksPerSecond
  unsafe time.pointee = SYSTEMTIME(CalendarTime(ticks: ticks + ahead))
}

@c @implementation public func FileTimeToSystemTime(_ from: UnsafePointer<FILETIME>?, _ to: LPSYSTEMTIME?) -> BOOL {
  guard let from = unsafe from, let to = unsafe to, unsafe from.pointee.ticks >= 0 else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  unsafe to.pointee = SYSTEMTIME(CalendarTime(ticks: from.pointee.ticks))
  return 1
}

@c @implementation public func SystemTimeToFileTime(_ from: UnsafePointer<SYSTEMTIME>?, _ to: LPFILETIME?) -> BOOL {
  guard let from = unsafe from?.pointee, let to = unsafe to else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  let time = CalendarTime(
    year: Int64(from.wYear), month: Int64(from.wMonth), day: Int64(from.wDay), hour: Int64(from.wHour),
    minute: Int64(from.wMinute), second: Int64(from.wSecond), millisecond: Int64(from.wMilliseconds))
  guard let ticks = time.ticks else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  unsafe to.pointee = FILETIME(ticks: ticks)
  return 1
}

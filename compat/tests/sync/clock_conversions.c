/* SPDX-License-Identifier: Apache-2.0 */
/* clock_conversions
   FILETIME and SYSTEMTIME name the same moments; impossible days are refused; clocks go forward.

   Wine 8 takes the 29th of February 1900 for the 1st of March; Microsoft Learn, "SystemTimeToFileTime", says that
   members must be valid. */
#include "sync.h"

static void show(WORD year, WORD month, WORD day) {
  SYSTEMTIME time = {year, month, 0, day, 13, 14, 15, 167}, back = {0};
  FILETIME file = {0};
  CLEAR();
  BOOL converted = SystemTimeToFileTime(&time, &file);
  if (!converted) {
    L("%u-%u-%u refused %s", year, month, day, ERR());
    return;
  }
  FileTimeToSystemTime(&file, &back);
  L("%u-%u-%u = 0x%08x%08x = %u-%u-%u, weekday %u, %u:%u:%u.%u", year, month, day, (unsigned)file.dwHighDateTime,
    (unsigned)file.dwLowDateTime, back.wYear, back.wMonth, back.wDay, back.wDayOfWeek, back.wHour, back.wMinute,
    back.wSecond, back.wMilliseconds);
}

int main(void) {
  show(1601, 1, 1);
  show(1970, 1, 1);
  show(2000, 2, 29);
  show(1900, 2, 29);
  show(2000, 12, 31);
  show(2001, 1, 1);
  show(2400, 2, 29);
  show(2038, 1, 19);
  show(1999, 13, 1);
  show(1999, 4, 31);
  show(1600, 12, 31);
  show(30827, 12, 31);

  LARGE_INTEGER frequency, before, after;
  ULONGLONG ticks = GetTickCount64();
  QueryPerformanceFrequency(&frequency);
  QueryPerformanceCounter(&before);
  Sleep(50);
  QueryPerformanceCounter(&after);
  double seconds = (double)(after.QuadPart - before.QuadPart) / (double)frequency.QuadPart;
  L("50 ms slept: %d", seconds >= 0.045 && seconds < 5);
  L("ticks: %d", GetTickCount64() - ticks >= 40);
  FILETIME now;
  GetSystemTimeAsFileTime(&now);
  SYSTEMTIME time, parts;
  FileTimeToSystemTime(&now, &time);
  GetSystemTime(&parts);
  L("the same day or the next: %d", time.wYear <= parts.wYear && parts.wYear - time.wYear <= 1 && parts.wYear >= 2024);
  SYSTEM_INFO info;
  GetSystemInfo(&info);
  L("processors %d, page %u, granularity %u", info.dwNumberOfProcessors >= 1, (unsigned)info.dwPageSize,
    (unsigned)info.dwAllocationGranularity);
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
// A log in the character set of the build: one source, wide or narrow.
#pragma once
#include <stdarg.h>
#include <stdio.h>
#include <tchar.h>
#include <windows.h>

class Log {
 public:
  explicit Log(LPCTSTR prefix) {
    _tcsncpy_s(m_prefix, prefix, _TRUNCATE);
    InitializeCriticalSection(&m_lock);
  }
  ~Log() { DeleteCriticalSection(&m_lock); }

  void Write(LPCTSTR format, ...) {
    TCHAR text[512];
    SYSTEMTIME now;
    va_list arguments;
    va_start(arguments, format);
    _vsntprintf_s(text, _countof(text), _TRUNCATE, format, arguments);
    va_end(arguments);
    GetLocalTime(&now);
    EnterCriticalSection(&m_lock);
    _ftprintf(stderr, _T("[%02d:%02d:%02d.%03d] %-8s %s\n"), now.wHour, now.wMinute, now.wSecond, now.wMilliseconds,
              m_prefix, text);
    LeaveCriticalSection(&m_lock);
  }

  void Error(LPCTSTR what, DWORD code) {
    LPTSTR text = NULL;
    FormatMessage(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS,
        NULL, code, 0,
                  (LPTSTR)&text, 0, NULL);
    Write(_T("%s: %lu, %s"), what, code, text ? text : _T("?"));
    LocalFree(text);
  }

 private:
  TCHAR m_prefix[16];
  CRITICAL_SECTION m_lock;
};

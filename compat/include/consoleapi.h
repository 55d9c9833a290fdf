/* SPDX-License-Identifier: Apache-2.0 */
/* Consoles: terminals behind handles. Follows the "Console Functions" pages. */
#ifndef _APISETCONSOLE_
#define _APISETCONSOLE_

#include "windef.h"
#include "winnt.h"

#define CTRL_C_EVENT 0
#define CTRL_BREAK_EVENT 1
#define CTRL_CLOSE_EVENT 2
#define CTRL_LOGOFF_EVENT 5
#define CTRL_SHUTDOWN_EVENT 6
#define FOREGROUND_BLUE 0x0001
#define FOREGROUND_GREEN 0x0002
#define FOREGROUND_RED 0x0004
#define FOREGROUND_INTENSITY 0x0008
#define BACKGROUND_BLUE 0x0010
#define BACKGROUND_GREEN 0x0020
#define BACKGROUND_RED 0x0040
#define BACKGROUND_INTENSITY 0x0080
#define ENABLE_PROCESSED_INPUT 0x0001
#define ENABLE_LINE_INPUT 0x0002
#define ENABLE_ECHO_INPUT 0x0004
#define ENABLE_WINDOW_INPUT 0x0008
#define ENABLE_MOUSE_INPUT 0x0010
#define ENABLE_INSERT_MODE 0x0020
#define ENABLE_QUICK_EDIT_MODE 0x0040
#define ENABLE_EXTENDED_FLAGS 0x0080
#define ENABLE_VIRTUAL_TERMINAL_INPUT 0x0200
#define ENABLE_PROCESSED_OUTPUT 0x0001
#define ENABLE_WRAP_AT_EOL_OUTPUT 0x0002
#define ENABLE_VIRTUAL_TERMINAL_PROCESSING 0x0004
#define DISABLE_NEWLINE_AUTO_RETURN 0x0008
#define KEY_EVENT 0x0001
#define MOUSE_EVENT 0x0002
#define WINDOW_BUFFER_SIZE_EVENT 0x0004

typedef BOOL(WINAPI *PHANDLER_ROUTINE)(DWORD event);

typedef struct _COORD {
  SHORT X;
  SHORT Y;
} COORD, *PCOORD;
typedef struct _SMALL_RECT {
  SHORT Left;
  SHORT Top;
  SHORT Right;
  SHORT Bottom;
} SMALL_RECT, *PSMALL_RECT;
typedef struct _CONSOLE_SCREEN_BUFFER_INFO {
  COORD dwSize;
  COORD dwCursorPosition;
  WORD wAttributes;
  SMALL_RECT srWindow;
  COORD dwMaximumWindowSize;
} CONSOLE_SCREEN_BUFFER_INFO, *PCONSOLE_SCREEN_BUFFER_INFO;
typedef struct _CONSOLE_CURSOR_INFO {
  DWORD dwSize;
  BOOL bVisible;
} CONSOLE_CURSOR_INFO, *PCONSOLE_CURSOR_INFO;
typedef struct _KEY_EVENT_RECORD {
  BOOL bKeyDown;
  WORD wRepeatCount;
  WORD wVirtualKeyCode;
  WORD wVirtualScanCode;
  union {
    WCHAR UnicodeChar;
    CHAR AsciiChar;
  } uChar;
  DWORD dwControlKeyState;
} KEY_EVENT_RECORD, *PKEY_EVENT_RECORD;
typedef struct _INPUT_RECORD {
  WORD EventType;
  union {
    KEY_EVENT_RECORD KeyEvent;
  } Event;
} INPUT_RECORD, *PINPUT_RECORD;

IOCP_BEGIN_C
WINBASEAPI BOOL WINAPI SetConsoleCtrlHandler(PHANDLER_ROUTINE function, BOOL adds);
WINBASEAPI BOOL WINAPI GenerateConsoleCtrlEvent(DWORD event, DWORD group);
WINBASEAPI BOOL WINAPI AllocConsole(VOID);
WINBASEAPI BOOL WINAPI FreeConsole(VOID);
WINBASEAPI HWND WINAPI GetConsoleWindow(VOID);
WINBASEAPI BOOL WINAPI GetConsoleMode(HANDLE console, LPDWORD mode);
WINBASEAPI BOOL WINAPI SetConsoleMode(HANDLE console, DWORD mode);
WINBASEAPI UINT WINAPI GetConsoleCP(VOID);
WINBASEAPI UINT WINAPI GetConsoleOutputCP(VOID);
WINBASEAPI BOOL WINAPI SetConsoleCP(UINT page);
WINBASEAPI BOOL WINAPI SetConsoleOutputCP(UINT page);
WINBASEAPI BOOL WINAPI WriteConsoleA(HANDLE console, const VOID *text, DWORD length, LPDWORD written, LPVOID reserved);
WINBASEAPI BOOL WINAPI WriteConsoleW(HANDLE console, const VOID *text, DWORD length, LPDWORD written, LPVOID reserved);
WINBASEAPI BOOL WINAPI ReadConsoleA(HANDLE console, LPVOID to, DWORD room, LPDWORD got, LPVOID control);
WINBASEAPI BOOL WINAPI ReadConsoleW(HANDLE console, LPVOID to, DWORD room, LPDWORD got, LPVOID control);
WINBASEAPI BOOL WINAPI ReadConsoleInputA(HANDLE console, PINPUT_RECORD to, DWORD room, LPDWORD got);
WINBASEAPI BOOL WINAPI ReadConsoleInputW(HANDLE console, PINPUT_RECORD to, DWORD room, LPDWORD got);
WINBASEAPI BOOL WINAPI GetNumberOfConsoleInputEvents(HANDLE console, LPDWORD count);
WINBASEAPI BOOL WINAPI FlushConsoleInputBuffer(HANDLE console);
WINBASEAPI BOOL WINAPI GetConsoleScreenBufferInfo(HANDLE console, PCONSOLE_SCREEN_BUFFER_INFO info);
WINBASEAPI BOOL WINAPI SetConsoleScreenBufferSize(HANDLE console, COORD size);
WINBASEAPI BOOL WINAPI SetConsoleWindowInfo(HANDLE console, BOOL is_absolute, const SMALL_RECT *window);
WINBASEAPI BOOL WINAPI SetConsoleCursorPosition(HANDLE console, COORD place);
WINBASEAPI BOOL WINAPI GetConsoleCursorInfo(HANDLE console, PCONSOLE_CURSOR_INFO info);
WINBASEAPI BOOL WINAPI SetConsoleCursorInfo(HANDLE console, const CONSOLE_CURSOR_INFO *info);
WINBASEAPI BOOL WINAPI SetConsoleTextAttribute(HANDLE console, WORD attributes);
WINBASEAPI BOOL WINAPI FillConsoleOutputCharacterA(HANDLE console, CHAR c, DWORD count, COORD place, LPDWORD written);
WINBASEAPI BOOL WINAPI FillConsoleOutputCharacterW(HANDLE console, WCHAR c, DWORD count, COORD place, LPDWORD written);
WINBASEAPI BOOL WINAPI FillConsoleOutputAttribute(HANDLE console, WORD attributes, DWORD count, COORD place,
                                                  LPDWORD written);
WINBASEAPI DWORD WINAPI GetConsoleTitleA(LPSTR to, DWORD room);
WINBASEAPI DWORD WINAPI GetConsoleTitleW(LPWSTR to, DWORD room);
WINBASEAPI BOOL WINAPI SetConsoleTitleA(LPCSTR text);
WINBASEAPI BOOL WINAPI SetConsoleTitleW(LPCWSTR text);
IOCP_END_C

#ifdef UNICODE
#define WriteConsole WriteConsoleW
#define ReadConsole ReadConsoleW
#define ReadConsoleInput ReadConsoleInputW
#define FillConsoleOutputCharacter FillConsoleOutputCharacterW
#define GetConsoleTitle GetConsoleTitleW
#define SetConsoleTitle SetConsoleTitleW
#else
#define WriteConsole WriteConsoleA
#define ReadConsole ReadConsoleA
#define ReadConsoleInput ReadConsoleInputA
#define FillConsoleOutputCharacter FillConsoleOutputCharacterA
#define GetConsoleTitle GetConsoleTitleA
#define SetConsoleTitle SetConsoleTitleA
#endif

#endif /* _APISETCONSOLE_ */

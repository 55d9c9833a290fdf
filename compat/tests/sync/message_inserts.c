/* SPDX-License-Identifier: Apache-2.0 */
/* message_inserts [LIVE-10]
   Inserts, escapes and lines of a message from a string; what can't be read is an error that leaves the buffer alone.
   Microsoft Learn, "FormatMessage function", with its examples; Wine kernel32/tests/format_msg.c. */
#include "sync.h"

#ifndef ERROR_NO_WORK_DONE
#define ERROR_NO_WORK_DONE 235
#endif

static char narrow[512];
static WCHAR wide[512];

/* Control characters as letters, so that the trace has a line for each text. */
static char *shown(char *to, unsigned c) {
  if (c == '\r' || c == '\n' || c == '\t') *to++ = '\\', *to++ = c == '\r' ? 'r' : c == '\n' ? 'n' : 't';
  else *to++ = (char)c;
  *to = 0;
  return to;
}

static void tell(const char *label, DWORD length, DWORD error, int is_wide) {
  char name[256] = "", text[1024] = "", *at = name;
  for (; *label; label++) at = shown(at, (unsigned char)*label);
  at = text;
  for (DWORD i = 0; i < length; i++) at = shown(at, is_wide ? wide[i] : (unsigned char)narrow[i]);
  if (length)
    L("%s: %u [%s]", name, (unsigned)length, text);
  else
    L("%s: 0 %s, buffer %s", name, error == ERROR_NO_WORK_DONE ? "NO_WORK_DONE" : name_of_error(error),
      (is_wide ? wide[0] : narrow[0]) == 'x' ? "as it was" : "written");
}

static void say(DWORD flags, const char *text, ...) {
  va_list list;
  va_start(list, text);
  strcpy(narrow, "xxx");
  CLEAR();
  DWORD length = FormatMessageA(FORMAT_MESSAGE_FROM_STRING | flags, text, 0, 0, narrow, 512, &list);
  tell(text, length, GetLastError(), 0);
  va_end(list);
}

static void say_wide(const char *label, const WCHAR *text, ...) {
  va_list list;
  va_start(list, text);
  wcscpy(wide, L"xxx");
  CLEAR();
  DWORD length = FormatMessageW(FORMAT_MESSAGE_FROM_STRING, text, 0, 0, wide, 512, &list);
  tell(label, length, GetLastError(), 1);
  va_end(list);
}

static void say_array(const char *text, DWORD_PTR *arguments) {
  strcpy(narrow, "xxx");
  CLEAR();
  DWORD length = FormatMessageA(FORMAT_MESSAGE_FROM_STRING | FORMAT_MESSAGE_ARGUMENT_ARRAY, text, 0, 0, narrow, 512,
                                (va_list *)arguments);
  tell(text, length, GetLastError(), 0);
}

static void escapes(void) {
  DWORD ignore = FORMAT_MESSAGE_IGNORE_INSERTS;
  say(0, "100%% %. %! %a");
  say(0, "a%nb%rc%td");
  say(0, "ends%0 here");
  say(0, "a\nb\r\nc\rd");
  say(0, "");
  say(0, "%0");
  say(0, "cut %");
  say(ignore, "%1 %2!*.*s! %99 %% %.");
  say(ignore, "a%nb%tc%0d");
}

static void numbers(void) {
  say(0, "%1 and %2", "one", "two");
  say(0, "%2%1%2", "a", "b");
  say(0, "%1!d! %2!5u!|%3!-5d!|%4!08x! %5!X!", -1, 2, 3, 0xabcd, 0x1f);
  say(0, "%1!I64d! %2!c!%2!c! %3!ls! %4!S!", 1LL << 40, 'c', L"wide", L"too");
  say(0, "%1!3s!|%2!-6s!|%3!.2s!", "t", "left", "cut");
  say(0, "%1", (char *)NULL);
  say(0, "%1!*.*s! %3 %4!*s!", 4, 2, "Bill", "Bob", 6, "Bill");
  say(0, "%10%1!d!", 1, "2", "3", "4", "5", "6", "7", "8", "9", "ten");
  say(0, "%1!d", 1);
  say_wide("wide", L"%1 %2!S! %3!hs! %4!d!", L"one", "narrow", "too", 7);
  DWORD_PTR documented[] = {4, 2, (DWORD_PTR)"Bill", (DWORD_PTR)"Bob", 6, (DWORD_PTR)"Bill"};
  say_array("%1!*.*s! %4 %5!*s!", documented);
  DWORD_PTR three[] = {(DWORD_PTR)"first", (DWORD_PTR)"second", 3};
  say_array("%2, %1 and %3!u!", three);
  say_array("none: %1", NULL);
  strcpy(narrow, "xxx");
  CLEAR();
  DWORD length = FormatMessageA(FORMAT_MESSAGE_FROM_STRING, "%1", 0, 0, narrow, 512, NULL);
  tell("no arguments", length, GetLastError(), 0);
}

static void lines(void) {
  DWORD one = FORMAT_MESSAGE_MAX_WIDTH_MASK;
  say(one, "a\nb\r\nc%nd ");
  say(20, "short enough");
  say(11, "short long line");
  say(10, "short long line");
  say(12, "short long    line");
  say(8, "shortlongword");
  say(12, "short%nlong line %1", "and more");
  say(5, "       ");
  char *text = NULL;
  DWORD length = FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_ALLOCATE_BUFFER | one, NULL, 5, 0,
                                (char *)&text, 0, NULL);
  L("of the system, in one line: %d", length > 0 && text[length - 1] == ' ' && !strchr(text, '\n'));
  LocalFree(text);
}

static void rooms(void) {
  DWORD_PTR arguments[] = {(DWORD_PTR)"12345"};
  DWORD flags = FORMAT_MESSAGE_FROM_STRING | FORMAT_MESSAGE_ARGUMENT_ARRAY;
  TELL("just too small", FormatMessageA(flags, "%1", 0, 0, narrow, 5, (va_list *)arguments));
  TELL("just large enough", FormatMessageA(flags, "%1", 0, 0, narrow, 6, (va_list *)arguments));
  WCHAR *made = NULL;
  DWORD_PTR wides[] = {(DWORD_PTR)L"12345"};
  DWORD length = FormatMessageW(flags | FORMAT_MESSAGE_ALLOCATE_BUFFER, L"<%1>", 0, 0, (WCHAR *)&made, 0,
                                (va_list *)wides);
  L("allocated: %u %d", (unsigned)length, made && wcscmp(made, L"<12345>") == 0);
  LocalFree(made);
}

int main(void) {
  escapes();
  numbers();
  lines();
  rooms();
  return 0;
}

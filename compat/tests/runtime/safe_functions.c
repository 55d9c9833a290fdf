/* SPDX-License-Identifier: Apache-2.0 */
/* safe_functions
   The `_s` functions: what they answer, what they leave, and that a handler is told of invalid arguments. Ours
   alone: the run-time library that MinGW links has them without the handler. */
#include "../trace.h"
#include <errno.h>
#include <time.h>

static int told;
static void handler(const wchar_t *a, const wchar_t *b, const wchar_t *c, unsigned line, uintptr_t d) {
  (void)a, (void)b, (void)c, (void)line, (void)d;
  told++;
}

#define TRY(call)                                                              \
  do {                                                                         \
    told = 0;                                                                  \
    int answer_ = (int)(call);                                                 \
    say("%s: %d, told %d, '%.8s'", #call, answer_, told, to);                    \
  } while (0)

int main(void) {
  char to[8] = "";
  _set_invalid_parameter_handler(handler);
  TRY(strcpy_s(to, 8, "abc"));
  TRY(strcpy_s(to, 3, "abc"));
  TRY(strcpy_s(to, 8, NULL));
  TRY(strcpy_s(NULL, 8, "a"));
  TRY(strcpy_s(to, 8, "abcd"));
  TRY(strcat_s(to, 8, "efg"));
  TRY(strcat_s(to, 8, "h"));
  TRY(strncpy_s(to, 8, "abcdef", 3));
  TRY(strncpy_s(to, 4, "abcdef", _TRUNCATE));
  TRY(strncpy_s(to, 4, "abcdef", 5));
  TRY(memcpy_s(to, 8, "xyz", 4));
  TRY(memcpy_s(to, 2, "xyz", 4));
  TRY(memmove_s(to, 8, "mno", 4));
  TRY(_itoa_s(-255, to, 8, 10));
  TRY(_itoa_s(-1, to, 8, 16));
  TRY(_itoa_s(255, to, 8, 16));
  TRY(_itoa_s(5, to, 8, 1));
  TRY(sprintf_s(to, 4, "%s", "abcdef"));
  TRY(strnlen_s("abcdef", 3));
  TRY(strnlen_s(NULL, 3));
  TRY(_stricmp("ABC", "abd"));
  TRY(_strnicmp("ABCx", "abcy", 3));
  char words[] = "a,b;c", *context = NULL;
  for (char *word = strtok_s(words, ",;", &context); word; word = strtok_s(NULL, ",;", &context)) say("word %s", word);
  struct tm parts;
  time_t day = 86400;
  say("gmtime_s: %d", gmtime_s(&parts, &day));
  say("day %d", parts.tm_mday);
  told = 0;
  int answer = gmtime_s(NULL, &day);
  say("gmtime_s of NULL: %d, told %d", answer, told);
  FILE *file = (FILE *)&file;
  say("fopen_s: %d", fopen_s(&file, "no/such/file", "r"));
  say("is %s", file ? "open" : "none");
  unsigned value = 0;
  say("rand_s: %d", rand_s(&value));
  int number = 0;
  char word[4] = "";
  say("sscanf_s: %d", sscanf_s("12 ab", "%d %s", &number, word, (unsigned)sizeof word));
  say("is %d '%s'", number, word);
  say("sscanf_s too long: %d", sscanf_s("abcdef", "%s", word, (unsigned)sizeof word));
  return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* _wsetlocale. Names of Windows' own ("Korean_Korea.949", "chs") are taken for the system's locale. */
#include "runtime.h"
#include <locale.h>

IOCP_API WCHAR *_wsetlocale(int category, const WCHAR *name) {
  WCHAR *answer = iocp_inner_thread_memory(IOCP_LOCALE_NAME, 128 * sizeof *answer);
  if (!answer) return NULL;
  char *narrow = iocp_inner_narrow(name);
  const char *now = setlocale(category, narrow);
  if (!now && narrow) now = setlocale(category, "");
  free(narrow);
  if (!now) return NULL;
  answer[iocp_inner_to_utf16(now, strlen(now), answer, 127, NULL)] = 0;
  return answer;
}

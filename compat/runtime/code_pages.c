/* SPDX-License-Identifier: Apache-2.0 */
/* MultiByteToWideChar and back. The system's code pages (CP_ACP and its like) are UTF-8; others go through iconv(3),
   if the system has them. Follows "stringapiset.h" on Microsoft Learn, whose error codes these are. */
#include "runtime.h"
#include <iconv.h>
#include "winnls.h"

/* UTF-8 under any of its numbers. */
static bool is_utf8(UINT page) { return page <= 3 || page == 65001; }

static iconv_t open_page(UINT page, bool to_wide) {
  char name[16];
  switch (page) {
    case 936: strcpy(name, "GBK"); break;
    case 950: strcpy(name, "BIG5"); break;
    case 1200: case 1201: case 65000: return (iconv_t)-1;
    case 20127: strcpy(name, "ASCII"); break;
    case 20866: strcpy(name, "KOI8-R"); break;
    case 51949: strcpy(name, "EUC-KR"); break;
    case 54936: strcpy(name, "GB18030"); break;
    default:
      if (page >= 28591 && page <= 28605) snprintf(name, sizeof name, "ISO-8859-%u", page - 28590);
      else snprintf(name, sizeof name, "CP%u", page);
  }
  return to_wide ? iconv_open("UTF-16LE", name) : iconv_open(name, "UTF-16LE");
}

/* Converts with iconv; what is not in the page becomes `other`. Answers the bytes that the result takes. */
static size_t convert(iconv_t page, const char *from, size_t size, char *to, size_t room, const char *other,
                      size_t other_size, size_t step, size_t *invalid) {
  size_t total = 0;
  char part[256];
  while (size) {
    char *in = (char *)from, *out = part;
    size_t left = size, space = sizeof part;
    size_t result = iconv(page, &in, &left, &out, &space);
    size_t made = sizeof part - space;
    for (size_t i = 0; i < made; i++, total++)
      if (total < room) to[total] = part[i];
    from = in;
    size = left;
    if (result != (size_t)-1 || errno == E2BIG) continue;
    ++*invalid;
    for (size_t i = 0; i < other_size; i++, total++)
      if (total < room) to[total] = other[i];
    size_t skipped = step < size ? step : size;
    from += skipped;
    size -= skipped;
  }
  return total;
}

IOCP_API int MultiByteToWideChar(UINT page, DWORD flags, LPCCH from, int size, LPWSTR to, int room) {
  if (!from || size == 0 || size < -1 || room < 0 || (room && (!to || (const void *)to == from)))
    return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  if (flags & ~(DWORD)(MB_PRECOMPOSED | MB_COMPOSITE | MB_USEGLYPHCHARS | MB_ERR_INVALID_CHARS) ||
      (page == CP_UTF8 && flags & ~(DWORD)MB_ERR_INVALID_CHARS))
    return iocp_inner_fail(ERROR_INVALID_FLAGS);
  size_t bytes = size == -1 ? strlen(from) + 1 : (size_t)size, invalid = 0, units;
  if (is_utf8(page)) {
    units = iocp_inner_to_utf16(from, bytes, to, (size_t)room, &invalid);
  } else {
    iconv_t table = open_page(page, true);
    if (table == (iconv_t)-1) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
    units = convert(table, from, bytes, (char *)to, (size_t)room * 2, "\xfd\xff", 2, 1, &invalid) / 2;
    iconv_close(table);
  }
  if (invalid && flags & MB_ERR_INVALID_CHARS) return iocp_inner_fail(ERROR_NO_UNICODE_TRANSLATION);
  if (units > INT32_MAX || (room && units > (size_t)room)) return iocp_inner_fail(ERROR_INSUFFICIENT_BUFFER);
  return (int)units;
}

IOCP_API int WideCharToMultiByte(UINT page, DWORD flags, LPCWCH from, int size, LPSTR to, int room, LPCCH other,
                                 LPBOOL used_other) {
  if (!from || size == 0 || size < -1 || room < 0 || (room && (!to || (const void *)to == from)) ||
      (page == CP_UTF8 && (other || used_other)))
    return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  if (page == CP_UTF8 && flags & ~(DWORD)WC_ERR_INVALID_CHARS) return iocp_inner_fail(ERROR_INVALID_FLAGS);
  size_t units = size == -1 ? iocp_inner_length(from) + 1 : (size_t)size, invalid = 0, bytes;
  if (used_other) *used_other = FALSE;
  if (is_utf8(page)) {
    bytes = iocp_inner_to_utf8(from, units, to, (size_t)room, &invalid);
  } else {
    iconv_t table = open_page(page, false);
    if (table == (iconv_t)-1) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
    const char *spare = other ? other : "?";
    bytes = convert(table, (const char *)from, units * 2, to, (size_t)room, spare, strnlen(spare, 2), 2, &invalid);
    iconv_close(table);
    if (used_other && invalid) *used_other = TRUE;
  }
  if (invalid && flags & WC_ERR_INVALID_CHARS) return iocp_inner_fail(ERROR_NO_UNICODE_TRANSLATION);
  if (bytes > INT32_MAX || (room && bytes > (size_t)room)) return iocp_inner_fail(ERROR_INSUFFICIENT_BUFFER);
  return (int)bytes;
}

IOCP_API UINT GetACP(void) { return 65001; }
IOCP_API UINT GetOEMCP(void) { return 65001; }

IOCP_API BOOL IsValidCodePage(UINT page) {
  if (page == 65001) return TRUE;
  iconv_t table = page < 37 ? (iconv_t)-1 : open_page(page, true);
  if (table == (iconv_t)-1) return FALSE;
  iconv_close(table);
  return TRUE;
}
IOCP_API BOOL IsDBCSLeadByte(BYTE byte) { return (void)byte, FALSE; }
IOCP_API BOOL IsDBCSLeadByteEx(UINT page, BYTE byte) {
  return (page == 932 || page == 936 || page == 949 || page == 950) && byte >= 0x81 && byte < 0xff;
}
IOCP_API LCID GetUserDefaultLCID(void) { return 0x0409; }
IOCP_API LCID GetSystemDefaultLCID(void) { return 0x0409; }
IOCP_API LCID GetThreadLocale(void) { return 0x0409; }
IOCP_API LANGID GetUserDefaultLangID(void) { return 0x0409; }
IOCP_API LANGID GetSystemDefaultLangID(void) { return 0x0409; }

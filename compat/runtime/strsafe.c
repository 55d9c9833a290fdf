/* SPDX-License-Identifier: Apache-2.0 */
/* StringCch and StringCb functions. Follows the "strsafe.h header" pages: the destination always ends with a zero; what
   does not fit is cut and answered STRSAFE_E_INSUFFICIENT_BUFFER; sizes of 0 or over STRSAFE_MAX_CCH are
   STRSAFE_E_INVALID_PARAMETER. */
#include "runtime.h"

#define OK 0
#define SHORT_OF_ROOM ((HRESULT)0x8007007A)
#define INVALID ((HRESULT)0x80070057)
#define LARGEST 2147483647u

/* Puts `length` characters behind the first `used`. */
#define PUT(type)                                                                             \
  static HRESULT put_##type(type *to, size_t room, size_t used, const type *from, size_t length) { \
    size_t fits = length < room - used ? length : room - used - 1;                            \
    memmove(to + used, from, fits * sizeof(type));                                            \
    to[used + fits] = 0;                                                                      \
    return fits == length ? OK : SHORT_OF_ROOM;                                               \
  }                                                                                           \
  static size_t length_##type(const type *text, size_t most) {                                \
    size_t length = 0;                                                                        \
    while (length < most && text[length]) length++;                                           \
    return length;                                                                            \
  }
PUT(CHAR)
PUT(WCHAR)

#define FAMILY(suffix, type)                                                                                      \
  IOCP_API HRESULT StringCchCopyN##suffix(type *to, size_t room, const type *from, size_t count) {                \
    if (!to || !from || !room || room > LARGEST || count > LARGEST) return INVALID;                               \
    return put_##type(to, room, 0, from, length_##type(from, count));                                             \
  }                                                                                                               \
  IOCP_API HRESULT StringCchCopy##suffix(type *to, size_t room, const type *from) {                               \
    return StringCchCopyN##suffix(to, room, from, LARGEST);                                                       \
  }                                                                                                               \
  IOCP_API HRESULT StringCchCatN##suffix(type *to, size_t room, const type *from, size_t count) {                 \
    if (!to || !from || !room || room > LARGEST || count > LARGEST) return INVALID;                               \
    size_t used = length_##type(to, room);                                                                        \
    return used == room ? INVALID : put_##type(to, room, used, from, length_##type(from, count));                 \
  }                                                                                                               \
  IOCP_API HRESULT StringCchCat##suffix(type *to, size_t room, const type *from) {                                \
    return StringCchCatN##suffix(to, room, from, LARGEST);                                                        \
  }                                                                                                               \
  IOCP_API HRESULT StringCchLength##suffix(const type *text, size_t most, size_t *length) {                       \
    size_t found = text && most && most <= LARGEST ? length_##type(text, most) : most;                            \
    if (length) *length = found < most ? found : 0;                                                               \
    return found < most ? OK : INVALID;                                                                           \
  }                                                                                                               \
  IOCP_API HRESULT StringCbCopy##suffix(type *to, size_t bytes, const type *from) {                               \
    return StringCchCopy##suffix(to, bytes / sizeof(type), from);                                                 \
  }                                                                                                               \
  IOCP_API HRESULT StringCbCat##suffix(type *to, size_t bytes, const type *from) {                                \
    return StringCchCat##suffix(to, bytes / sizeof(type), from);                                                  \
  }                                                                                                               \
  IOCP_API HRESULT StringCbLength##suffix(const type *text, size_t most, size_t *length) {                        \
    HRESULT result = StringCchLength##suffix(text, most / sizeof(type), length);                                  \
    if (length) *length *= sizeof(type);                                                                          \
    return result;                                                                                                \
  }                                                                                                               \
  IOCP_API HRESULT StringCbVPrintf##suffix(type *to, size_t bytes, const type *format, va_list list) {            \
    return StringCchVPrintf##suffix(to, bytes / sizeof(type), format, list);                                      \
  }                                                                                                               \
  IOCP_API HRESULT StringCchPrintf##suffix(type *to, size_t room, const type *format, ...) {                      \
    va_list list;                                                                                                 \
    va_start(list, format);                                                                                       \
    HRESULT result = StringCchVPrintf##suffix(to, room, format, list);                                            \
    va_end(list);                                                                                                 \
    return result;                                                                                                \
  }                                                                                                               \
  IOCP_API HRESULT StringCbPrintf##suffix(type *to, size_t bytes, const type *format, ...) {                      \
    va_list list;                                                                                                 \
    va_start(list, format);                                                                                       \
    HRESULT result = StringCchVPrintf##suffix(to, bytes / sizeof(type), format, list);                            \
    va_end(list);                                                                                                 \
    return result;                                                                                                \
  }

IOCP_API HRESULT StringCchVPrintfA(CHAR *to, size_t room, const CHAR *format, va_list list) {
  if (!to || !format || !room || room > LARGEST) return INVALID;
  iocp_output out;
  iocp_inner_output_begin(&out);
  HRESULT result = iocp_inner_format(&out, false, format, list) ? put_CHAR(to, room, 0, out.text, out.length)
                                                               : (to[0] = 0, SHORT_OF_ROOM);
  iocp_inner_output_end(&out);
  return result;
}

IOCP_API HRESULT StringCchVPrintfW(WCHAR *to, size_t room, const WCHAR *format, va_list list) {
  if (!to || !format || !room || room > LARGEST) return INVALID;
  char *narrow = iocp_inner_narrow(format);
  iocp_output out;
  iocp_inner_output_begin(&out);
  HRESULT result = SHORT_OF_ROOM;
  to[0] = 0;
  if (narrow && iocp_inner_format(&out, true, narrow, list)) {
    size_t units = iocp_inner_to_utf16(out.text, out.length, to, room - 1, NULL);
    to[units < room ? units : room - 1] = 0;
    if (units < room) result = OK;
  }
  iocp_inner_output_end(&out);
  free(narrow);
  return result;
}

FAMILY(A, CHAR)
FAMILY(W, WCHAR)

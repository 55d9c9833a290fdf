/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8 to UTF-16 and back, and paths. */
#include "runtime.h"

/* One character of UTF-8: stores it and answers its bytes. What is none counts as one byte and U+FFFD. */
static size_t decode(const unsigned char *text, size_t left, uint32_t *character) {
  unsigned char first = text[0];
  size_t more = first < 0x80 ? 0 : first >= 0xc2 && first < 0xe0 ? 1 : first >= 0xe0 && first < 0xf0 ? 2
                : first >= 0xf0 && first < 0xf5 ? 3 : SIZE_MAX;
  *character = 0xfffd;
  if (more == SIZE_MAX || more >= left) return 0;
  static const unsigned char mask[] = {0x7f, 0x1f, 0x0f, 0x07};
  static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
  uint32_t value = first & mask[more];
  for (size_t i = 1; i <= more; i++) {
    if ((text[i] & 0xc0) != 0x80) return 0;
    value = value << 6 | (text[i] & 0x3f);
  }
  if (value < least[more] || value > 0x10ffff) return 0;
  *character = value;
  return more + 1;
}

size_t iocp_inner_to_utf16(const char *text, size_t bytes, WCHAR *to, size_t room, size_t *invalid) {
  size_t count = 0;
  for (size_t i = 0; i < bytes;) {
    uint32_t character;
    size_t used = decode((const unsigned char *)text + i, bytes - i, &character);
    if (!used) {
      used = 1;
      if (invalid) ++*invalid;
    } else if (invalid && character >= 0xd800 && character < 0xe000) {
      ++*invalid;
      character = 0xfffd;
    }
    i += used;
    if (character < 0x10000) {
      if (count < room) to[count] = (WCHAR)character;
      count++;
    } else {
      if (count + 1 < room) {
        to[count] = (WCHAR)(0xd800 + ((character - 0x10000) >> 10));
        to[count + 1] = (WCHAR)(0xdc00 + ((character - 0x10000) & 0x3ff));
      }
      count += 2;
    }
  }
  return count;
}

size_t iocp_inner_to_utf8(const WCHAR *text, size_t units, char *to, size_t room, size_t *invalid) {
  size_t count = 0;
  for (size_t i = 0; i < units; i++) {
    uint32_t character = text[i];
    if (character >= 0xd800 && character < 0xdc00 && i + 1 < units && text[i + 1] >= 0xdc00 && text[i + 1] < 0xe000)
      character = 0x10000 + ((character - 0xd800) << 10) + (text[++i] - 0xdc00u);
    else if (invalid && character >= 0xd800 && character < 0xe000) {
      ++*invalid;
      character = 0xfffd;
    }
    size_t used = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    if (count + used <= room) {
      static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
      for (size_t k = used; k-- > 1; character >>= 6) to[count + k] = (char)(0x80 | (character & 0x3f));
      to[count] = (char)(lead[used] | character);
    }
    count += used;
  }
  return count;
}

size_t iocp_inner_length(const WCHAR *text) {
  size_t length = 0;
  while (text[length]) length++;
  return length;
}

char *iocp_inner_narrow(const WCHAR *text) {
  if (!text) return NULL;
  size_t units = iocp_inner_length(text), bytes = iocp_inner_to_utf8(text, units, NULL, 0, NULL);
  char *copy = malloc(bytes + 1);
  if (!copy) return NULL;
  iocp_inner_to_utf8(text, units, copy, bytes, NULL);
  copy[bytes] = 0;
  return copy;
}

WCHAR *iocp_inner_wide(const char *text) {
  if (!text) return NULL;
  size_t bytes = strlen(text), units = iocp_inner_to_utf16(text, bytes, NULL, 0, NULL);
  WCHAR *copy = malloc((units + 1) * sizeof(WCHAR));
  if (!copy) return NULL;
  iocp_inner_to_utf16(text, bytes, copy, units, NULL);
  copy[units] = 0;
  return copy;
}

/* --- Paths --- */

static int errno_of(int code) {
  switch (code) {
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND: return ENOENT;
    case ERROR_BUFFER_OVERFLOW: return ENAMETOOLONG;
    default: return EINVAL;
  }
}

char *iocp_inner_path_of(const char *name) {
  size_t room = (name ? strlen(name) : 0) + 16;
  char *path = malloc(room);
  int code = !path ? ERROR_NOT_ENOUGH_MEMORY : iocp_inner_path(name, path, room);
  if (code == 0) return path;
  free(path);
  errno = code == ERROR_NOT_ENOUGH_MEMORY ? ENOMEM : errno_of(code);
  SetLastError((DWORD)code);
  return NULL;
}

char *iocp_inner_path_of_wide(const WCHAR *name) {
  char *narrow = iocp_inner_narrow(name);
  char *path = iocp_inner_path_of(narrow);
  free(narrow);
  return path;
}

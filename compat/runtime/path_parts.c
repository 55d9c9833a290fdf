/* SPDX-License-Identifier: Apache-2.0 */
/* A path taken apart: drive, folder with its last slash, name, extension with its dot. Follows "_splitpath" and
   "_splitpath_s". */
#include "runtime.h"

typedef struct { const char *start; size_t length; } part;
enum { DRIVE, FOLDER, NAME, EXTENSION, PARTS };

static void split(const char *path, part *parts) {
  size_t drive = path[0] && path[1] == ':' ? 2 : 0;
  const char *folder = path + drive, *name = folder, *dot = NULL;
  for (const char *at = folder; *at; at++) {
    if (*at == '/' || *at == '\\') name = at + 1, dot = NULL;
    if (*at == '.') dot = at;
  }
  const char *end = name + strlen(name);
  if (!dot) dot = end;
  parts[DRIVE] = (part){path, drive};
  parts[FOLDER] = (part){folder, (size_t)(name - folder)};
  parts[NAME] = (part){name, (size_t)(dot - name)};
  parts[EXTENSION] = (part){dot, (size_t)(end - dot)};
}

static void give(part from, char *to, size_t room) {
  size_t length = from.length < room ? from.length : room - 1;
  memcpy(to, from.start, length);
  to[length] = 0;
}

/* Each place is as long as Windows says that it has to be: _MAX_DRIVE, _MAX_DIR, _MAX_FNAME, _MAX_EXT. */
IOCP_API void _splitpath(const char *path, char *drive, char *folder, char *name, char *extension) {
  static const size_t rooms[PARTS] = {3, 256, 256, 256};
  char *places[PARTS] = {drive, folder, name, extension};
  part parts[PARTS];
  if (!path) { iocp_inner_invalid("_splitpath", EINVAL); return; }
  split(path, parts);
  for (int i = 0; i < PARTS; i++) if (places[i]) give(parts[i], places[i], rooms[i]);
}

IOCP_API int _splitpath_s(const char *path, char *drive, size_t drive_room, char *folder, size_t folder_room,
                          char *name, size_t name_room, char *extension, size_t extension_room) {
  char *places[PARTS] = {drive, folder, name, extension};
  size_t rooms[PARTS] = {drive_room, folder_room, name_room, extension_room};
  bool is_right = path != NULL, fits = true;
  for (int i = 0; i < PARTS; i++) is_right = is_right && !places[i] == !rooms[i];
  part parts[PARTS];
  if (is_right) split(path, parts);
  for (int i = 0; is_right && i < PARTS; i++) fits = fits && (!places[i] || parts[i].length < rooms[i]);
  for (int i = 0; i < PARTS; i++) {
    if (!places[i] || !rooms[i]) continue;
    if (is_right && fits) give(parts[i], places[i], rooms[i]);
    else places[i][0] = 0;
  }
  if (!is_right) return iocp_inner_invalid("_splitpath_s", EINVAL);
  return fits ? 0 : (errno = ERANGE);
}

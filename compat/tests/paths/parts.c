/* SPDX-License-Identifier: Apache-2.0 */
/* parts
   _splitpath and _splitpath_s: what belongs to which part; errors. errno is there with <stdlib.h> alone. */
#include <stdlib.h>

static int number(void) { return errno; }

#include "../trace.h"
#include <errno.h>

static void ignore(const wchar_t *what, const wchar_t *function, const wchar_t *file, unsigned line, uintptr_t more) {
  (void)what, (void)function, (void)file, (void)line, (void)more;
}

static void parts(const char *path) {
  char drive[_MAX_DRIVE], folder[_MAX_DIR], name[_MAX_FNAME], extension[_MAX_EXT];
  _splitpath(path, drive, folder, name, extension);
  say("%s: '%s' '%s' '%s' '%s'", path, drive, folder, name, extension);
  char again[4][_MAX_PATH];
  int error = _splitpath_s(path, again[0], _MAX_PATH, again[1], _MAX_PATH, again[2], _MAX_PATH, again[3], _MAX_PATH);
  say("  the same: %d %d", error, !strcmp(drive, again[0]) && !strcmp(folder, again[1]) && !strcmp(name, again[2])
      && !strcmp(extension, again[3]));
}

int main(void) {
  parts("C:\\server\\logs\\today.old.txt");
  parts("/srv/logs/today.txt");
  parts("../up.d/name");
  parts("name.");
  parts(".hidden");
  parts("folder/");
  parts("C:");
  parts("");

  _set_invalid_parameter_handler(ignore);
  char name[8] = "kept";
  _splitpath("a/b.c", NULL, NULL, name, NULL);
  say("the name alone: %s", name);
  say("no room: %d '%s'", _splitpath_s("a/b-that-is-long", NULL, 0, NULL, 0, name, sizeof name, NULL, 0), name);
  say("errno: %d", number() == ERANGE);
  say("no path: %d", _splitpath_s(NULL, NULL, 0, NULL, 0, name, sizeof name, NULL, 0));
  say("room of nothing: %d", _splitpath_s("a", NULL, 4, NULL, 0, name, sizeof name, NULL, 0));
  say("nothing for the room: %d", _splitpath_s("a", NULL, 0, NULL, 0, name, 0, NULL, 0));
  return 0;
}

// SPDX-License-Identifier: Apache-2.0

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>

#include "include/cclang.h"
#include "libclang.h"

struct libclang libclang;

const char *cclang_load(const char *path) {
  static char why[400];
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    snprintf(why, sizeof why, "%s", dlerror());
    return why;
  }
#define LOAD(result, name, parameters) \
  if (!(libclang.name = (result(*) parameters)dlsym(library, #name))) { \
    snprintf(why, sizeof why, "%s has no %s: it is too old", path, #name); \
    dlclose(library); \
    return why; \
  }
  LIBCLANG_FUNCTIONS(LOAD)
#undef LOAD
  return NULL;
}

const char *cclang_version(void) {
  static char version[200];
  CXString text = libclang.clang_getClangVersion();
  snprintf(version, sizeof version, "%s", libclang.clang_getCString(text));
  libclang.clang_disposeString(text);
  return version;
}

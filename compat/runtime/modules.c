/* SPDX-License-Identifier: Apache-2.0 */
/* LoadLibrary, GetProcAddress and their relatives. The system's modules (kernel32, ws2_32, ntdll ...) are this
   library, and their functions those of exports.h; other modules are shared objects, by dlopen(3). Follows the
   "libloaderapi.h header" pages. */
#include "runtime.h"
#include "texts.h"
#include "winbase.h"
#include <ctype.h>
#include <dlfcn.h>
#include <link.h>
#include <pthread.h>
#include <strings.h>
#include <unistd.h>

/* --- The table of our own functions --- */

#define EXPORT(name, symbol) extern char export_##symbol[] __asm__(#symbol);
#include "exports.h"
#undef EXPORT

static const struct {
  const char *name;
  void *address;
} exports[] = {
#define EXPORT(name, symbol) {#name, export_##symbol},
#include "exports.h"
#undef EXPORT
};

static int compare_names(const void *name, const void *entry) { return strcmp(name, *(const char *const *)entry); }

static void *find_export(const char *name) {
  const char *const *found =
      bsearch(name, exports, sizeof exports / sizeof exports[0], sizeof exports[0], compare_names);
  return found ? ((void *const *)found)[1] : NULL;
}

/* --- Which module a name means --- */

static struct HINSTANCE__ system_module;

static bool is_system(const char *name) {
  static const char *const names[] = {"kernel32", "kernelbase", "ws2_32", "wsock32", "mswsock", "ntdll", "user32",
                                      "advapi32", "winmm", "msvcrt", "ucrtbase", "iphlpapi", "psapi", "shlwapi",
                                      "synchronization"};
  const char *base = name;
  for (const char *at = name; *at; at++)
    if (*at == '\\' || *at == '/') base = at + 1;
  if (!strncasecmp(base, "api-ms-win-", 11)) return true;
  size_t length = strlen(base);
  if (length > 4 && !strcasecmp(base + length - 4, ".dll")) length -= 4;
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (strlen(names[i]) == length && !strncasecmp(names[i], base, length)) return true;
  return false;
}

/* --- The program's own modules: how often each was loaded, so that DllMain is called once --- */

typedef BOOL (*entry_point)(HINSTANCE module, DWORD reason, LPVOID reserved);
typedef struct loaded {
  struct loaded *next;
  void *module;
  unsigned count;
} loaded;
static loaded *all;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static bool note_loading(void *module) {
  bool is_first = false;
  pthread_mutex_lock(&lock);
  loaded *at = all;
  while (at && at->module != module) at = at->next;
  if (!at && (at = calloc(1, sizeof *at))) {
    *at = (loaded){all, module, 0};
    all = at;
  }
  if (at) is_first = at->count++ == 0;
  pthread_mutex_unlock(&lock);
  return is_first;
}
/* How often it is still loaded; -1 when it never was. */
static int note_freeing(void *module) {
  int left = -1;
  pthread_mutex_lock(&lock);
  for (loaded *at = all; at; at = at->next)
    if (at->module == module && at->count) left = (int)--at->count;
  pthread_mutex_unlock(&lock);
  return left;
}
static bool is_loaded(void *module) {
  bool found = false;
  pthread_mutex_lock(&lock);
  for (loaded *at = all; at; at = at->next) found |= at->module == module && at->count;
  pthread_mutex_unlock(&lock);
  return found;
}

static void folder_of_program(char folder[4096]) {
  ssize_t length = readlink("/proc/self/exe", folder, 4095);
  folder[length > 0 ? length : 0] = 0;
  char *slash = strrchr(folder, '/');
  if (slash) slash[1] = 0;
}

/* Tries `folder` and the name: as it is, with .so for .dll, and with lib in front. */
static void *try_folder(const char *folder, const char *path, int flags, bool *is_there) {
  const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
  size_t stem = strlen(base);
  if (stem > 4 && !strcasecmp(base + stem - 4, ".dll")) stem -= 4;
  char whole[8192];
  for (int form = 0; form < 3; form++) {
    int before = (int)(base - path);
    if (form == 0) snprintf(whole, sizeof whole, "%s%s", folder, path);
    else snprintf(whole, sizeof whole, "%s%.*s%s%.*s.so", folder, before, path, form == 2 ? "lib" : "", (int)stem,
        base);
    if (access(whole, F_OK)) continue;
    *is_there = true;
    void *module = dlopen(whole, RTLD_NOW | flags);
    if (module) return module;
  }
  return NULL;
}

static HMODULE load(const char *name, int flags) {
  if (!name || !*name) return iocp_inner_fail(ERROR_INVALID_PARAMETER), NULL;
  if (is_system(name)) return &system_module;
  char *path = iocp_inner_path_of(name), folder[4096];
  if (!path) return iocp_inner_fail(ERROR_MOD_NOT_FOUND), NULL;
  bool is_there = false;
  void *module = NULL;
  if (*path != '/') {
    folder_of_program(folder);
    module = try_folder(folder, path, flags, &is_there);
    if (!module) module = try_folder("./", path, flags, &is_there);
    if (!module && !strchr(path, '/')) module = dlopen(path, RTLD_NOW | flags);
  } else {
    module = try_folder("", path, flags, &is_there);
  }
  free(path);
  if (!module) return iocp_inner_fail(is_there ? ERROR_BAD_EXE_FORMAT : ERROR_MOD_NOT_FOUND), NULL;
  return module;
}

static HMODULE load_library(const char *name) {
  HMODULE module = load(name, 0);
  if (!module || module == &system_module || !note_loading(module)) return module;
  entry_point start = (entry_point)dlsym(module, "DllMain");
  if (!start || start(module, DLL_PROCESS_ATTACH, NULL)) return module;
  note_freeing(module);
  dlclose(module);
  return iocp_inner_fail(ERROR_DLL_INIT_FAILED), NULL;
}

IOCP_API HMODULE LoadLibraryA(LPCSTR name) { return load_library(name); }
IOCP_API HMODULE LoadLibraryW(LPCWSTR name) {
  char *narrow = iocp_inner_narrow(name);
  HMODULE module = load_library(narrow);
  free(narrow);
  return module;
}
/* A module as data only is none that dlopen has: ERROR_NOT_SUPPORTED. Flags that say where to search change nothing. */
IOCP_API HMODULE LoadLibraryExA(LPCSTR name, HANDLE file, DWORD flags) {
  if (file) return iocp_inner_fail(ERROR_INVALID_PARAMETER), NULL;
  if (flags & (LOAD_LIBRARY_AS_DATAFILE | LOAD_LIBRARY_AS_IMAGE_RESOURCE))
    return iocp_inner_fail(ERROR_NOT_SUPPORTED), NULL;
  return load_library(name);
}
IOCP_API HMODULE LoadLibraryExW(LPCWSTR name, HANDLE file, DWORD flags) {
  char *narrow = iocp_inner_narrow(name);
  HMODULE module = LoadLibraryExA(narrow, file, flags);
  free(narrow);
  return module;
}

IOCP_API BOOL FreeLibrary(HMODULE module) {
  if (module == &system_module) return TRUE;
  if (!module || !is_loaded(module)) return iocp_inner_fail(ERROR_INVALID_HANDLE);
  if (note_freeing(module) == 0) {
    entry_point start = (entry_point)dlsym(module, "DllMain");
    if (start) start(module, DLL_PROCESS_DETACH, NULL);
  }
  return dlclose(module) == 0 || iocp_inner_fail(ERROR_INVALID_HANDLE);
}
/* Threads never tell modules of ours when they begin or end. */
IOCP_API BOOL DisableThreadLibraryCalls(HMODULE module) {
  return module != NULL || iocp_inner_fail(ERROR_MOD_NOT_FOUND);
}

/* A handle to what is loaded already; NULL is the program itself. It need not be freed. */
static HMODULE find_module(const char *name) {
  static void *program;
  if (!name) {
    if (!__atomic_load_n(&program, __ATOMIC_ACQUIRE)) __atomic_store_n(&program, dlopen(NULL, RTLD_NOW),
        __ATOMIC_RELEASE);
    return program;
  }
  HMODULE module = load(name, RTLD_NOLOAD);
  if (module && module != &system_module) dlclose(module);
  if (!module) SetLastError(ERROR_MOD_NOT_FOUND);
  return module;
}
IOCP_API HMODULE GetModuleHandleA(LPCSTR name) { return find_module(name); }
IOCP_API HMODULE GetModuleHandleW(LPCWSTR name) {
  char *narrow = iocp_inner_narrow(name);
  HMODULE module = find_module(narrow);
  free(narrow);
  return module;
}
/* By an address the module is not found here. */
IOCP_API BOOL GetModuleHandleExA(DWORD flags, LPCSTR name, HMODULE *module) {
  if (!module) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  Dl_info facts;
  if (flags & 4) *module = name && dladdr(name, &facts) && facts.dli_fname ? dlopen(facts.dli_fname, RTLD_NOW) : NULL;
  else *module = find_module(name);
  return *module != NULL || iocp_inner_fail(ERROR_MOD_NOT_FOUND);
}
IOCP_API BOOL GetModuleHandleExW(DWORD flags, LPCWSTR name, HMODULE *module) {
  if (flags & 4) return GetModuleHandleExA(flags, (LPCSTR)name, module);
  char *narrow = iocp_inner_narrow(name);
  BOOL result = GetModuleHandleExA(flags, narrow, module);
  free(narrow);
  return result;
}

/* Functions have no ordinals. */
IOCP_API FARPROC GetProcAddress(HMODULE module, LPCSTR name) {
  if ((ULONG_PTR)name >> 16 == 0) return iocp_inner_fail(name ? ERROR_PROC_NOT_FOUND : ERROR_INVALID_PARAMETER), NULL;
  if (!module) module = find_module(NULL);
  bool is_known = module == &system_module || module == find_module(NULL) || is_loaded(module);
  if (!is_known) return iocp_inner_fail(ERROR_INVALID_HANDLE), NULL;
  void *address = module == &system_module ? find_export(name) : dlsym(module, name);
  if (!address) iocp_inner_fail(ERROR_PROC_NOT_FOUND);
  return (FARPROC)address;
}

/* --- Where a module's file is. Backslashes, since programs look for the last one to find the folder. --- */

static bool file_of(HMODULE module, char path[4096]) {
  if (!module || module == find_module(NULL)) {
    ssize_t length = readlink("/proc/self/exe", path, 4095);
    if (length <= 0) return false;
    path[length] = 0;
  } else if (module == &system_module) {
    Dl_info facts;
    if (!dladdr((void *)&file_of, &facts) || !facts.dli_fname) return false;
    snprintf(path, 4096, "%s", facts.dli_fname);
  } else {
    struct link_map *map;
    if (!is_loaded(module) || dlinfo(module, RTLD_DI_LINKMAP, &map)) return false;
    snprintf(path, 4096, "%s", map->l_name);
  }
  for (char *at = path; *at; at++)
    if (*at == '/') *at = '\\';
  return true;
}
/* What does not fit is cut: the answer is `room` then, and the last error says so. */
IOCP_API DWORD GetModuleFileNameA(HMODULE module, LPSTR to, DWORD room) {
  char path[4096];
  if (!to || !room) return (DWORD)iocp_inner_fail(ERROR_INSUFFICIENT_BUFFER);
  if (!file_of(module, path)) return (DWORD)iocp_inner_fail(ERROR_MOD_NOT_FOUND);
  DWORD length = iocp_inner_give(path, to, room);
  SetLastError(ERROR_SUCCESS);
  if (length < room) return length;
  memcpy(to, path, room - 1);
  to[room - 1] = 0;
  SetLastError(ERROR_INSUFFICIENT_BUFFER);
  return room;
}
IOCP_API DWORD GetModuleFileNameW(HMODULE module, LPWSTR to, DWORD room) {
  char path[4096];
  if (!to || !room) return (DWORD)iocp_inner_fail(ERROR_INSUFFICIENT_BUFFER);
  if (!file_of(module, path)) return (DWORD)iocp_inner_fail(ERROR_MOD_NOT_FOUND);
  DWORD length = iocp_inner_give_wide(path, to, room);
  SetLastError(ERROR_SUCCESS);
  if (length < room) return length;
  iocp_inner_to_utf16(path, strlen(path), to, room - 1, NULL);
  to[room - 1] = 0;
  SetLastError(ERROR_INSUFFICIENT_BUFFER);
  return room;
}

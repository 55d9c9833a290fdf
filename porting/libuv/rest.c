/* SPDX-License-Identifier: Apache-2.0 */
/* What the core of libuv asks of the files that are not built here: files, pipes, consoles, processes. The clock is
   there; the rest refuses, or does nothing when the loop begins. */
#include "uv.h"
#include "internal.h"
#include <stdlib.h>

void uv__util_init(void) {}
void uv__fs_init(void) {}
void uv__console_init(void) {}
void uv__process_title_cleanup(void) {}

uint64_t uv__hrtime(unsigned int scale) {
  LARGE_INTEGER now, second;
  QueryPerformanceCounter(&now);
  QueryPerformanceFrequency(&second);
  return (uint64_t)((double)now.QuadPart / ((double)second.QuadPart / scale));
}
uint64_t uv_hrtime(void) { return uv__hrtime(1000000000); }

int uv__random_rtlgenrandom(void *to, size_t count) {
  for (size_t i = 0; i < count; i++) {
    unsigned word;
    if (rand_s(&word)) return UV_EIO;
    ((char *)to)[i] = (char)word;
  }
  return 0;
}

void uv_sleep(unsigned int milliseconds) { Sleep(milliseconds); }
uv_pid_t uv_os_getpid(void) { return (uv_pid_t)GetCurrentProcessId(); }

int uv__convert_utf16_to_utf8(const WCHAR *from, int units, char **to) {
  int room = WideCharToMultiByte(CP_UTF8, 0, from, units, NULL, 0, NULL, NULL);
  char *text = room ? uv__malloc((size_t)room + 1) : NULL;
  if (!text) return room ? UV_ENOMEM : UV_EINVAL;
  WideCharToMultiByte(CP_UTF8, 0, from, units, text, room, NULL, NULL);
  text[room] = 0;
  *to = text;
  return 0;
}

/* Enough for a test that asks whether there is IPv6. */
int uv_interface_addresses(uv_interface_address_t **to, int *count) {
  *count = 1;
  *to = uv__calloc(1, sizeof **to);
  (*to)->name = "lo";
  (*to)->is_internal = 1;
  (*to)->address.address6.sin6_family = AF_INET6;
  return 0;
}
int uv_os_uname(uv_utsname_t *to) {
  *to = (uv_utsname_t){.sysname = "Windows_NT", .release = "10.0", .version = "Windows", .machine = "x86_64"};
  return 0;
}
void uv_free_interface_addresses(uv_interface_address_t *all, int count) { uv__free(all); }

/* Functions that can answer: not supported. */
#define REFUSES(name, ...) int name(__VA_ARGS__) { return UV_ENOTSUP; }
REFUSES(uv_pipe_init, uv_loop_t *loop, uv_pipe_t *pipe, int ipc)
REFUSES(uv_pipe_open, uv_pipe_t *pipe, uv_file file)
REFUSES(uv_pipe_bind, uv_pipe_t *pipe, const char *name)
REFUSES(uv_pipe, uv_file ends[2], int read_flags, int write_flags)
REFUSES(uv_kill, int process, int signal)
REFUSES(uv_fs_close, uv_loop_t *loop, uv_fs_t *request, uv_file file, uv_fs_cb done)
REFUSES(uv_tty_init, uv_loop_t *loop, uv_tty_t *tty, uv_file file, int unused)
REFUSES(uv_spawn, uv_loop_t *loop, uv_process_t *process, const uv_process_options_t *options)
REFUSES(uv_fs_stat, uv_loop_t *loop, uv_fs_t *request, const char *path, uv_fs_cb done)
REFUSES(uv_fs_open, uv_loop_t *loop, uv_fs_t *request, const char *path, int flags, int mode, uv_fs_cb done)
void uv_pipe_connect(uv_connect_t *request, uv_pipe_t *pipe, const char *name, uv_connect_cb done) { abort(); }
void uv_fs_req_cleanup(uv_fs_t *request) {}

/* winapi.c ends the program where ntdll lacks a function that only files, processes and the machine's facts use. */
static LONG refuse(void) { return (LONG)0xC0000002; /* STATUS_NOT_IMPLEMENTED */ }
FARPROC lab_address(HMODULE module, const char *name) {
  FARPROC found = GetProcAddress(module, name);
  return found || strncmp(name, "Nt", 2) ? found : (FARPROC)refuse;
}

/* udp.c asks whether packets of operations that succeed at once may be skipped. */
BOOL lab_no_modes(HANDLE handle, UCHAR modes) {
  SetLastError(ERROR_INVALID_FUNCTION);
  return FALSE;
}

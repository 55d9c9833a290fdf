/* SPDX-License-Identifier: Apache-2.0 */
/* What file mappings are made of, and what the address space says of itself. The handles are Swift's:
   Sources/Win32Compat/Memory/FileMapping.swift. */
#include "runtime.h"
#include "memoryapi.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

intptr_t iocp_inner_map(void *address, size_t size, int protection, int is_private, int descriptor, int64_t offset) {
  int flags = (is_private ? MAP_PRIVATE : MAP_SHARED) | (address ? MAP_FIXED_NOREPLACE : 0);
  void *view = mmap(address, size, protection, flags, descriptor, offset);
  return view == MAP_FAILED ? -errno : (intptr_t)view;
}
int iocp_inner_unmap(void *address, size_t size) { return munmap(address, size) ? -errno : 0; }
int iocp_inner_sync(void *address, size_t size) { return msync(address, size, MS_SYNC) ? -errno : 0; }

int iocp_inner_shared_memory(const char *name, int64_t size, int creates, int *existed) {
  *existed = 0;
  int descriptor;
  if (!*name) {
    descriptor = memfd_create("iocp", MFD_CLOEXEC);
  } else {
    descriptor = creates ? shm_open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
    if (descriptor < 0 && (!creates || errno == EEXIST)) {
      descriptor = shm_open(name, O_RDWR | O_CLOEXEC, 0600);
      *existed = 1;
    }
  }
  if (descriptor < 0) return -errno;
  if (!*existed && ftruncate(descriptor, size)) {
    int error = errno;
    close(descriptor);
    return -error;
  }
  return descriptor;
}
void iocp_inner_forget_shared_memory(const char *name) { shm_unlink(name); }

/* --- The address space, from /proc/self/maps --- */

typedef struct {
  uintptr_t start, end;
  int protection;
  bool is_file, is_shared;
} stretch;

static DWORD protect_of(int bits) {
  static const DWORD all[] = {PAGE_NOACCESS, PAGE_READONLY, PAGE_READWRITE, PAGE_READWRITE,
                              PAGE_EXECUTE, PAGE_EXECUTE_READ, PAGE_EXECUTE_READWRITE, PAGE_EXECUTE_READWRITE};
  return all[bits & 7];
}

/* The stretch that `address` is in; else the free one around it. */
static bool find_stretch(uintptr_t address, stretch *found, bool *is_free) {
  FILE *file = fopen("/proc/self/maps", "re");
  char line[4352];
  uintptr_t end_before = 0;
  *is_free = true;
  *found = (stretch){.end = 0x800000000000ull};
  while (file && fgets(line, sizeof line, file)) {
    unsigned long long start, end, offset, number;
    char bits[8];
    if (sscanf(line, "%llx-%llx %7s %llx %*s %llu", &start, &end, bits, &offset, &number) != 5) continue;
    if (address >= start && address < end) {
      *found = (stretch){start, end, (bits[0] == 'r' ? 1 : 0) | (bits[1] == 'w' ? 2 : 0) | (bits[2] == 'x' ? 4 : 0),
                         number != 0, bits[3] == 's'};
      *is_free = false;
      break;
    }
    if (start > address) {
      found->end = start;
      break;
    }
    end_before = end;
  }
  if (*is_free) found->start = end_before;
  if (file) fclose(file);
  return file != NULL;
}

/* Linux does not tell reserved pages from committed ones without access: both are PAGE_NOACCESS here. */
IOCP_API SIZE_T VirtualQuery(LPCVOID address, PMEMORY_BASIC_INFORMATION to, SIZE_T size) {
  if (!to || size < sizeof *to) return iocp_inner_fail(ERROR_BAD_LENGTH), 0;
  stretch found;
  bool is_free;
  if ((uintptr_t)address >= 0x7fffffff0000ull || !find_stretch((uintptr_t)address, &found, &is_free))
    return iocp_inner_fail(ERROR_INVALID_PARAMETER), 0;
  uintptr_t page = (uintptr_t)address & ~(uintptr_t)4095;
  memset(to, 0, sizeof *to);
  to->BaseAddress = (PVOID)page;
  to->RegionSize = found.end - page;
  to->State = is_free ? MEM_FREE : MEM_COMMIT;
  to->Protect = is_free ? PAGE_NOACCESS : protect_of(found.protection);
  if (!is_free) {
    to->AllocationBase = (PVOID)found.start;
    to->AllocationProtect = to->Protect;
    to->Type = found.is_file ? (found.is_shared ? MEM_MAPPED : MEM_IMAGE) : found.is_shared ? MEM_MAPPED : MEM_PRIVATE;
  }
  return sizeof *to;
}

IOCP_API BOOL VirtualProtect(LPVOID address, SIZE_T size, DWORD wanted, PDWORD before) {
  static const struct { DWORD protect; int bits; } all[] = {
      {PAGE_NOACCESS, PROT_NONE}, {PAGE_READONLY, PROT_READ}, {PAGE_READWRITE, PROT_READ | PROT_WRITE},
      {PAGE_EXECUTE, PROT_EXEC}, {PAGE_EXECUTE_READ, PROT_READ | PROT_EXEC},
      {PAGE_EXECUTE_READWRITE, PROT_READ | PROT_WRITE | PROT_EXEC}};
  stretch found;
  bool is_free = true;
  if (!before) return iocp_inner_fail(ERROR_NOACCESS);
  for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
    if (all[i].protect != (wanted & ~(DWORD)(PAGE_NOCACHE | PAGE_WRITECOMBINE))) continue;
    uintptr_t start = (uintptr_t)address & ~(uintptr_t)4095,
        end = ((uintptr_t)address + size + 4095) & ~(uintptr_t)4095;
    if (!size || !find_stretch(start, &found, &is_free) || is_free) return iocp_inner_fail(ERROR_INVALID_ADDRESS);
    if (mprotect((void *)start, end - start, all[i].bits)) return iocp_inner_fail(ERROR_INVALID_ADDRESS);
    *before = protect_of(found.protection);
    return TRUE;
  }
  /* Guard pages and copy on write have no counterpart. */
  return iocp_inner_fail(ERROR_INVALID_PARAMETER);
}

static BOOL lock_pages(LPVOID address, SIZE_T size, bool locks) {
  if (!address || !size) return iocp_inner_fail(ERROR_INVALID_PARAMETER);
  if (!(locks ? mlock(address, size) : munlock(address, size))) return TRUE;
  return iocp_inner_fail(!locks ? ERROR_NOT_LOCKED : errno == ENOMEM || errno == EPERM || errno == EAGAIN
                         ? ERROR_WORKING_SET_QUOTA : ERROR_INVALID_PARAMETER);
}
IOCP_API BOOL VirtualLock(LPVOID address, SIZE_T size) { return lock_pages(address, size, true); }
IOCP_API BOOL VirtualUnlock(LPVOID address, SIZE_T size) { return lock_pages(address, size, false); }
IOCP_API SIZE_T GetLargePageMinimum(void) { return 0; }
IOCP_API BOOL IsBadReadPtr(const VOID *address, UINT_PTR size) {
  stretch found;
  bool is_free = true;
  return size && (!address || !find_stretch((uintptr_t)address, &found, &is_free) || is_free ||
                  !(found.protection & 1) || found.end - (uintptr_t)address < size);
}
IOCP_API BOOL IsBadWritePtr(LPVOID address, UINT_PTR size) {
  stretch found;
  bool is_free = true;
  return size && (!address || !find_stretch((uintptr_t)address, &found, &is_free) || is_free ||
                  !(found.protection & 2) || found.end - (uintptr_t)address < size);
}
IOCP_API BOOL IsBadStringPtrA(LPCSTR text, UINT_PTR most) { return IsBadReadPtr(text, most ? 1 : 0); }
IOCP_API BOOL IsBadStringPtrW(LPCWSTR text, UINT_PTR most) { return IsBadReadPtr(text, most ? 2 : 0); }
IOCP_API BOOL IsBadCodePtr(FARPROC function) {
  stretch found;
  bool is_free = true;
  return !function || !find_stretch((uintptr_t)function, &found, &is_free) || is_free;
}

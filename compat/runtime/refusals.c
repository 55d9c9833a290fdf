/* SPDX-License-Identifier: Apache-2.0 */
/* Functions that are declared and have no counterpart: each fails, names the reason, and changes nothing. Why is in
   compat/tests/names/refused.tsv. */
#include "runtime.h"
#include "winbase.h"
#include "winternl.h"
#include "dbghelp.h"
#include "tlhelp32.h"

static BOOL refuse(void) { return iocp_inner_fail(ERROR_CALL_NOT_IMPLEMENTED); }
#define NOT_IMPLEMENTED ((NTSTATUS)0xC0000002)

/* --- Fibers: stacks that a thread changes by hand; the engine keeps what is a thread's by thread --- */
IOCP_API LPVOID ConvertThreadToFiber(LPVOID parameter) { return (void)parameter, refuse(), NULL; }
IOCP_API BOOL ConvertFiberToThread(void) { return refuse(); }
IOCP_API LPVOID CreateFiber(SIZE_T stack, LPFIBER_START_ROUTINE start, LPVOID parameter) {
  return (void)stack, (void)start, (void)parameter, refuse(), NULL;
}
IOCP_API VOID DeleteFiber(LPVOID fiber) { (void)fiber; }
IOCP_API VOID SwitchToFiber(LPVOID fiber) { (void)fiber, refuse(); }

/* --- Threads from outside --- */
IOCP_API HANDLE OpenThread(DWORD access, BOOL inherit, DWORD id) {
  return (void)access, (void)inherit, (void)id, refuse(), NULL;
}
IOCP_API BOOL GetThreadContext(HANDLE thread, LPCONTEXT context) { return (void)thread, (void)context, refuse(); }
IOCP_API BOOL SetThreadContext(HANDLE thread, const CONTEXT *context) { return (void)thread, (void)context, refuse(); }
IOCP_API HANDLE CreateToolhelp32Snapshot(DWORD what, DWORD process) {
  return (void)what, (void)process, refuse(), INVALID_HANDLE_VALUE;
}
IOCP_API BOOL MiniDumpWriteDump(HANDLE process, DWORD id, HANDLE file, MINIDUMP_TYPE type,
                                PMINIDUMP_EXCEPTION_INFORMATION exception, PMINIDUMP_USER_STREAM_INFORMATION streams,
                                PMINIDUMP_CALLBACK_INFORMATION callback) {
  return (void)process, (void)id, (void)file, (void)type, (void)exception, (void)streams, (void)callback, refuse();
}

/* --- Tokens and privileges --- */
IOCP_API BOOL OpenProcessToken(HANDLE process, DWORD access, PHANDLE token) {
  if (token) *token = NULL;
  return (void)process, (void)access, refuse();
}
IOCP_API BOOL LookupPrivilegeValueA(LPCSTR system, LPCSTR name, PLUID value) {
  return (void)system, (void)name, (void)value, refuse();
}
IOCP_API BOOL LookupPrivilegeValueW(LPCWSTR system, LPCWSTR name, PLUID value) {
  return (void)system, (void)name, (void)value, refuse();
}
IOCP_API BOOL AdjustTokenPrivileges(HANDLE token, BOOL disables_all, PTOKEN_PRIVILEGES wanted, DWORD size,
                                    PTOKEN_PRIVILEGES before, PDWORD needed) {
  return (void)token, (void)disables_all, (void)wanted, (void)size, (void)before, (void)needed, refuse();
}

/* --- Attributes of new processes, mailslots, the event log --- */
IOCP_API BOOL InitializeProcThreadAttributeList(LPPROC_THREAD_ATTRIBUTE_LIST list, DWORD count, DWORD flags,
                                                PSIZE_T size) {
  return (void)list, (void)count, (void)flags, (void)size, refuse();
}
IOCP_API BOOL UpdateProcThreadAttribute(LPPROC_THREAD_ATTRIBUTE_LIST list, DWORD flags, DWORD_PTR attribute,
    PVOID value,
                                        SIZE_T size, PVOID before, PSIZE_T returned) {
  return (void)list, (void)flags, (void)attribute, (void)value, (void)size, (void)before, (void)returned, refuse();
}
IOCP_API VOID DeleteProcThreadAttributeList(LPPROC_THREAD_ATTRIBUTE_LIST list) { (void)list; }
IOCP_API HANDLE CreateMailslotA(LPCSTR name, DWORD size, DWORD milliseconds, LPSECURITY_ATTRIBUTES security) {
  return (void)name, (void)size, (void)milliseconds, (void)security, refuse(), INVALID_HANDLE_VALUE;
}
IOCP_API BOOL GetMailslotInfo(HANDLE mailslot, LPDWORD most, LPDWORD next, LPDWORD count, LPDWORD milliseconds) {
  return (void)mailslot, (void)most, (void)next, (void)count, (void)milliseconds, refuse();
}
IOCP_API BOOL SetFileValidData(HANDLE file, LONGLONG size) { return (void)file, (void)size, refuse(); }
IOCP_API HANDLE RegisterEventSourceA(LPCSTR server, LPCSTR source) { return (void)server, (void)source, refuse(),
    NULL; }
IOCP_API BOOL DeregisterEventSource(HANDLE log) { return (void)log, refuse(); }
IOCP_API BOOL GetNamedPipeClientProcessId(HANDLE pipe, PULONG id) { return (void)pipe, (void)id, refuse(); }
IOCP_API BOOL GetNamedPipeServerProcessId(HANDLE pipe, PULONG id) { return (void)pipe, (void)id, refuse(); }

/* --- Memory of another process --- */
IOCP_API LPVOID VirtualAllocEx(HANDLE process, LPVOID address, SIZE_T size, DWORD type, DWORD protect) {
  if (process == GetCurrentProcess()) return VirtualAlloc(address, size, type, protect);
  return refuse(), NULL;
}
IOCP_API BOOL VirtualFreeEx(HANDLE process, LPVOID address, SIZE_T size, DWORD type) {
  return process == GetCurrentProcess() ? VirtualFree(address, size, type) : refuse();
}
IOCP_API BOOL VirtualProtectEx(HANDLE process, LPVOID address, SIZE_T size, DWORD protect, PDWORD before) {
  return process == GetCurrentProcess() ? VirtualProtect(address, size, protect, before) : refuse();
}
IOCP_API SIZE_T VirtualQueryEx(HANDLE process, LPCVOID address, PMEMORY_BASIC_INFORMATION to, SIZE_T size) {
  return process == GetCurrentProcess() ? VirtualQuery(address, to, size) : (SIZE_T)refuse();
}

/* --- Native calls --- */
IOCP_API NTSTATUS NtCreateFile(PHANDLE file, ACCESS_MASK access, POBJECT_ATTRIBUTES object, PIO_STATUS_BLOCK status,
                               PLARGE_INTEGER size, ULONG attributes, ULONG share, ULONG disposition, ULONG options,
                               PVOID ea, ULONG ea_length) {
  return (void)file, (void)access, (void)object, (void)status, (void)size, (void)attributes, (void)share,
         (void)disposition, (void)options, (void)ea, (void)ea_length, NOT_IMPLEMENTED;
}
IOCP_API NTSTATUS NtDeviceIoControlFile(HANDLE file, HANDLE event, PIO_APC_ROUTINE routine, PVOID context,
                                        PIO_STATUS_BLOCK status, ULONG code, PVOID in, ULONG in_size, PVOID out,
                                        ULONG out_size) {
  return (void)file, (void)event, (void)routine, (void)context, (void)status, (void)code, (void)in, (void)in_size,
         (void)out, (void)out_size, NOT_IMPLEMENTED;
}
IOCP_API NTSTATUS NtQueryInformationThread(HANDLE thread, THREADINFOCLASS which, PVOID to, ULONG size,
    PULONG returned) {
  return (void)thread, (void)which, (void)to, (void)size, (void)returned, NOT_IMPLEMENTED;
}

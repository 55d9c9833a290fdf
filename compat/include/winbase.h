/* SPDX-License-Identifier: Apache-2.0 */
/* What windows.h adds to the smaller families: Global and Local memory, FormatMessage, wait results, file flags.
   Follows the "winbase.h header" pages. */
#ifndef _WINBASE_
#define _WINBASE_

#include "minwindef.h"
#include "winnt.h"
#include "winerror.h"
#include "minwinbase.h"
#include "handleapi.h"
#include "ioapiset.h"
#include "synchapi.h"
#include "processthreadsapi.h"
#include "sysinfoapi.h"
#include "profileapi.h"
#include "timezoneapi.h"
#include "heapapi.h"
#include "memoryapi.h"
#include "errhandlingapi.h"
#include "debugapi.h"
#include "fileapi.h"
#include "namedpipeapi.h"
#include "jobapi.h"
#include "jobapi2.h"
#include "threadpoolapiset.h"
#include "threadpoollegacyapiset.h"
#include "processenv.h"
#include "libloaderapi.h"
#include "interlockedapi.h"
#include "fibersapi.h"
#include "winnls.h"
#include "securitybaseapi.h"
#include <stdarg.h>

/* --- Waits and threads --- */
#define INFINITE 0xFFFFFFFFu
#define WAIT_FAILED 0xFFFFFFFFu
#define WAIT_OBJECT_0 0u
#define WAIT_ABANDONED 0x00000080u
#define WAIT_ABANDONED_0 0x00000080u
#define WAIT_IO_COMPLETION 0x000000C0u

#define DEBUG_PROCESS 0x00000001
#define DEBUG_ONLY_THIS_PROCESS 0x00000002
#define CREATE_SUSPENDED 0x00000004
#define DETACHED_PROCESS 0x00000008
#define CREATE_NEW_CONSOLE 0x00000010
#define NORMAL_PRIORITY_CLASS 0x00000020
#define IDLE_PRIORITY_CLASS 0x00000040
#define HIGH_PRIORITY_CLASS 0x00000080
#define REALTIME_PRIORITY_CLASS 0x00000100
#define CREATE_NEW_PROCESS_GROUP 0x00000200
#define CREATE_UNICODE_ENVIRONMENT 0x00000400
#define BELOW_NORMAL_PRIORITY_CLASS 0x00004000
#define ABOVE_NORMAL_PRIORITY_CLASS 0x00008000
#define STACK_SIZE_PARAM_IS_A_RESERVATION 0x00010000
#define CREATE_BREAKAWAY_FROM_JOB 0x01000000
#define CREATE_NO_WINDOW 0x08000000
#define STARTF_USESHOWWINDOW 0x00000001
#define STARTF_USESIZE 0x00000002
#define STARTF_USEPOSITION 0x00000004
#define STARTF_USECOUNTCHARS 0x00000008
#define STARTF_USEFILLATTRIBUTE 0x00000010
#define STARTF_FORCEONFEEDBACK 0x00000040
#define STARTF_FORCEOFFFEEDBACK 0x00000080
#define STARTF_USESTDHANDLES 0x00000100
#define THREAD_PRIORITY_LOWEST (-2)
#define THREAD_PRIORITY_BELOW_NORMAL (-1)
#define THREAD_PRIORITY_NORMAL 0
#define THREAD_PRIORITY_ABOVE_NORMAL 1
#define THREAD_PRIORITY_HIGHEST 2
#define THREAD_PRIORITY_TIME_CRITICAL 15
#define THREAD_PRIORITY_IDLE (-15)
#define THREAD_PRIORITY_ERROR_RETURN 0x7fffffff
#define THREAD_MODE_BACKGROUND_BEGIN 0x00010000
#define THREAD_MODE_BACKGROUND_END 0x00020000

/* --- Files --- */
#define FILE_BEGIN 0
#define FILE_CURRENT 1
#define FILE_END 2
#define FILE_FLAG_WRITE_THROUGH 0x80000000u
#define FILE_FLAG_OVERLAPPED 0x40000000
#define FILE_FLAG_NO_BUFFERING 0x20000000
#define FILE_FLAG_RANDOM_ACCESS 0x10000000
#define FILE_FLAG_SEQUENTIAL_SCAN 0x08000000
#define FILE_FLAG_DELETE_ON_CLOSE 0x04000000
#define FILE_FLAG_BACKUP_SEMANTICS 0x02000000
#define FILE_FLAG_POSIX_SEMANTICS 0x01000000
#define FILE_FLAG_SESSION_AWARE 0x00800000
#define FILE_FLAG_OPEN_REPARSE_POINT 0x00200000
#define FILE_FLAG_OPEN_NO_RECALL 0x00100000
#define FILE_FLAG_FIRST_PIPE_INSTANCE 0x00080000
#define FILE_TYPE_UNKNOWN 0x0000
#define FILE_TYPE_DISK 0x0001
#define FILE_TYPE_CHAR 0x0002
#define FILE_TYPE_PIPE 0x0003
#define FILE_TYPE_REMOTE 0x8000
#define FILE_SKIP_COMPLETION_PORT_ON_SUCCESS 0x1
#define FILE_SKIP_SET_EVENT_ON_HANDLE 0x2
#define MOVEFILE_REPLACE_EXISTING 0x00000001
#define MOVEFILE_COPY_ALLOWED 0x00000002
#define MOVEFILE_WRITE_THROUGH 0x00000008
#define STD_INPUT_HANDLE 0xFFFFFFF6u
#define STD_OUTPUT_HANDLE 0xFFFFFFF5u
#define STD_ERROR_HANDLE 0xFFFFFFF4u

/* The status is 32 bits even where the field has 64. */
#define HasOverlappedIoCompleted(overlapped) ((DWORD)(overlapped)->Internal != 0x103u)

/* --- FormatMessage --- */
#define FORMAT_MESSAGE_ALLOCATE_BUFFER 0x00000100
#define FORMAT_MESSAGE_IGNORE_INSERTS 0x00000200
#define FORMAT_MESSAGE_FROM_STRING 0x00000400
#define FORMAT_MESSAGE_FROM_HMODULE 0x00000800
#define FORMAT_MESSAGE_FROM_SYSTEM 0x00001000
#define FORMAT_MESSAGE_ARGUMENT_ARRAY 0x00002000
#define FORMAT_MESSAGE_MAX_WIDTH_MASK 0x000000FF

/* --- Global memory (the Local values are in minwinbase.h) --- */
#define GMEM_FIXED 0x0000
#define GMEM_MOVEABLE 0x0002
#define GMEM_NOCOMPACT 0x0010
#define GMEM_NODISCARD 0x0020
#define GMEM_ZEROINIT 0x0040
#define GMEM_MODIFY 0x0080
#define GMEM_DISCARDABLE 0x0100
#define GMEM_SHARE 0x2000
#define GMEM_DDESHARE 0x2000
#define GMEM_INVALID_HANDLE 0x8000
#define GHND 0x0042
#define GPTR 0x0040

#define MAX_COMPUTERNAME_LENGTH 15
#define SYMBOLIC_LINK_FLAG_DIRECTORY 0x1

#define SecureZeroMemory RtlSecureZeroMemory
FORCEINLINE PVOID RtlSecureZeroMemory(PVOID block, SIZE_T size) {
  memset(block, 0, size);
  __asm__ __volatile__("" : : "r"(block) : "memory");
  return block;
}

/* A pointer to a va_list or to an array of DWORD_PTR. Swift has no use for the difference. */
#ifdef IOCP_MODULE_H
typedef void *IOCP_MESSAGE_ARGUMENTS;
#else
typedef va_list *IOCP_MESSAGE_ARGUMENTS;
#endif

IOCP_BEGIN_C
WINBASEAPI DWORD WINAPI FormatMessageA(DWORD flags, LPCVOID source, DWORD message, DWORD language, LPSTR buffer,
    DWORD size,
                                       IOCP_MESSAGE_ARGUMENTS arguments);
WINBASEAPI DWORD WINAPI FormatMessageW(DWORD flags, LPCVOID source, DWORD message, DWORD language, LPWSTR buffer,
                                       DWORD size, IOCP_MESSAGE_ARGUMENTS arguments);

WINBASEAPI HGLOBAL WINAPI GlobalAlloc(UINT flags, SIZE_T size);
WINBASEAPI HGLOBAL WINAPI GlobalReAlloc(HGLOBAL memory, SIZE_T size, UINT flags);
WINBASEAPI HGLOBAL WINAPI GlobalFree(HGLOBAL memory);
WINBASEAPI LPVOID WINAPI GlobalLock(HGLOBAL memory);
WINBASEAPI BOOL WINAPI GlobalUnlock(HGLOBAL memory);
WINBASEAPI SIZE_T WINAPI GlobalSize(HGLOBAL memory);
WINBASEAPI HLOCAL WINAPI LocalAlloc(UINT flags, SIZE_T size);
WINBASEAPI HLOCAL WINAPI LocalReAlloc(HLOCAL memory, SIZE_T size, UINT flags);
WINBASEAPI HLOCAL WINAPI LocalFree(HLOCAL memory);
WINBASEAPI SIZE_T WINAPI LocalSize(HLOCAL memory);

WINBASEAPI LPVOID WINAPI LocalLock(HLOCAL memory);
WINBASEAPI BOOL WINAPI LocalUnlock(HLOCAL memory);
typedef struct _MEMORYSTATUS {
  DWORD dwLength;
  DWORD dwMemoryLoad;
  SIZE_T dwTotalPhys, dwAvailPhys, dwTotalPageFile, dwAvailPageFile, dwTotalVirtual, dwAvailVirtual;
} MEMORYSTATUS, *LPMEMORYSTATUS;
WINBASEAPI VOID WINAPI GlobalMemoryStatus(LPMEMORYSTATUS to);
WINBASEAPI BOOL WINAPI IsBadReadPtr(const VOID *address, UINT_PTR size);
WINBASEAPI BOOL WINAPI IsBadWritePtr(LPVOID address, UINT_PTR size);
WINBASEAPI BOOL WINAPI IsBadCodePtr(FARPROC function);
WINBASEAPI BOOL WINAPI IsBadStringPtrA(LPCSTR text, UINT_PTR most);
WINBASEAPI BOOL WINAPI IsBadStringPtrW(LPCWSTR text, UINT_PTR most);

/* --- Texts --- */
WINBASEAPI int WINAPI lstrlenA(LPCSTR text);
WINBASEAPI int WINAPI lstrlenW(LPCWSTR text);
WINBASEAPI LPSTR WINAPI lstrcpyA(LPSTR to, LPCSTR from);
WINBASEAPI LPWSTR WINAPI lstrcpyW(LPWSTR to, LPCWSTR from);
WINBASEAPI LPSTR WINAPI lstrcpynA(LPSTR to, LPCSTR from, int room);
WINBASEAPI LPWSTR WINAPI lstrcpynW(LPWSTR to, LPCWSTR from, int room);
WINBASEAPI LPSTR WINAPI lstrcatA(LPSTR to, LPCSTR from);
WINBASEAPI LPWSTR WINAPI lstrcatW(LPWSTR to, LPCWSTR from);
WINBASEAPI int WINAPI lstrcmpA(LPCSTR a, LPCSTR b);
WINBASEAPI int WINAPI lstrcmpW(LPCWSTR a, LPCWSTR b);
WINBASEAPI int WINAPI lstrcmpiA(LPCSTR a, LPCSTR b);
WINBASEAPI int WINAPI lstrcmpiW(LPCWSTR a, LPCWSTR b);

/* --- Files that hold settings --- */
WINBASEAPI UINT WINAPI GetPrivateProfileIntA(LPCSTR section, LPCSTR name, INT other, LPCSTR file);
WINBASEAPI UINT WINAPI GetPrivateProfileIntW(LPCWSTR section, LPCWSTR name, INT other, LPCWSTR file);
WINBASEAPI DWORD WINAPI GetPrivateProfileStringA(LPCSTR section, LPCSTR name, LPCSTR other, LPSTR to, DWORD room,
                                                 LPCSTR file);
WINBASEAPI DWORD WINAPI GetPrivateProfileStringW(LPCWSTR section, LPCWSTR name, LPCWSTR other, LPWSTR to, DWORD room,
                                                 LPCWSTR file);
WINBASEAPI BOOL WINAPI WritePrivateProfileStringA(LPCSTR section, LPCSTR name, LPCSTR value, LPCSTR file);
WINBASEAPI BOOL WINAPI WritePrivateProfileStringW(LPCWSTR section, LPCWSTR name, LPCWSTR value, LPCWSTR file);

/* --- Names of the computer and of the user --- */
WINBASEAPI BOOL WINAPI GetComputerNameA(LPSTR to, LPDWORD room);
WINBASEAPI BOOL WINAPI GetComputerNameW(LPWSTR to, LPDWORD room);
WINBASEAPI BOOL WINAPI GetUserNameA(LPSTR to, LPDWORD room);
WINBASEAPI BOOL WINAPI GetUserNameW(LPWSTR to, LPDWORD room);

/* --- Versions and processors --- */
WINBASEAPI BOOL WINAPI VerifyVersionInfoA(LPOSVERSIONINFOEXA info, DWORD fields, DWORDLONG mask);
WINBASEAPI BOOL WINAPI VerifyVersionInfoW(LPOSVERSIONINFOEXW info, DWORD fields, DWORDLONG mask);
NTSYSAPI ULONGLONG NTAPI VerSetConditionMask(ULONGLONG mask, DWORD field, BYTE condition);
WINBASEAPI BOOL WINAPI GetProcessAffinityMask(HANDLE process, PDWORD_PTR mine, PDWORD_PTR machine);
WINBASEAPI BOOL WINAPI SetProcessAffinityMask(HANDLE process, DWORD_PTR mask);
WINBASEAPI DWORD WINAPI GetActiveProcessorCount(WORD group);
WINBASEAPI DWORD WINAPI GetMaximumProcessorCount(WORD group);
WINBASEAPI WORD WINAPI GetActiveProcessorGroupCount(VOID);
WINBASEAPI WORD WINAPI GetMaximumProcessorGroupCount(VOID);
WINBASEAPI BOOL WINAPI SetThreadGroupAffinity(HANDLE thread, const GROUP_AFFINITY *wanted, PGROUP_AFFINITY before);

WINBASEAPI BOOL WINAPI CopyFileA(LPCSTR from, LPCSTR to, BOOL keeps_existing);
WINBASEAPI BOOL WINAPI CopyFileW(LPCWSTR from, LPCWSTR to, BOOL keeps_existing);
WINBASEAPI BOOL WINAPI CreateHardLinkA(LPCSTR link, LPCSTR target, LPSECURITY_ATTRIBUTES security);
WINBASEAPI BOOL WINAPI CreateHardLinkW(LPCWSTR link, LPCWSTR target, LPSECURITY_ATTRIBUTES security);
WINBASEAPI BOOLEAN WINAPI CreateSymbolicLinkA(LPCSTR link, LPCSTR target, DWORD flags);
WINBASEAPI BOOLEAN WINAPI CreateSymbolicLinkW(LPCWSTR link, LPCWSTR target, DWORD flags);
/* Refused: ERROR_CALL_NOT_IMPLEMENTED. */
WINBASEAPI HANDLE WINAPI CreateMailslotA(LPCSTR name, DWORD size, DWORD milliseconds, LPSECURITY_ATTRIBUTES security);
WINBASEAPI BOOL WINAPI GetMailslotInfo(HANDLE mailslot, LPDWORD most, LPDWORD next, LPDWORD count,
                                       LPDWORD milliseconds);
WINBASEAPI BOOL WINAPI SetFileValidData(HANDLE file, LONGLONG size);
WINBASEAPI HANDLE WINAPI RegisterEventSourceA(LPCSTR server, LPCSTR source);
WINBASEAPI BOOL WINAPI DeregisterEventSource(HANDLE log);
/* What a program with a window begins with; iocp-cc calls it when there is no main. */
int WINAPI WinMain(HINSTANCE instance, HINSTANCE previous, LPSTR line, int show);
WINBASEAPI BOOL WINAPI MoveFileA(LPCSTR from, LPCSTR to);
WINBASEAPI BOOL WINAPI MoveFileW(LPCWSTR from, LPCWSTR to);
WINBASEAPI BOOL WINAPI MoveFileExA(LPCSTR from, LPCSTR to, DWORD flags);
WINBASEAPI BOOL WINAPI MoveFileExW(LPCWSTR from, LPCWSTR to, DWORD flags);
WINBASEAPI HANDLE WINAPI CreateJobObjectA(LPSECURITY_ATTRIBUTES security, LPCSTR name);
WINBASEAPI HANDLE WINAPI OpenJobObjectA(DWORD access, BOOL inherit, LPCSTR name);
WINBASEAPI BOOL WINAPI ReadDirectoryChangesW(HANDLE folder, LPVOID buffer, DWORD size, BOOL is_deep, DWORD filter,
                                             LPDWORD bytes, LPOVERLAPPED overlapped,
                                             LPOVERLAPPED_COMPLETION_ROUTINE routine);
WINBASEAPI HANDLE WINAPI GetStdHandle(DWORD which);
WINBASEAPI BOOL WINAPI SetStdHandle(DWORD which, HANDLE handle);
WINBASEAPI BOOL WINAPI SetFileCompletionNotificationModes(HANDLE file, UCHAR flags);
WINBASEAPI BOOL WINAPI BindIoCompletionCallback(HANDLE file, LPOVERLAPPED_COMPLETION_ROUTINE function, ULONG flags);
WINBASEAPI DWORD_PTR WINAPI SetThreadAffinityMask(HANDLE thread, DWORD_PTR mask);
WINBASEAPI BOOL WINAPI RegisterWaitForSingleObject(PHANDLE wait, HANDLE object, WAITORTIMERCALLBACK function,
                                                   PVOID context, ULONG milliseconds, ULONG flags);
WINBASEAPI BOOL WINAPI UnregisterWait(HANDLE wait);
IOCP_END_C

#ifdef UNICODE
#define FormatMessage FormatMessageW
#define MoveFile MoveFileW
#define MoveFileEx MoveFileExW
#define CopyFile CopyFileW
#define CreateHardLink CreateHardLinkW
#define CreateSymbolicLink CreateSymbolicLinkW
#define IsBadStringPtr IsBadStringPtrW
#define lstrlen lstrlenW
#define lstrcpy lstrcpyW
#define lstrcpyn lstrcpynW
#define lstrcat lstrcatW
#define lstrcmp lstrcmpW
#define lstrcmpi lstrcmpiW
#define GetPrivateProfileInt GetPrivateProfileIntW
#define GetPrivateProfileString GetPrivateProfileStringW
#define WritePrivateProfileString WritePrivateProfileStringW
#define GetComputerName GetComputerNameW
#define GetUserName GetUserNameW
#define VerifyVersionInfo VerifyVersionInfoW
#else
#define FormatMessage FormatMessageA
#define MoveFile MoveFileA
#define MoveFileEx MoveFileExA
#define CopyFile CopyFileA
#define CreateHardLink CreateHardLinkA
#define CreateSymbolicLink CreateSymbolicLinkA
#define IsBadStringPtr IsBadStringPtrA
#define lstrlen lstrlenA
#define lstrcpy lstrcpyA
#define lstrcpyn lstrcpynA
#define lstrcat lstrcatA
#define lstrcmp lstrcmpA
#define lstrcmpi lstrcmpiA
#define GetPrivateProfileInt GetPrivateProfileIntA
#define GetPrivateProfileString GetPrivateProfileStringA
#define WritePrivateProfileString WritePrivateProfileStringA
#define GetComputerName GetComputerNameA
#define GetUserName GetUserNameA
#define VerifyVersionInfo VerifyVersionInfoA
#define CreateMailslot CreateMailslotA
#define RegisterEventSource RegisterEventSourceA
#endif

/* --- A thread pool environment is a plain structure: these fill it in --- */
FORCEINLINE VOID InitializeThreadpoolEnvironment(PTP_CALLBACK_ENVIRON environ) {
  memset(environ, 0, sizeof *environ);
  environ->Version = 3;
  environ->CallbackPriority = TP_CALLBACK_PRIORITY_NORMAL;
  environ->Size = sizeof *environ;
}
FORCEINLINE VOID DestroyThreadpoolEnvironment(PTP_CALLBACK_ENVIRON environ) { (void)environ; }
FORCEINLINE VOID SetThreadpoolCallbackPool(PTP_CALLBACK_ENVIRON environ, PTP_POOL pool) { environ->Pool = pool; }
FORCEINLINE VOID SetThreadpoolCallbackCleanupGroup(PTP_CALLBACK_ENVIRON environ, PTP_CLEANUP_GROUP group,
                                                   PTP_CLEANUP_GROUP_CANCEL_CALLBACK function) {
  environ->CleanupGroup = group;
  environ->CleanupGroupCancelCallback = function;
}
FORCEINLINE VOID SetThreadpoolCallbackRunsLong(PTP_CALLBACK_ENVIRON environ) { environ->u.s.LongFunction = 1; }
FORCEINLINE VOID SetThreadpoolCallbackPriority(PTP_CALLBACK_ENVIRON environ, TP_CALLBACK_PRIORITY priority) {
  environ->CallbackPriority = priority;
}

#endif /* _WINBASE_ */

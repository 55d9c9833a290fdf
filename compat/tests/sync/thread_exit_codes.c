/* SPDX-License-Identifier: Apache-2.0 */
/* thread_exit_codes [LIVE-9, ERR-12]
   A thread's handle is signalled when it ends, by any way of ending; its code is STILL_ACTIVE until then. */
#include "sync.h"

static HANDLE go;
static DWORD id_seen;

static DWORD WINAPI returns(void *parameter) {
  id_seen = GetCurrentThreadId();
  WaitForSingleObject(go, INFINITE);
  return (DWORD)(ULONG_PTR)parameter;
}
static VOID(WINAPI *volatile leave)(DWORD) = ExitThread;
static int deep(int depth) {
  char room[256];
  if (depth == 0) return leave(43), 0;
  memset(room, depth, sizeof room);
  return deep(depth - 1) + room[depth];
}
static DWORD WINAPI exits(void *unused) {
  (void)unused;
  return (DWORD)deep(20);
}
static unsigned __stdcall library_returns(void *unused) {
  (void)unused;
  return 44;
}
static unsigned __stdcall library_exits(void *unused) {
  (void)unused;
  _endthreadex(45);
  return 1;
}
static LONG plain_ran;
static void plain(void *unused) {
  (void)unused;
  InterlockedIncrement(&plain_ran);
}
static DWORD WINAPI first_error(void *unused) {
  (void)unused;
  return GetLastError();
}

static void finish(const char *name, HANDLE thread) {
  DWORD code = 0;
  const char *wait = WAIT(thread, INFINITE);
  BOOL known = GetExitCodeThread(thread, &code);
  L("%s: %s %d code %u", name, wait, known, (unsigned)code);
  L("%s: stays signalled %s", name, WAIT(thread, 0));
  L("%s: closed %d", name, CloseHandle(thread));
}

int main(void) {
  DWORD id = 0, code = 0;
  go = CreateEventA(NULL, TRUE, FALSE, NULL);
  HANDLE thread = CreateThread(NULL, 0, returns, (void *)42, 0, &id);
  L("running: %s", WAIT(thread, 20));
  L("known %d", GetExitCodeThread(thread, &code));
  L("active %d", code == STILL_ACTIVE);
  L("id of the handle: %d", id != 0 && GetThreadId(thread) == id);
  SetEvent(go);
  finish("return", thread);
  L("the thread saw its id: %d; it is not ours: %d", id_seen == id, id != GetCurrentThreadId());
  finish("ExitThread", CreateThread(NULL, 65536, exits, NULL, STACK_SIZE_PARAM_IS_A_RESERVATION, NULL));
  finish("_beginthreadex", (HANDLE)_beginthreadex(NULL, 0, library_returns, NULL, 0, NULL));
  finish("_endthreadex", (HANDLE)_beginthreadex(NULL, 0, library_exits, NULL, 0, NULL));
  SetLastError(1234);
  finish("last error of a new thread", CreateThread(NULL, 0, first_error, NULL, 0, NULL));
  L("ours: %u", (unsigned)GetLastError());
  L("_beginthread %d", _beginthread(plain, 0, NULL) != (uintptr_t)-1);
  while (InterlockedCompareExchange(&plain_ran, 0, 0) == 0) Sleep(1);
  L("it ran");
  L("ourselves: %s", WAIT(GetCurrentThread(), 0));
  return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-7] Handle values are multiples of 4, not 0, below 2^31, and kinds are told apart. */

#include "../trace.h"

static DWORD WINAPI nothing(void *unused) {
  (void)unused;
  return 0;
}

static int well_formed(void *handle) {
  ULONG_PTR value = (ULONG_PTR)handle;
  return value != 0 && value % 4 == 0 && value < 0x80000000 && (void *)(ULONG_PTR)(unsigned)(int)value == handle;
}

static const char *six_or_10038(int answer, int failed) {
  DWORD error = GetLastError();
  return answer == failed && (error == ERROR_INVALID_HANDLE || error == WSAENOTSOCK) ? "refused" : "not refused";
}

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0), event = new_event(), t = thread(nothing, NULL);
  HANDLE mutex = CreateMutexW(NULL, FALSE, NULL), semaphore = CreateSemaphoreW(NULL, 0, 1, NULL);
  say("well formed: %d %d %d %d %d %d", well_formed((HANDLE)mine), well_formed(port), well_formed(event),
      well_formed(t), well_formed(mutex), well_formed(semaphore));
  say("a port is no socket: %s", six_or_10038(send((SOCKET)port, "x", 1, 0), SOCKET_ERROR));
  say("an event is no socket: %s", six_or_10038(send((SOCKET)event, "x", 1, 0), SOCKET_ERROR));
  say("an event is no port: %s", six_or_10038(PostQueuedCompletionStatus(event, 0, 0, NULL), FALSE));
  say("a thread is no file: %s", six_or_10038(CreateIoCompletionPort(t, port, 1, 0) != NULL, FALSE));
  say("a port is no file: %s", six_or_10038(CreateIoCompletionPort(new_port(0), port, 1, 0) != NULL, FALSE));
  say("a socket is no event: %s", six_or_10038(SetEvent((HANDLE)mine), FALSE));
  say("an event is no mutex: %s", six_or_10038(ReleaseMutex(event), FALSE));
  say("a mutex is no semaphore: %s", six_or_10038(ReleaseSemaphore(mutex, 1, NULL), FALSE));
  say("an event is no thread: %s", six_or_10038(ResumeThread(event) == (DWORD)-1 ? 0 : 1, 0));
  PostQueuedCompletionStatus(port, 1, 2, NULL);
  packet("the port works", port);
  put(peer, "works");
  get("the socket", mine);
  ended(t);
  return 0;
}

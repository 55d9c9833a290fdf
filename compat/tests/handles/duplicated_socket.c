/* SPDX-License-Identifier: Apache-2.0 */

/* [HANDLE-4 CLOSE-9 PORT-4] A duplicate of a socket is the same object: operations started through one are seen and
   cancelled through the other, and pending I/O is aborted only when the last handle closes, in whichever order.
   Wine 8 aborts when the first one closes; Microsoft Learn, DuplicateHandle. */

#include "../trace.h"

static SOCKET duplicate(SOCKET s) {
  HANDLE copy = NULL;
  must(DuplicateHandle(GetCurrentProcess(), (HANDLE)s, GetCurrentProcess(), &copy, 0, FALSE, DUPLICATE_SAME_ACCESS),
       "DuplicateHandle");
  return (SOCKET)copy;
}

static void both_orders(int first) {
  SOCKET s, peer;
  connected_pair(&s, &peer);
  HANDLE port = new_port(0);
  associate(port, s, 3);
  SOCKET copy = duplicate(s);
  say("another value %d", copy != s);
  SAY_BOOL("associated", CreateIoCompletionPort((HANDLE)copy, port, 4, 0) != NULL);
  SAY_BOOL("ReadFile op0", ReadFile((HANDLE)copy, data[0], 16, NULL, &operation[0]));
  SAY_BOOL("CancelIoEx by the other", CancelIoEx((HANDLE)s, &operation[0]));
  packet("cancelled", port);
  SAY_BOOL("ReadFile op1", ReadFile((HANDLE)s, data[1], 16, NULL, &operation[1]));
  SAY_BOOL("close one", CloseHandle((HANDLE)(first ? copy : s)));
  no_packet("still pending", port);
  SOCKET closed = first ? copy : s, open = first ? s : copy;
  SAY_BOOL("close it again", CloseHandle((HANDLE)closed));
  SAY_BOOL("use it", ReadFile((HANDLE)closed, data[2], 16, NULL, &operation[2]));
  put(peer, "data");
  packet("pending", port);
  SAY_BOOL("ReadFile op3", ReadFile((HANDLE)open, data[3], 16, NULL, &operation[3]));
  SAY_BOOL("close the last", CloseHandle((HANDLE)open));
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *record = NULL;
  BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
  say("aborted: %d %s key %u", success, op_name(record), (unsigned)key);
  get("the peer", peer);
}

int main(void) {
  start();
  both_orders(0);
  both_orders(1);
  return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-4] A thread in a blocking recv, send, accept or connect returns with an error when
   another thread closes the socket.

   Wine 8 leaves the blocking send waiting; Microsoft Learn, "closesocket", says that calls under way fail. */

#include "../trace.h"

static SOCKET s;
static HANDLE inside;
static struct sockaddr_in nowhere;
static char *large;

enum { AMOUNT = 32 << 20 };

static int blocking_call(int which) {
  switch (which) {
  case 0: return recv(s, data[0], 16, 0);
  case 1: return accept(s, NULL, NULL) == INVALID_SOCKET ? SOCKET_ERROR : 0;
  case 2: return connect(s, (struct sockaddr *)&nowhere, sizeof nowhere);
  case 3: return send(s, large, AMOUNT, 0) == AMOUNT ? 0 : SOCKET_ERROR;
  default: return 0;
  }
}

static DWORD WINAPI caller(void *which) {
  SetEvent(inside);
  return blocking_call((int)(ULONG_PTR)which) == SOCKET_ERROR;
}

int main(void) {
  static const char *names[] = {"recv", "accept", "connect", "send"};
  SOCKET peer;
  struct sockaddr_in address;
  start();
  large = calloc(1, AMOUNT);
  nowhere = loopback();
  nowhere.sin_addr.s_addr = htonl(0xc0000201); /* 192.0.2.1, reserved for documentation */
  nowhere.sin_port = htons(9);
  for (int which = 0; which < 4; which++) {
    switch (which) {
    case 1: s = listener(&address); break;
    case 2: s = stream(); break;
    default: connected_pair(&s, &peer); break;
    }
    inside = new_event();
    HANDLE t = thread(caller, (void *)(ULONG_PTR)which);
    until(inside);
    let_it_block();
    SAY_SOCK("close", closesocket(s));
    DWORD failed = 0;
    say("%s came back: %d", names[which], WaitForSingleObject(t, LONG_ENOUGH) == WAIT_OBJECT_0);
    GetExitCodeThread(t, &failed);
    say("%s failed: %u", names[which], (unsigned)failed);
  }
  return 0;
}

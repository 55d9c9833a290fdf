/* SPDX-License-Identifier: Apache-2.0 */

/* [CONN-12 CONN-10] P1 exactly once: a ConnectEx that is cancelled ends as 995 or connected, with one packet. */

#include "../trace.h"

static void attempt(const char *title, HANDLE port, const struct sockaddr_in *address, int i) {
  SOCKET s = stream();
  struct sockaddr_in any;
  memset(&any, 0, sizeof any);
  any.sin_family = AF_INET;
  must(bind(s, (struct sockaddr *)&any, sizeof any) == 0, "bind");
  associate(port, s, 1);
  WSASetLastError(0);
  BOOL answer =
    connect_ex(s)(s, (const struct sockaddr *)address, sizeof *address, NULL, 0, NULL, &operation[i]);
  int was_accepted = answer || WSAGetLastError() == ERROR_IO_PENDING;
  CancelIoEx((HANDLE)s, &operation[i]);
  int packets = 0;
  DWORD bytes;
  ULONG_PTR key;
  OVERLAPPED *record = NULL;
  if (was_accepted) {
    GetQueuedCompletionStatus(port, &bytes, &key, &record, LONG_ENOUGH);
    packets += record == &operation[i];
  }
  say("%s: one packet if accepted %d", title, packets == was_accepted);
  no_packet(title, port);
  closesocket(s);
  no_packet(title, port);
}

int main(void) {
  start();
  struct sockaddr_in address, nowhere = loopback();
  listener(&address);
  nowhere.sin_addr.s_addr = htonl(0xc0000201); /* 192.0.2.1, reserved for documentation */
  nowhere.sin_port = htons(9);
  HANDLE port = new_port(0);
  attempt("somebody listens", port, &address, 0);
  attempt("nobody answers", port, &nowhere, 1);
  return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */

/* [CONN-13 CONN-6] ConnectEx to where no way leads, or nobody answers: packets with 1231, 1232 and 121, and Winsock's
   10051, 10065 and 10060. The kernel's answer is played here, in front of libc: no network has all three. */

#include "../trace.h"

#include <errno.h>

static int answer;

/* What the library calls. */
int played(int descriptor, const void *address, unsigned length) __asm__("connect");
int played(int descriptor, const void *address, unsigned length) {
  (void)descriptor, (void)address, (void)length;
  errno = answer;
  return -1;
}

static void try(const char *title, HANDLE port, int i, int error) {
  SOCKET s = stream();
  struct sockaddr_in address = loopback();
  bind_loopback(s);
  associate(port, s, 1);
  answer = error;
  address.sin_port = htons(9);
  WSASetLastError(0);
  BOOL called = connect_ex(s)(s, (struct sockaddr *)&address, sizeof address, NULL, 0, NULL, &operation[i]);
  say("%s: ConnectEx %s", title, accepted(called));
  packet(title, port);
  say_record(title, &operation[i]);
  DWORD bytes, flags;
  SAY_BOOL(title, WSAGetOverlappedResult(s, &operation[i], &bytes, FALSE, &flags));
}

int main(void) {
  start();
  HANDLE port = new_port(0);
  try("network", port, 0, ENETUNREACH);
  try("host", port, 1, EHOSTUNREACH);
  try("time", port, 2, ETIMEDOUT);
  return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */

/* failed-result-used: the answer of ConnectEx is not looked at, and the socket is sent on. Right: it is looked at. */

#include "verify.h"

int main(int count, char **arguments) {
  static OVERLAPPED record, send;
  static char out[4] = "out";
  begin(count, arguments);
  SOCKET s = stream();
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)}, nobody;
  int length = sizeof nobody;
  GUID id = WSAID_CONNECTEX;
  LPFN_CONNECTEX connect_ex;
  DWORD bytes;
  must(WSAIoctl(s, SIO_GET_EXTENSION_FUNCTION_POINTER, &id, sizeof id, &connect_ex, sizeof connect_ex, &bytes, NULL,
                NULL) == 0, "ConnectEx");
  must(bind(s, (struct sockaddr *)&here, sizeof here) == 0, "bind");
  /* Bound, and nobody listens. */
  SOCKET reserved = stream();
  must(bind(reserved, (struct sockaddr *)&here, sizeof here) == 0, "bind");
  getsockname(reserved, (struct sockaddr *)&nobody, &length);
  associate(port, s, 1);
  must(connect_ex(s, (struct sockaddr *)&nobody, length, NULL, 0, NULL, &record) ||
       WSAGetLastError() == WSA_IO_PENDING, "connect");
  ULONG_PTR key;
  OVERLAPPED *done;
  BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &done, LONG_ENOUGH);
  if (success || is_wrong) send_from(s, out, 3, &send);
  closesocket(s);
  return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */

/* What the programs about datagrams share. */

#ifndef COMPAT_TESTS_DATAGRAMS_H
#define COMPAT_TESTS_DATAGRAMS_H

#include "../trace.h"

MAYBE_UNUSED static SOCKET datagram_socket(void) {
  SOCKET s = WSASocketW(AF_INET, SOCK_DGRAM, IPPROTO_UDP, NULL, 0, WSA_FLAG_OVERLAPPED);
  must(s != INVALID_SOCKET, "WSASocket");
  return s;
}

MAYBE_UNUSED static SOCKET bound_datagram_socket(struct sockaddr_in *address) {
  SOCKET s = datagram_socket();
  *address = bind_loopback(s);
  return s;
}

MAYBE_UNUSED static void put_to(SOCKET s, const char *text, const struct sockaddr_in *address) {
  int length = (int)strlen(text);
  must(sendto(s, text, length, 0, (const struct sockaddr *)address, sizeof *address) == length, "sendto");
}

/* WSARecvFrom as operation i into data[i]. */
MAYBE_UNUSED static void receive_from(const char *title, SOCKET s, int i, ULONG length, struct sockaddr_in *from,
                                      int *from_length) {
  WSABUF buffer = {length, data[i]};
  DWORD bytes = 0, flags = 0;
  WSASetLastError(0);
  int answer = WSARecvFrom(s, &buffer, 1, &bytes, &flags, (struct sockaddr *)from, from_length, &operation[i], NULL);
  if (answer)
    say("%s: WSARecvFrom op%d %d %u", title, i, answer, (unsigned)WSAGetLastError());
  else
    say("%s: WSARecvFrom op%d at once, bytes %u", title, i, (unsigned)bytes);
}

/* WSASendTo as operation i. */
MAYBE_UNUSED static void send_to(const char *title, SOCKET s, int i, const char *text, const struct sockaddr_in *to) {
  WSABUF buffer = {(ULONG)strlen(text), (char *)text};
  DWORD bytes = 0;
  WSASetLastError(0);
  int answer = WSASendTo(s, &buffer, 1, &bytes, 0, (const struct sockaddr *)to, sizeof *to, &operation[i], NULL);
  if (answer)
    say("%s: WSASendTo op%d %d %u", title, i, answer, (unsigned)WSAGetLastError());
  else
    say("%s: WSASendTo op%d at once, bytes %u", title, i, (unsigned)bytes);
}

/* An address to which nobody listens. */
MAYBE_UNUSED static struct sockaddr_in nobody(void) {
  struct sockaddr_in address;
  SOCKET s = bound_datagram_socket(&address);
  closesocket(s);
  return address;
}

/* Until the kernel has a datagram, or an error, for the socket. */
#define until_arrived until_readable

#endif

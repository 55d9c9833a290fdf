/* SPDX-License-Identifier: Apache-2.0 */

/* Two connected stream sockets on the loopback address. */

#ifndef BENCH_PAIRS_H
#define BENCH_PAIRS_H

#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>

#include "measure.h"

static inline SOCKET open_pair_listener(struct sockaddr_in *address) {
  SOCKET listener = socket(AF_INET, SOCK_STREAM, 0);
  int length = sizeof *address;
  memset(address, 0, sizeof *address);
  address->sin_family = AF_INET;
  address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (listener == INVALID_SOCKET) stop_at("socket");
  if (bind(listener, (struct sockaddr *)address, sizeof *address) != 0) stop_at("bind");
  if (listen(listener, 1) != 0) stop_at("listen");
  if (getsockname(listener, (struct sockaddr *)address, &length) != 0) stop_at("getsockname");
  return listener;
}

/* Answers FALSE when there can be no more sockets. */
static inline BOOL open_pair(SOCKET listener, const struct sockaddr_in *address, SOCKET pair[2]) {
  pair[0] = socket(AF_INET, SOCK_STREAM, 0);
  if (pair[0] == INVALID_SOCKET) return FALSE;
  if (connect(pair[0], (const struct sockaddr *)address, sizeof *address) != 0) stop_at("connect");
  pair[1] = accept(listener, NULL, NULL);
  if (pair[1] != INVALID_SOCKET) return TRUE;
  closesocket(pair[0]);
  return FALSE;
}

static inline void open_only_pair(SOCKET pair[2]) {
  struct sockaddr_in address;
  SOCKET listener = open_pair_listener(&address);
  if (!open_pair(listener, &address, pair)) stop_at("accept");
  closesocket(listener);
}

#endif

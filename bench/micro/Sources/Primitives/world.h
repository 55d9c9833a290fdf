/* SPDX-License-Identifier: Apache-2.0 */

#ifndef WORLD_H
#define WORLD_H

#include <winsock2.h>
#include <windows.h>

#include "primitives.h"

/* What all primitives use: a port, operations, and sockets for those that need fresh ones. */
extern HANDLE port;
extern OVERLAPPED operation[OPERATIONS];
/* To send, and to receive into: with room left, so that a receive shows that the stream is dry. */
extern WSABUF byte[OPERATIONS], room[OPERATIONS];
extern SOCKET mine[OPERATIONS], peer[OPERATIONS];

/* Ends the program with what was expected. */
void must(int truth, const char *what);

/* A connected pair over loopback; the peer's close is a reset, so that no port number stays taken. */
void connect_pair(SOCKET *mine, SOCKET *peer);
void associate(SOCKET socket);
void start_receive(SOCKET socket, int i);
void take_packets(int count);

#endif

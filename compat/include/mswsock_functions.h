/* SPDX-License-Identifier: Apache-2.0 */
/* The extension functions that programs get through WSAIoctl only, and their names as values.
   For the library itself; follows the "mswsock.h header" pages. */
#ifndef IOCP_MSWSOCK_FUNCTIONS_H
#define IOCP_MSWSOCK_FUNCTIONS_H

#include "mswsock.h"

IOCP_BEGIN_C
IOCP_API BOOL PASCAL iocp_ConnectEx(SOCKET s, const struct sockaddr *name, int length, PVOID data, DWORD data_size,
                                    LPDWORD bytes, LPOVERLAPPED overlapped);
IOCP_API BOOL PASCAL iocp_DisconnectEx(SOCKET s, LPOVERLAPPED overlapped, DWORD flags, DWORD reserved);
IOCP_API BOOL PASCAL iocp_TransmitPackets(SOCKET s, LPTRANSMIT_PACKETS_ELEMENT elements, DWORD count, DWORD send_size,
                                          LPOVERLAPPED overlapped, DWORD flags);
IOCP_API INT PASCAL iocp_WSARecvMsg(SOCKET s, LPWSAMSG message, LPDWORD bytes, LPWSAOVERLAPPED overlapped,
                                    LPWSAOVERLAPPED_COMPLETION_ROUTINE routine);
IOCP_API INT PASCAL iocp_WSASendMsg(SOCKET s, LPWSAMSG message, DWORD flags, LPDWORD bytes, LPWSAOVERLAPPED overlapped,
                                    LPWSAOVERLAPPED_COMPLETION_ROUTINE routine);
IOCP_END_C

static const GUID iocp_WSAID_ACCEPTEX __attribute__((unused)) = WSAID_ACCEPTEX;
static const GUID iocp_WSAID_CONNECTEX __attribute__((unused)) = WSAID_CONNECTEX;
static const GUID iocp_WSAID_DISCONNECTEX __attribute__((unused)) = WSAID_DISCONNECTEX;
static const GUID iocp_WSAID_GETACCEPTEXSOCKADDRS __attribute__((unused)) = WSAID_GETACCEPTEXSOCKADDRS;
static const GUID iocp_WSAID_TRANSMITFILE __attribute__((unused)) = WSAID_TRANSMITFILE;
static const GUID iocp_WSAID_TRANSMITPACKETS __attribute__((unused)) = WSAID_TRANSMITPACKETS;
static const GUID iocp_WSAID_WSAPOLL __attribute__((unused)) = WSAID_WSAPOLL;
static const GUID iocp_WSAID_WSARECVMSG __attribute__((unused)) = WSAID_WSARECVMSG;
static const GUID iocp_WSAID_WSASENDMSG __attribute__((unused)) = WSAID_WSASENDMSG;

#endif /* IOCP_MSWSOCK_FUNCTIONS_H */

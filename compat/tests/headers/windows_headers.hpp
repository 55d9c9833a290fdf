// SPDX-License-Identifier: Apache-2.0
// The Windows headers in the order that WINDOWS_FIRST asks for.
#ifdef WINDOWS_FIRST
#include <windows.h>
#include <winsock2.h>
#else
#include <winsock2.h>
#include <windows.h>
#endif
#include <mstcpip.h>
#include <mswsock.h>
#include <process.h>
#include <winternl.h>
#include <ws2tcpip.h>

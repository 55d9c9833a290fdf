/* SPDX-License-Identifier: Apache-2.0 */

/* What the programs about connections share. */

#ifndef COMPAT_TESTS_CONNECTIONS_H
#define COMPAT_TESTS_CONNECTIONS_H

#include "../trace.h"

MAYBE_UNUSED static LPFN_TRANSMITFILE transmit_file(SOCKET s) {
  GUID name = WSAID_TRANSMITFILE;
  return (LPFN_TRANSMITFILE)extension(s, name);
}

/* Starts DisconnectEx as operation i. */
MAYBE_UNUSED static void disconnecting(const char *title, SOCKET s, int i, DWORD flags) {
  WSASetLastError(0);
  say("%s: DisconnectEx op%d %s", title, i, accepted(disconnect_ex(s)(s, &operation[i], flags, 0)));
}

#endif

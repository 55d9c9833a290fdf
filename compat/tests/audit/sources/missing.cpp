/* SPDX-License-Identifier: Apache-2.0 */

/* Names that are here, that only refuse, that are missing, and names that look like Windows' and are the program's. */

#include "stdafx.h"
#include <winsock2.h>
#include <windows.h>

class Client : public CObject {
public:
  OVERLAPPED record;
  SOCKET s;
  CString name;
  void bind(int);
  void send(int n) { bind(n); }
  bool listen() {
    WSABUF place;
    DWORD flags = 0, bytes;
    return WSARecv(s, &place, 1, &bytes, &flags, &record, NULL) != SOCKET_ERROR;
  }
};

int main() {
  HKEY key;
  RegOpenKeyExA(HKEY_LOCAL_MACHINE, "server", 0, KEY_READ, &key);
  UpdateWindow(GetForegroundWindow());
#ifdef NOT_DEFINED
  CryptAcquireContextA(0, 0, 0, 0, 0);
#endif
  DeviceIoControl(NULL, 0, NULL, 0, NULL, 0, NULL, NULL);
  HANDLE event = CreateEvent(NULL, FALSE, FALSE, NULL);
  Unheard unheard;
  return CloseHandle(event);
}

/* SPDX-License-Identifier: Apache-2.0 */

/* [FILE-11 FILE-14] TransmitFile sends head, file and tail; the OVERLAPPED's Offset is where the file begins, and a
   number of bytes ends it. TransmitPackets mixes memory and stretches of files. Without an OVERLAPPED the file's own
   position counts. Wine 8 has no TransmitPackets; Microsoft Learn, LPFN_TRANSMITPACKETS. */

#include "connections.h"

static void got(const char *title, SOCKET peer, int count) {
  char text[64] = {0};
  for (int have = 0; have < count;) {
    int more = recv(peer, text + have, count - have, 0);
    must(more > 0, "recv");
    have += more;
  }
  say("%s: '%s'", title, text);
}

int main(void) {
  SOCKET mine, peer;
  char folder[MAX_PATH], path[MAX_PATH];
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0);
  associate(port, mine, 5);
  GetTempPathA(sizeof folder, folder);
  must(GetTempFileNameA(folder, "tf", 0, path) != 0, "GetTempFileName");
  HANDLE file = CreateFileA(path, GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_FLAG_DELETE_ON_CLOSE,
      NULL);
  DWORD bytes = 0;
  must(file != INVALID_HANDLE_VALUE && WriteFile(file, "0123456789", 10, &bytes, NULL), "file");
  TRANSMIT_FILE_BUFFERS buffers = {"<", 1, ">", 1};
  say("all %s", accepted(transmit_file(mine)(mine, file, 0, 0, &operation[0], &buffers, 0)));
  packet("all", port);
  got("all", peer, 12);
  operation[1].Offset = 3;
  say("a part %s", accepted(transmit_file(mine)(mine, file, 4, 0, &operation[1], NULL, 0)));
  packet("a part", port);
  got("a part", peer, 4);
  GUID name = WSAID_TRANSMITPACKETS;
  LPFN_TRANSMITPACKETS call = (LPFN_TRANSMITPACKETS)extension(mine, name);
  TRANSMIT_PACKETS_ELEMENT elements[3];
  memset(elements, 0, sizeof elements);
  elements[0].dwElFlags = elements[2].dwElFlags = TP_ELEMENT_FILE;
  elements[0].hFile = elements[2].hFile = file;
  elements[0].nFileOffset.QuadPart = 8;
  elements[2].cLength = 2;
  elements[1].dwElFlags = TP_ELEMENT_MEMORY;
  elements[1].cLength = 3;
  elements[1].pBuffer = " + ";
  say("packets %s", accepted(call(mine, elements, 3, 0, &operation[2], 0)));
  packet("packets", port);
  got("packets", peer, 7);
  SetFilePointer(file, 5, NULL, FILE_BEGIN);
  SAY_BOOL("from its position", transmit_file(mine)(mine, file, 0, 0, NULL, NULL, TF_DISCONNECT));
  got("from its position", peer, 5);
  get("the end", peer);
  CloseHandle(file);
  return 0;
}

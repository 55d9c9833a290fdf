/* SPDX-License-Identifier: Apache-2.0 */

/* Sends a file over a connection within the process by TransmitFile, --times in a row; a thread takes what comes.
   Windows C; peers/send-file.c is its yardstick. What arrives is counted: that it is the file is for the tests. */

#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>
#include <windows.h>

#include "measure.h"

static SOCKET receiving;
static unsigned long long expected, received;

static DWORD WINAPI takeAll(LPVOID unused) {
  char *buffer = malloc(1 << 18);
  if (buffer == NULL) stop_at("malloc");
  while (received < expected) {
    int count = recv(receiving, buffer, 1 << 18, 0);
    if (count <= 0) stop_at("recv");
    received += (unsigned long long)count;
  }
  free(buffer);
  return (DWORD)(ULONG_PTR)unused;
}

static SOCKET connectPair(void) {
  struct sockaddr_in address;
  int length = sizeof address;
  SOCKET listener = socket(AF_INET, SOCK_STREAM, 0), sending = socket(AF_INET, SOCK_STREAM, 0);
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(listener, (struct sockaddr *)&address, sizeof address) != 0 || listen(listener, 1) != 0) stop_at("listen");
  if (getsockname(listener, (struct sockaddr *)&address, &length) != 0) stop_at("getsockname");
  if (connect(sending, (struct sockaddr *)&address, sizeof address) != 0) stop_at("connect");
  receiving = accept(listener, NULL, NULL);
  if (receiving == INVALID_SOCKET) stop_at("accept");
  closesocket(listener);
  return sending;
}

int main(int argc, char **argv) {
  const char *source = text_option(argc, argv, "--from");
  unsigned long times = number_option(argc, argv, "--times", 1), i;
  LARGE_INTEGER length;
  double start, cpu, seconds;
  HANDLE port, file, thread;
  SOCKET sending;
  WSADATA wsa;
  if (source == NULL) {
    fprintf(stderr, "usage: transmit-file --from FILE [--times N]\n");
    return 2;
  }
  if (WSAStartup(MAKEWORD(2, 2), &wsa) != 0) stop_at("WSAStartup");
  port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
  sending = connectPair();
  if (CreateIoCompletionPort((HANDLE)sending, port, 0, 0) == NULL) stop_at("CreateIoCompletionPort");
  file = CreateFileA(source, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, FILE_FLAG_SEQUENTIAL_SCAN, NULL);
  if (file == INVALID_HANDLE_VALUE || !GetFileSizeEx(file, &length)) stop_at("CreateFile");
  expected = (unsigned long long)length.QuadPart * times;
  start = seconds_now();
  cpu = cpu_seconds();
  thread = CreateThread(NULL, 0, takeAll, NULL, 0, NULL);
  for (i = 0; i < times; i++) {
    OVERLAPPED overlapped, *done;
    ULONG_PTR key;
    DWORD bytes;
    memset(&overlapped, 0, sizeof overlapped);
    if (!TransmitFile(sending, file, 0, 0, &overlapped, NULL, 0) && WSAGetLastError() != WSA_IO_PENDING)
      stop_at("TransmitFile");
    if (!GetQueuedCompletionStatus(port, &bytes, &key, &done, INFINITE) || bytes != (DWORD)length.QuadPart)
      stop_at("GetQueuedCompletionStatus");
  }
  WaitForSingleObject(thread, INFINITE);
  seconds = seconds_now() - start;
  print_copy(received, 0, 1, seconds, cpu_seconds() - cpu);
  return 0;
}

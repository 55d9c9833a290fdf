/* SPDX-License-Identifier: Apache-2.0 */
/* Talks to any of the echo servers in this folder: some connections at once, some messages on each, all verified.

     client PORT CONNECTIONS MESSAGES */
#include <winsock2.h>
#include <ws2tcpip.h>
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct sockaddr_in server;
static int messages;
static LONG errors, answered;

static DWORD WINAPI talk(LPVOID number) {
  SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
  if (connect(s, (struct sockaddr *)&server, sizeof server)) {
    InterlockedIncrement(&errors);
    return 1;
  }
  for (int i = 0; i < messages; i++) {
    char text[64], back[64];
    int length = sprintf(text, "connection %d message %d\n", (int)(ULONG_PTR)number, i), got = 0;
    send(s, text, length, 0);
    while (got < length) {
      int part = recv(s, back + got, length - got, 0);
      if (part <= 0) break;
      got += part;
    }
    if (got == length && memcmp(text, back, (size_t)length) == 0) InterlockedIncrement(&answered);
    else InterlockedIncrement(&errors);
  }
  shutdown(s, SD_SEND);
  char rest;
  while (recv(s, &rest, 1, 0) > 0) InterlockedIncrement(&errors);
  closesocket(s);
  return 0;
}

int main(int argc, char **argv) {
  if (argc != 4) return fprintf(stderr, "usage: client PORT CONNECTIONS MESSAGES\n"), 2;
  WSADATA about;
  WSAStartup(MAKEWORD(2, 2), &about);
  server.sin_family = AF_INET;
  server.sin_port = htons((u_short)atoi(argv[1]));
  server.sin_addr.S_un.S_addr = inet_addr("127.0.0.1");
  int count = min(atoi(argv[2]), MAXIMUM_WAIT_OBJECTS);
  messages = atoi(argv[3]);
  HANDLE threads[MAXIMUM_WAIT_OBJECTS];
  for (int i = 0; i < count; i++) threads[i] = CreateThread(NULL, 0, talk, (LPVOID)(ULONG_PTR)i, 0, NULL);
  WaitForMultipleObjects((DWORD)count, threads, TRUE, INFINITE);
  printf("answered %d, errors %d\n", (int)answered, (int)errors);
  return errors != 0 || answered != count * messages;
}

/* SPDX-License-Identifier: Apache-2.0 */

/* [EVENT-6, GOR-2] Without hEvent the handle itself is signalled when an operation on it ends, and not from the
   beginning of the next one on: sockets (receive, send, accept, also with first data, connect), datagrams, pipes,
   files. With hEvent it is the event alone. */

#include "../trace.h"

static void look(const char *title, HANDLE object) {
  SetLastError(0);
  DWORD answer = WaitForSingleObject(object, 0);
  say("%s: %u %u", title, (unsigned)answer, (unsigned)GetLastError());
}

static void until_signalled(const char *title, HANDLE object) {
  say("%s: %u", title, (unsigned)WaitForSingleObject(object, LONG_ENOUGH));
}

static void streams(void) {
  SOCKET mine, peer;
  DWORD bytes = 0;
  connected_pair(&mine, &peer);
  receive("pending", mine, 0, 8);
  look("while pending", (HANDLE)mine);
  put(peer, "data");
  until_signalled("at the end", (HANDLE)mine);
  look("it stays", (HANDLE)mine);
  SAY_BOOL("its result", GetOverlappedResult((HANDLE)mine, &operation[0], &bytes, FALSE));
  say("bytes %u", (unsigned)bytes);
  receive("the next", mine, 1, 8);
  look("not any more", (HANDLE)mine);
  SAY_BOOL("cancelled", CancelIoEx((HANDLE)mine, &operation[1]));
  until_signalled("at that end", (HANDLE)mine);
  SAY_BOOL("its result", GetOverlappedResult((HANDLE)mine, &operation[1], &bytes, TRUE));

  receive("one to be cancelled", mine, 2, 8);
  CancelIoEx((HANDLE)mine, NULL);
  until_signalled("cancelled", (HANDLE)mine);
  operation[3].hEvent = new_event();
  receive("with an event", mine, 3, 8);
  put(peer, "more");
  until(operation[3].hEvent);
  look("the handle after the event", (HANDLE)mine);
  receive("two at once", mine, 4, 2);
  receive("two at once", mine, 5, 2);
  put(peer, "abcd");
  SAY_BOOL("the second", GetOverlappedResult((HANDLE)mine, &operation[5], &bytes, TRUE));
  SAY_BOOL("the first", GetOverlappedResult((HANDLE)mine, &operation[4], &bytes, TRUE));
  say("%.2s %.2s", data[4], data[5]);

  receive("before a send", mine, 6, 8);
  look("reset by the receive", (HANDLE)mine);
  transmit("the send", mine, 7, "x");
  until_signalled("by the send", (HANDLE)mine);
  closesocket(mine);
  closesocket(peer);
}

static void both_handles(void) {
  SOCKET mine, peer;
  HANDLE other, handles[2];
  connected_pair(&mine, &peer);
  must(DuplicateHandle(GetCurrentProcess(), (HANDLE)mine, GetCurrentProcess(), &other, 0, FALSE, DUPLICATE_SAME_ACCESS),
       "DuplicateHandle");
  memset(operation, 0, sizeof operation);
  receive("through the first handle", mine, 0, 8);
  look("the second", other);
  put(peer, "data");
  until_signalled("the second", other);
  look("the first", (HANDLE)mine);
  receive("again", mine, 1, 8);
  handles[0] = new_event();
  handles[1] = other;
  say("any of two: %u", (unsigned)WaitForMultipleObjects(2, handles, FALSE, 0));
  put(peer, "data");
  say("any of two: %u", (unsigned)WaitForMultipleObjects(2, handles, FALSE, LONG_ENOUGH));
  CloseHandle(other);
  closesocket(mine);
  closesocket(peer);
}

static void accepts(void) {
  struct sockaddr_in address;
  SOCKET l = listener(&address), s = stream(), client;
  memset(operation, 0, sizeof operation);
  say("accept: %s", accepted(accepting(l, s, 0, 0)));
  look("the listener", (HANDLE)l);
  client = connected_to(&address);
  until_signalled("the listener", (HANDLE)l);
  closesocket(s);
  closesocket(client);
  s = stream();
  say("accept with data: %s", accepted(accepting(l, s, 1, 8)));
  client = connected_to(&address);
  say("before the data: %u", (unsigned)WaitForSingleObject((HANDLE)l, BRIEFLY));
  put(client, "abc");
  until_signalled("with the data", (HANDLE)l);
  say_record("accepted", &operation[1]);
  closesocket(client);
  client = stream();
  bind_loopback(client);
  DWORD bytes;
  SetLastError(0);
  BOOL answer = connect_ex(client)(client, (struct sockaddr *)&address, sizeof address, NULL, 0, &bytes, &operation[2]);
  say("connect: %d", answer || WSAGetLastError() == ERROR_IO_PENDING);
  until_signalled("the client", (HANDLE)client);
  say_record("connected", &operation[2]);
  closesocket(client);
  closesocket(s);
  closesocket(l);
}

static void datagrams(void) {
  SOCKET s = WSASocketW(AF_INET, SOCK_DGRAM, 0, NULL, 0, WSA_FLAG_OVERLAPPED);
  struct sockaddr_in address = bind_loopback(s);
  memset(operation, 0, sizeof operation);
  receive("a datagram", s, 0, 8);
  look("the socket", (HANDLE)s);
  must(sendto(s, "abc", 3, 0, (struct sockaddr *)&address, sizeof address) == 3, "sendto");
  until_signalled("the socket", (HANDLE)s);
  say_record("received", &operation[0]);
  closesocket(s);
}

static void pipes(void) {
  HANDLE server = CreateNamedPipeA("\\\\.\\pipe\\iocp-signalled", PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, 0, 1, 256,
                                   256, 0, NULL);
  must(server != INVALID_HANDLE_VALUE, "CreateNamedPipe");
  memset(operation, 0, sizeof operation);
  SAY_BOOL("connect", ConnectNamedPipe(server, &operation[0]));
  look("the pipe", server);
  HANDLE client =
      CreateFileA("\\\\.\\pipe\\iocp-signalled", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  must(client != INVALID_HANDLE_VALUE, "CreateFile");
  until_signalled("connected", server);
  SAY_BOOL("read", ReadFile(server, data[1], DATA, NULL, &operation[1]));
  look("the pipe", server);
  DWORD bytes = 0;
  must(WriteFile(client, "abc", 3, &bytes, NULL), "write");
  until_signalled("has read", server);
  SAY_BOOL("its result", GetOverlappedResult(server, &operation[1], &bytes, FALSE));
  SAY_BOOL("read", ReadFile(server, data[2], DATA, NULL, &operation[2]));
  CloseHandle(client);
  until_signalled("broken", server);
  SAY_BOOL("its result", GetOverlappedResult(server, &operation[2], &bytes, TRUE));
  CloseHandle(server);
}

static void files(void) {
  char folder[200], name[260];
  must(GetTempPathA(sizeof folder, folder) > 0 && GetTempFileNameA(folder, "sig", 0, name), "a name");
  HANDLE file = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, 0, NULL, CREATE_ALWAYS,
                            FILE_FLAG_OVERLAPPED | FILE_FLAG_DELETE_ON_CLOSE, NULL);
  must(file != INVALID_HANDLE_VALUE, "CreateFile");
  memset(operation, 0, sizeof operation);
  DWORD bytes = 0;
  for (int i = 0; i < 20; i++) {
    SetLastError(0);
    must(WriteFile(file, "abc", 3, NULL, &operation[i]) || GetLastError() == ERROR_IO_PENDING, "WriteFile");
    must(WaitForSingleObject(file, LONG_ENOUGH) == 0, "the file was not signalled");
    must(GetOverlappedResult(file, &operation[i], &bytes, FALSE) && bytes == 3, "result");
  }
  say("files: signalled each time");
  CloseHandle(file);
}

int main(void) {
  start();
  streams();
  both_handles();
  accepts();
  datagrams();
  pipes();
  files();
  return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */

/* A child of fork shares nothing of the library's: its calls fail, none hangs, and the parent goes on undisturbed. */

#include "../trace.h"

#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0);
  associate(port, mine, 1);
  receive("pending in the parent", mine, 0, 16);
  pid_t child = fork();
  must(child >= 0, "fork");
  if (child == 0) {
    DWORD bytes;
    ULONG_PTR key;
    OVERLAPPED *record;
    WSABUF buffer = {4, data[1]};
    DWORD flags = 0;
    alarm(10);
    if (GetQueuedCompletionStatus(port, &bytes, &key, &record, INFINITE)) _exit(1);
    if (PostQueuedCompletionStatus(port, 1, 2, NULL)) _exit(2);
    if (WSARecv(mine, &buffer, 1, NULL, &flags, &operation[1], NULL) == 0 || WSAGetLastError() == WSA_IO_PENDING)
      _exit(3);
    if (send(peer, "x", 1, 0) != SOCKET_ERROR) _exit(4);
    if (CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0)) _exit(5);
    if (socket(AF_INET, SOCK_STREAM, 0) != INVALID_SOCKET) _exit(6);
    if (closesocket(mine) != SOCKET_ERROR) _exit(7);
    if (CloseHandle(port)) _exit(8);
    if (CreateEventW(NULL, TRUE, FALSE, NULL)) _exit(9);
    _exit(0);
  }
  int status = -1;
  must(waitpid(child, &status, 0) == child, "waitpid");
  say("the child: exited %d with %d", WIFEXITED(status), WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
  put(peer, "hello");
  packet("the parent", port);
  no_packet("the parent", port);
  return 0;
}

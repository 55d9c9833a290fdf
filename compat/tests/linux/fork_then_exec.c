/* SPDX-License-Identifier: Apache-2.0 */

/* A child that runs another program has none of the library's descriptors. */

#include "../trace.h"

#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  SOCKET mine, peer;
  start();
  connected_pair(&mine, &peer);
  HANDLE port = new_port(0);
  associate(port, mine, 1);
  receive("pending", mine, 0, 16);
  pid_t child = fork();
  if (child == 0) {
    execl("/bin/sh", "sh", "-c", "! ls -l /proc/self/fd | grep -qE 'socket|eventpoll|eventfd'", (char *)NULL);
    _exit(9);
  }
  int status = -1;
  must(waitpid(child, &status, 0) == child, "waitpid");
  say("inherited none: %d", status == 0);
  put(peer, "hello");
  packet("the parent", port);
  return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */

/* [LIVE-5] Without free descriptors AcceptEx stays pending and the client stays in the listen queue; nobody spins; it
   completes once there is one. */

#include "../trace.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static double processor_seconds(void) {
  struct timespec used;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return (double)used.tv_sec + (double)used.tv_nsec / 1e9;
}

int main(void) {
  static int taken[256];
  struct sockaddr_in address;
  start();
  SOCKET l = listener(&address), s = stream(), client = stream();
  HANDLE port = new_port(0);
  associate(port, l, 1);
  say("AcceptEx %s", accepted(accepting(l, s, 0, 0)));
  no_packet("nobody there", port);
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = 128;
  must(setrlimit(RLIMIT_NOFILE, &limit) == 0, "setrlimit");
  int count = 0;
  while (count < 256 && (taken[count] = open("/dev/null", O_RDONLY)) >= 0) count++;
  u_long on = 1;
  ioctlsocket(client, FIONBIO, &on);
  SAY_SOCK("a client connects", connect(client, (struct sockaddr *)&address, sizeof address));
  double before = processor_seconds();
  dequeue("no descriptor", port, 300);
  say("nobody spins: %d", processor_seconds() - before < 0.15);
  for (int i = 0; i < count; i++) close(taken[i]);
  packet("there are some again", port);
  put(client, "hello");
  get("accepted", s);
  return 0;
}

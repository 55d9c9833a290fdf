/* SPDX-License-Identifier: Apache-2.0 */

/* What every peer has to do beside its own way of input and output: the command line, the listener, the line that says
   it is ready, the word that ends it. Usable from C and C++. */

#ifndef BENCH_PEER_H
#define BENCH_PEER_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { PEER_NOT_AVAILABLE = 77, PEER_DESCRIPTORS = 1 << 20 };

struct peer_options {
  unsigned short port;
  unsigned threads, buffer;
  int udp;
};

static inline void peer_die(const char *what) {
  perror(what);
  exit(2);
}

static inline void peer_not_available(const char *why) {
  fprintf(stderr, "%s\n", why);
  exit(PEER_NOT_AVAILABLE);
}

/* Unknown options are let through, so that all servers can be started by one command line. */
static inline struct peer_options peer_parse(int argc, char **argv) {
  struct peer_options options = {0, 1, 4096, 0};
  int i;
  for (i = 1; i + 1 < argc; i += 2) {
    unsigned value = (unsigned)strtoul(argv[i + 1], NULL, 10);
    if (strcmp(argv[i], "--port") == 0) options.port = (unsigned short)value;
    else if (strcmp(argv[i], "--threads") == 0 && value > 0) options.threads = value;
    else if (strcmp(argv[i], "--buffer") == 0 && value > 0) options.buffer = value;
    else if (strcmp(argv[i], "--udp") == 0) options.udp = value != 0;
  }
  return options;
}

/* Returns how many descriptors there can be. */
static inline unsigned peer_raise_descriptor_limit(void) {
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max < (rlim_t)PEER_DESCRIPTORS ? files.rlim_max : (rlim_t)PEER_DESCRIPTORS;
  setrlimit(RLIMIT_NOFILE, &files);
  return (unsigned)files.rlim_cur;
}

static inline void peer_announce(unsigned short port) {
  printf("listening %u\n", port);
  fflush(stdout);
}

static inline unsigned short peer_bound_port(int fd) {
  struct sockaddr_in address;
  socklen_t length = sizeof address;
  if (getsockname(fd, (struct sockaddr *)&address, &length) != 0) peer_die("getsockname");
  return ntohs(address.sin_port);
}

/* A non-blocking socket bound to the loopback address; it listens unless it is one for datagrams. */
static inline int peer_open_socket(struct peer_options options) {
  int type = options.udp ? SOCK_DGRAM : SOCK_STREAM, yes = 1;
  int fd = socket(AF_INET, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  struct sockaddr_in address;
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_port = htons(options.port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (fd < 0) peer_die("socket");
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0) peer_die("bind");
  if (!options.udp && listen(fd, SOMAXCONN) != 0) peer_die("listen");
  return fd;
}

static inline void peer_send_small_at_once(int fd) {
  int yes = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

/* True when the program was told to end: `stop`, or nobody is there any more to say it. */
static inline int peer_told_to_stop(void) {
  char line[128];
  ssize_t n = read(STDIN_FILENO, line, sizeof line - 1);
  if (n <= 0) return 1;
  line[n] = '\0';
  return strncmp(line, "stop", 4) == 0;
}

#endif

/* SPDX-License-Identifier: Apache-2.0 */

/* libuv: all connections receive into one buffer, and what came is sent at once with uv_try_write. Only what the socket
   does not take becomes a write request, which takes the buffer along; until it is done the connection does not read.
   With --udp 1 it echoes datagrams with uv_udp_try_send. */

#include <uv.h>

#include "peer.h"

struct connection {
  uv_tcp_t tcp; /* first, so that a stream is a connection */
  uv_write_t write;
  char *rest; /* the buffer a write request has taken along */
};

static struct peer_options options;
static uv_loop_t *loop;
static char *buffer;

static char *new_buffer(void) {
  char *bytes = malloc(options.buffer);
  if (bytes == NULL) peer_die("malloc");
  return bytes;
}

static void on_closed(uv_handle_t *handle) { free(handle); }

static void on_need(uv_handle_t *handle, size_t suggested, uv_buf_t *piece) {
  (void)handle;
  (void)suggested;
  *piece = uv_buf_init(buffer, options.buffer);
}

static void on_received(uv_stream_t *stream, ssize_t n, const uv_buf_t *piece);

static void on_sent(uv_write_t *write, int status) {
  struct connection *c = write->data;
  free(c->rest);
  c->rest = NULL;
  if (uv_is_closing((uv_handle_t *)c)) return;
  if (status < 0 || uv_read_start((uv_stream_t *)c, on_need, on_received) != 0) uv_close((uv_handle_t *)c, on_closed);
}

static void send_later(struct connection *c, char *from, unsigned length) {
  uv_buf_t piece = uv_buf_init(from, length);
  c->rest = buffer;
  buffer = new_buffer();
  c->write.data = c;
  uv_read_stop((uv_stream_t *)c);
  if (uv_write(&c->write, (uv_stream_t *)c, &piece, 1, on_sent) == 0) return;
  free(c->rest);
  uv_close((uv_handle_t *)c, on_closed);
}

static void on_received(uv_stream_t *stream, ssize_t n, const uv_buf_t *piece) {
  uv_buf_t whole;
  int sent;
  if (n == 0) return;
  if (n < 0) {
    uv_close((uv_handle_t *)stream, on_closed);
    return;
  }
  whole = uv_buf_init(piece->base, (unsigned)n);
  sent = uv_try_write(stream, &whole, 1);
  if (sent == UV_EAGAIN) sent = 0;
  if (sent < 0)
    uv_close((uv_handle_t *)stream, on_closed);
  else if (sent < n)
    send_later((struct connection *)stream, piece->base + sent, (unsigned)(n - sent));
}

static void on_accept(uv_stream_t *listener, int status) {
  struct connection *c;
  if (status < 0) return;
  c = calloc(1, sizeof *c);
  if (c == NULL) peer_die("calloc");
  uv_tcp_init(loop, &c->tcp);
  if (uv_accept(listener, (uv_stream_t *)c) != 0) {
    uv_close((uv_handle_t *)c, on_closed);
    return;
  }
  uv_tcp_nodelay(&c->tcp, 1);
  uv_read_start((uv_stream_t *)c, on_need, on_received);
}

/* A datagram that can't be sent now is lost, as it would be further on. */
static void on_datagram(uv_udp_t *socket, ssize_t n, const uv_buf_t *piece, const struct sockaddr *from,
                        unsigned flags) {
  uv_buf_t whole;
  (void)flags;
  if (n < 0 || from == NULL) return;
  whole = uv_buf_init(piece->base, (unsigned)n);
  uv_udp_try_send(socket, &whole, 1, from);
}

static void on_command(uv_poll_t *poll, int status, int events) {
  (void)poll;
  (void)status;
  (void)events;
  if (peer_told_to_stop()) uv_stop(loop);
}

int main(int argc, char **argv) {
  uv_tcp_t listener;
  uv_udp_t datagrams;
  uv_poll_t commands;
  int fd;
  options = peer_parse(argc, argv);
  if (options.threads > 1) peer_not_available("one loop, one thread");
  peer_raise_descriptor_limit();
  buffer = new_buffer();
  loop = uv_default_loop();
  fd = peer_open_socket(options);
  if (options.udp) {
    uv_udp_init(loop, &datagrams);
    if (uv_udp_open(&datagrams, fd) != 0 || uv_udp_recv_start(&datagrams, on_need, on_datagram) != 0)
      peer_die("uv_udp_recv_start");
  } else {
    uv_tcp_init(loop, &listener);
    if (uv_tcp_open(&listener, fd) != 0 || uv_listen((uv_stream_t *)&listener, SOMAXCONN, on_accept) != 0)
      peer_die("uv_listen");
  }
  uv_poll_init(loop, &commands, STDIN_FILENO);
  uv_poll_start(&commands, UV_READABLE, on_command);
  peer_announce(peer_bound_port(fd));
  uv_run(loop, UV_RUN_DEFAULT);
  return 0;
}

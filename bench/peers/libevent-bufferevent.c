/* SPDX-License-Identifier: Apache-2.0 */

/* libevent as most of its programs use it: bufferevents, which receive and send by themselves. What came in is moved to
   the output without a copy. A connection whose peer does not read is not read from either until its output is gone.
   However large a buffer is asked for, libevent 2.1 receives at most 4,096 bytes at a time (EVBUFFER_MAX_READ). */

#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/listener.h>

#include "peer.h"

/* Beyond so many buffers of unread output a connection pauses. */
enum { PAUSE_BUFFERS = 16 };

static struct peer_options options;
static struct event_base *base;

static void on_sent(struct bufferevent *connection, void *unused) {
  (void)unused;
  if ((bufferevent_get_enabled(connection) & EV_READ) == 0) bufferevent_enable(connection, EV_READ);
}

static void on_last_sent(struct bufferevent *connection, void *unused) {
  (void)unused;
  bufferevent_free(connection);
}

static void on_received(struct bufferevent *connection, void *unused) {
  struct evbuffer *output = bufferevent_get_output(connection);
  (void)unused;
  evbuffer_add_buffer(output, bufferevent_get_input(connection));
  if (evbuffer_get_length(output) > (size_t)PAUSE_BUFFERS * options.buffer) bufferevent_disable(connection, EV_READ);
}

/* At the end of the stream what has not been sent yet still goes out. */
static void on_end(struct bufferevent *connection, short what, void *unused) {
  (void)unused;
  if ((what & BEV_EVENT_EOF) != 0 && evbuffer_get_length(bufferevent_get_output(connection)) > 0)
    bufferevent_setcb(connection, NULL, on_last_sent, on_end, NULL);
  else
    bufferevent_free(connection);
}

static void on_accept(struct evconnlistener *listener, int fd, struct sockaddr *from, int length, void *unused) {
  struct bufferevent *connection = bufferevent_socket_new(base, fd, BEV_OPT_CLOSE_ON_FREE);
  (void)listener;
  (void)from;
  (void)length;
  (void)unused;
  if (connection == NULL) peer_die("bufferevent_socket_new");
  peer_send_small_at_once(fd);
  bufferevent_set_max_single_read(connection, options.buffer);
  bufferevent_set_max_single_write(connection, options.buffer);
  bufferevent_setcb(connection, on_received, on_sent, on_end, NULL);
  bufferevent_enable(connection, EV_READ | EV_WRITE);
}

static void on_command(int fd, short what, void *unused) {
  (void)fd;
  (void)what;
  (void)unused;
  if (peer_told_to_stop()) event_base_loopbreak(base);
}

int main(int argc, char **argv) {
  struct evconnlistener *listener;
  struct event *commands;
  int fd;
  options = peer_parse(argc, argv);
  if (options.threads > 1) peer_not_available("one loop, one thread");
  if (options.udp) peer_not_available("bufferevents are for streams");
  peer_raise_descriptor_limit();
  base = event_base_new();
  fd = peer_open_socket(options);
  listener = evconnlistener_new(base, on_accept, NULL, LEV_OPT_CLOSE_ON_FREE | LEV_OPT_CLOSE_ON_EXEC, 0, fd);
  commands = event_new(base, STDIN_FILENO, EV_READ | EV_PERSIST, on_command, NULL);
  if (listener == NULL || commands == NULL) peer_die("libevent");
  event_add(commands, NULL);
  peer_announce(peer_bound_port(fd));
  event_base_dispatch(base);
  evconnlistener_free(listener);
  event_free(commands);
  event_base_free(base);
  return 0;
}

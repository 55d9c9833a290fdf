/* SPDX-License-Identifier: Apache-2.0 */
/* The far ends: clients and servers that are nobody's descriptor. They write odd pieces, read, stall, end, reset. What
   they write is a function of stream and offset; what they get is kept, and compared by the program. */
#define _GNU_SOURCE 1
#include "kernel.h"

#include <string.h>

static int clients_to_come;
static bool is_finishing;

void sockets_begin(void);

void peers_begin(void) {
  is_finishing = false;
  clients_to_come = 0;
  sockets_begin();
}

static uint8_t content(int stream, size_t offset) {
  uint64_t z = ((uint64_t)(unsigned)stream << 32 ^ offset) * 0x9e3779b97f4a7c15u;
  return (uint8_t)(z >> 40 ^ z >> 29);
}

/* An actor at the far end of `near`. */
static struct sim_socket *make_peer(struct sim_socket *near) {
  struct sim_socket *peer = socket_make(true);
  peer->state = CONNECTED;
  peer->peer = near;
  near->peer = peer;
  peer->character = dice_below(&peer_dice, 100);
  uint32_t most = dice_next(&peer_dice) & 1 ? 200 : 6000;
  peer->to_write = is_finishing ? 0 : 1 + dice_below(&peer_dice, most);
  peer->stop_at = dice_below(&peer_dice, 100);
  peer->stalled_until = 0;
  return peer;
}

static bool is_active(const struct sim_socket *peer) {
  return peer->is_peer && !peer->is_closed && peer->state == CONNECTED;
}

static bool can_write(const struct sim_socket *peer) {
  return !is_finishing && peer->to_write > 0 && !peer->send_shut && !peer->peer->is_closed &&
         socket_space(peer->peer) > 0;
}

static bool can_read(const struct sim_socket *peer) { return peer->incoming.length > peer->taken; }

static bool wants_to_end(const struct sim_socket *peer) {
  if (peer->send_shut) return false;
  return is_finishing || (peer->to_write == 0 && peer->stop_at < 40) || (peer->peer_ended && peer->stop_at < 80);
}

static bool wants_to_close(const struct sim_socket *peer) {
  return peer->send_shut && (peer->peer_ended || is_finishing) && !can_read(peer);
}

static bool can_act(const struct sim_socket *peer) {
  return is_active(peer) && (can_write(peer) || can_read(peer) || wants_to_end(peer) || wants_to_close(peer));
}

static struct sim_socket *listener_with_room(uint16_t port) {
  int start = (int)dice_below(&peer_dice, (uint32_t)socket_count + 1);
  for (int i = 0; i < socket_count; i++) {
    struct sim_socket *each = sockets[(start + i) % socket_count];
    if (each->state == LISTENING && !each->is_closed && (port == 0 || each->port == port)) {
      if (each->queue_length < each->backlog) return each;
    }
  }
  return NULL;
}

static bool may_act(const struct sim_socket *each) {
  if (each->state == CONNECTING && !each->is_closed) return true;
  return can_act(each) && (is_finishing || each->stalled_until <= clock_now);
}

bool peers_can_act(void) {
  for (int i = 0; i < socket_count; i++)
    if (may_act(sockets[i])) return true;
  return clients_to_come > 0 && listener_with_room(0) != NULL;
}

int64_t peers_deadline(void) {
  int64_t next = -1;
  for (int i = 0; i < socket_count; i++) {
    struct sim_socket *each = sockets[i];
    if (each->stalled_until == INT64_MAX || each->stalled_until <= clock_now || !can_act(each)) continue;
    if (next < 0 || each->stalled_until < next) next = each->stalled_until;
  }
  return next;
}

static void enqueue(struct sim_socket *listener, struct sim_socket *near) {
  if (listener->queue_length == 0) listener->asked_to_receive = idle_clock;
  near->state = CONNECTED;
  listener->queue[listener->queue_length++] = near;
  wake_items(listener->items, POLLIN);
}

static void resolve_connect(struct sim_socket *socket) {
  struct sim_socket *listener = listener_with_room(socket->wanted_port);
  if (listener != NULL) {
    /* To one of the program's own listeners. */
    struct sim_socket *near = socket_make(false);
    near->peer = socket;
    socket->peer = near;
    enqueue(listener, near);
    sim_note("stream %ld is connected to stream %ld", socket->stream, near->stream, 0);
    socket_connected(socket);
  } else if (socket->wanted_port >= 2 && socket->wanted_port <= 9) {
    struct sim_socket *peer = make_peer(socket);
    sim_note("stream %ld is connected to peer %ld", socket->stream, peer->stream, 0);
    socket_connected(socket);
  } else {
    socket->state = DEAD;
    socket->error = dice_chance(&peer_dice, 700) ? ECONNREFUSED : ETIMEDOUT;
    sim_note("stream %ld: no connection, errno %ld", socket->stream, socket->error, 0);
    socket->asked_to_send = idle_clock;
    wake_items(socket->items, 0);
  }
}

static void write_some(struct sim_socket *peer) {
  uint8_t piece[4096];
  size_t space = socket_space(peer->peer);
  size_t length = 1 + (dice_chance(&peer_dice, 300) ? dice_below(&peer_dice, 8) : dice_below(&peer_dice, sizeof piece));
  if (length > space) length = space;
  if (length > peer->to_write) length = peer->to_write;
  for (size_t i = 0; i < length; i++) piece[i] = content(peer->peer->stream, peer->peer->incoming.length + i);
  peer->to_write -= (uint32_t)length;
  sim_note("peer %ld sends %ld bytes", peer->stream, (long)length, 0);
  socket_append(peer->peer, piece, length);
}

static void act(struct sim_socket *peer) {
  uint32_t draw = dice_below(&peer_dice, 1000);
  if (!is_finishing) {
    if (peer->character < 10 && draw < 60) {
      sim_note("peer %ld resets", peer->stream, 0, 0);
      /* Often together with data, so that one edge is for both. */
      if (can_write(peer) && dice_chance(&peer_dice, 500)) write_some(peer);
      peer->state = DEAD;
      peer->is_closed = true;
      socket_reset(peer->peer);
      return;
    }
    if (draw < 40) {
      peer->stalled_until = dice_chance(&peer_dice, 300) ? INT64_MAX : clock_now + dice_below(&peer_dice, 20000000);
      sim_note("peer %ld stalls", peer->stream, 0, 0);
      return;
    }
  }
  if (can_write(peer) && (draw & 1 || !can_read(peer))) return write_some(peer);
  if (can_read(peer)) {
    size_t there = peer->incoming.length - peer->taken;
    size_t count = dice_chance(&peer_dice, 300) ? 1 + dice_below(&peer_dice, (uint32_t)there) : there;
    sim_note("peer %ld receives %ld bytes", peer->stream, (long)count, 0);
    return socket_took(peer, count);
  }
  if (wants_to_end(peer)) {
    sim_note("peer %ld ends its side", peer->stream, 0, 0);
    return socket_end_sending(peer);
  }
  sim_note("peer %ld closes", peer->stream, 0, 0);
  socket_close(peer);
}

void peers_act(void) {
  sim_step();
  struct fiber *former = current;
  current = NULL;
  if (clients_to_come > 0 && dice_chance(&peer_dice, 200)) {
    struct sim_socket *listener = listener_with_room(0);
    if (listener != NULL) {
      clients_to_come--;
      struct sim_socket *near = socket_make(false);
      struct sim_socket *peer = make_peer(near);
      sim_note("peer %ld connects to port %ld", peer->stream, listener->port, 0);
      result->connections++;
      enqueue(listener, near);
      current = former;
      return;
    }
  }
  int start = (int)dice_below(&peer_dice, (uint32_t)socket_count + 1);
  for (int i = 0; i < socket_count; i++) {
    struct sim_socket *each = sockets[(start + i) % socket_count];
    if (!may_act(each)) continue;
    if (each->state == CONNECTING) resolve_connect(each);
    else act(each);
    break;
  }
  current = former;
}

void sim_peers_come(int count) { clients_to_come += count; }

void sim_peers_wake(void) {
  for (int i = 0; i < socket_count; i++)
    if (sockets[i]->stalled_until > clock_now) sockets[i]->stalled_until = clock_now;
}

void sim_peers_finish(void) {
  is_finishing = true;
  clients_to_come = 0;
  sim_peers_wake();
}

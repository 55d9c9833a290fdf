/* SPDX-License-Identifier: Apache-2.0 */

/* io_uring as its documentation recommends it for a server (Linux 6.1 or later): one accept and one receive per
   connection that go on by themselves (multishot), buffers the kernel picks from a ring, work done in the thread that
   waits (IORING_SETUP_SINGLE_ISSUER, DEFER_TASKRUN). One system call submits all answers and waits for what comes.

   A send is first tried without waiting (MSG_DONTWAIT) and asked to be silent when it succeeds: after the submission
   its buffer is free, and no completion has woken us for nothing. Only a send that failed reports, and its rest is sent
   once more as an operation that waits. A connection has one send at a time, since two that wait could overtake each
   other; what came in meanwhile queues behind it, and one that queues too much stops receiving.

   With several threads each has a ring of its own; the first accepts and deals connections out in turn, by message from
   ring to ring. With --udp 1 it echoes datagrams. Exits 77 where io_uring is refused. */

#define _GNU_SOURCE
#include <errno.h>
#include <liburing.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "peer.h"

enum { SUBMISSIONS = 4096, RESERVE = 4, COMPLETIONS = 32768, GROUP = 0 };
enum { HELD_MAX = 16, BUFFERS_MAX = 4096, POOL = 4 << 20 }; /* per connection; per ring; bytes per ring */
enum { NONE = -1 };
enum kind { NOTHING, ACCEPT, COMMAND, ADOPT, RECEIVE, SEND_AT_ONCE, SEND, DATAGRAM };

/* A buffer that we hold, and what of it has been sent. */
struct piece {
  int owner, next;
  unsigned offset, length;
  struct msghdr message; /* datagrams */
  struct iovec vector;
};

struct connection {
  int first, last; /* the pieces to send; the first one is being sent when `sending` */
  unsigned held;
  bool receiving, pausing, sending, waiting, ended;
  int next_starved;
};

struct loop {
  struct io_uring ring;
  struct io_uring_buf_ring *buffers;
  struct piece *pieces;
  char *memory;
  int *submitted, *submitting;             /* pieces sent at once: by the last submission, by the next one */
  unsigned submitted_count, submitting_count, free_count;
  int starved;                             /* connections that found no buffer */
  bool hurry;                              /* something waits for a send that is about to be submitted */
  bool stopped;                            /* no datagrams are received: there was no buffer */
};

static struct peer_options options;
static struct connection *connections; /* by descriptor; only the thread that serves it looks there */
static struct loop *loops;
static unsigned buffer_count, buffer_size;
static struct msghdr datagram_shape = {.msg_namelen = sizeof(struct sockaddr_in)};
static int incoming;
static pthread_barrier_t started;

static struct io_uring_sqe *next_sqe(struct loop *loop) {
  struct io_uring_sqe *sqe = io_uring_get_sqe(&loop->ring);
  if (sqe != NULL) return sqe;
  io_uring_submit(&loop->ring);
  sqe = io_uring_get_sqe(&loop->ring);
  if (sqe == NULL) peer_die("io_uring_get_sqe");
  return sqe;
}

static uint64_t tag(enum kind kind, int which) { return (uint64_t)which << 8 | kind; }

/* ---- buffers ----------------------------------------------------------------------------------------------------- */

static char *bytes_of(struct loop *loop, int piece) { return loop->memory + (size_t)piece * buffer_size; }

static void start_receiving(struct loop *loop, int fd) {
  struct io_uring_sqe *sqe = next_sqe(loop);
  io_uring_prep_recv_multishot(sqe, fd, NULL, 0, 0);
  sqe->user_data = tag(RECEIVE, fd);
  sqe->flags |= IOSQE_BUFFER_SELECT;
  sqe->buf_group = GROUP;
  connections[fd].receiving = true;
}

static void give_back(struct loop *loop, int piece) {
  int mask = io_uring_buf_ring_mask(buffer_count), fd = loop->starved;
  io_uring_buf_ring_add(loop->buffers, bytes_of(loop, piece), buffer_size, (unsigned short)piece, mask, 0);
  io_uring_buf_ring_advance(loop->buffers, 1);
  loop->free_count++;
  if (fd == NONE) return;
  loop->starved = connections[fd].next_starved;
  connections[fd].waiting = false;
  start_receiving(loop, fd);
}

static void give_back_first(struct loop *loop, struct connection *c) {
  int piece = c->first;
  c->first = loop->pieces[piece].next;
  c->held--;
  give_back(loop, piece);
}

/* ---- one connection ---------------------------------------------------------------------------------------------- */

static void send_first(struct loop *loop, int fd, struct connection *c, bool at_once) {
  struct piece *piece = &loop->pieces[c->first];
  int flags = MSG_NOSIGNAL | MSG_WAITALL | (at_once ? MSG_DONTWAIT : 0);
  struct io_uring_sqe *sqe = next_sqe(loop);
  io_uring_prep_send(sqe, fd, bytes_of(loop, c->first) + piece->offset, piece->length - piece->offset, flags);
  sqe->user_data = tag(at_once ? SEND_AT_ONCE : SEND, fd);
  c->sending = true;
  if (!at_once) return;
  sqe->flags |= IOSQE_CQE_SKIP_SUCCESS;
  loop->submitting[loop->submitting_count++] = c->first;
}

static void pause_receiving(struct loop *loop, int fd, struct connection *c) {
  struct io_uring_sqe *sqe = next_sqe(loop);
  io_uring_prep_cancel64(sqe, tag(RECEIVE, fd), 0);
  sqe->user_data = tag(NOTHING, fd);
  c->pausing = true;
}

static void finish(struct loop *loop, int fd) {
  struct io_uring_sqe *sqe = next_sqe(loop);
  io_uring_prep_close(sqe, fd);
  sqe->user_data = tag(NOTHING, fd);
  sqe->flags |= IOSQE_CQE_SKIP_SUCCESS;
}

/* Starts what a connection can do next. */
static void advance(struct loop *loop, int fd, struct connection *c) {
  if (c->held >= HELD_MAX && c->receiving && !c->pausing && !c->ended) pause_receiving(loop, fd, c);
  if (!c->sending && c->first != NONE) send_first(loop, fd, c, true);
  if (c->sending) {
    if (c->held > 1 || c->ended || !c->receiving) loop->hurry = true;
  } else if (c->receiving || c->waiting) {
    return;
  } else if (c->ended) {
    finish(loop, fd);
  } else if (loop->free_count > 0) {
    start_receiving(loop, fd);
  } else {
    c->waiting = true;
    c->next_starved = loop->starved;
    loop->starved = fd;
  }
}

static void adopt(struct loop *loop, int fd) {
  connections[fd] = (struct connection){.first = NONE, .next_starved = NONE};
  start_receiving(loop, fd);
}

static void received(struct loop *loop, int fd, const struct io_uring_cqe *cqe) {
  struct connection *c = &connections[fd];
  if ((cqe->flags & IORING_CQE_F_MORE) == 0) c->receiving = c->pausing = false;
  if (cqe->res > 0) {
    int piece = (int)(cqe->flags >> IORING_CQE_BUFFER_SHIFT);
    loop->free_count--;
    loop->pieces[piece] = (struct piece){.owner = fd, .next = NONE, .length = (unsigned)cqe->res};
    if (c->ended) {
      give_back(loop, piece);
    } else {
      if (c->first == NONE) c->first = piece;
      else loop->pieces[c->last].next = piece;
      c->last = piece;
      c->held++;
    }
  } else if (cqe->res != -ENOBUFS && cqe->res != -ECANCELED) {
    c->ended = true;
  }
  advance(loop, fd, c);
}

/* The connection is of no more use: its receive ends with it. */
static void break_off(struct loop *loop, int fd, struct connection *c) {
  while (c->first != NONE) give_back_first(loop, c);
  c->ended = true;
  shutdown(fd, SHUT_RDWR);
}

static void sent(struct loop *loop, int fd, int result) {
  struct connection *c = &connections[fd];
  struct piece *piece = &loop->pieces[c->first];
  c->sending = false;
  if (result > 0) piece->offset += (unsigned)result;
  if (result < 0 && result != -EAGAIN)
    break_off(loop, fd, c);
  else if (piece->offset < piece->length)
    send_first(loop, fd, c, false);
  else
    give_back_first(loop, c);
  advance(loop, fd, c);
}

/* A send at once that did not go through whole, which is the only one that reports. */
static void sent_in_part(struct loop *loop, int fd, int result) {
  loop->pieces[connections[fd].first].owner = NONE; /* not to be taken for sent */
  sent(loop, fd, result);
}

/* ---- datagrams: one that can't be sent now is lost, as it would be further on ------------------------------------ */

static void start_receiving_datagrams(struct loop *loop) {
  struct io_uring_sqe *sqe = next_sqe(loop);
  io_uring_prep_recvmsg_multishot(sqe, incoming, &datagram_shape, 0);
  sqe->user_data = tag(DATAGRAM, incoming);
  sqe->flags |= IOSQE_BUFFER_SELECT;
  sqe->buf_group = GROUP;
}

static void send_datagram(struct loop *loop, int number) {
  struct io_uring_sqe *sqe = next_sqe(loop);
  io_uring_prep_sendmsg(sqe, incoming, &loop->pieces[number].message, MSG_DONTWAIT);
  sqe->user_data = tag(NOTHING, number);
  sqe->flags |= IOSQE_CQE_SKIP_SUCCESS;
  loop->submitting[loop->submitting_count++] = number;
}

static void received_datagram(struct loop *loop, const struct io_uring_cqe *cqe) {
  if (cqe->res > 0) {
    int number = (int)(cqe->flags >> IORING_CQE_BUFFER_SHIFT);
    struct io_uring_recvmsg_out *out = io_uring_recvmsg_validate(bytes_of(loop, number), cqe->res, &datagram_shape);
    struct piece *piece = &loop->pieces[number];
    loop->free_count--;
    piece->owner = incoming;
    piece->vector.iov_base = io_uring_recvmsg_payload(out, &datagram_shape);
    piece->vector.iov_len = io_uring_recvmsg_payload_length(out, cqe->res, &datagram_shape);
    piece->message = (struct msghdr){.msg_iov = &piece->vector, .msg_iovlen = 1};
    piece->message.msg_name = io_uring_recvmsg_name(out);
    piece->message.msg_namelen = out->namelen;
    send_datagram(loop, number);
  }
  if ((cqe->flags & IORING_CQE_F_MORE) == 0) loop->stopped = true;
}

/* ---- the loop ---------------------------------------------------------------------------------------------------- */

static void start_accepting(struct loop *loop) {
  struct io_uring_sqe *sqe = next_sqe(loop);
  io_uring_prep_multishot_accept(sqe, incoming, NULL, NULL, SOCK_CLOEXEC);
  sqe->user_data = tag(ACCEPT, incoming);
}

static void start_obeying(struct loop *loop) {
  struct io_uring_sqe *sqe = next_sqe(loop);
  io_uring_prep_poll_add(sqe, STDIN_FILENO, POLLIN);
  sqe->user_data = tag(COMMAND, STDIN_FILENO);
}

static void hand_over(struct loop *loop, const struct loop *other, int fd) {
  struct io_uring_sqe *sqe = next_sqe(loop);
  io_uring_prep_msg_ring(sqe, other->ring.ring_fd, 0, tag(ADOPT, fd), 0);
  sqe->user_data = tag(NOTHING, fd);
}

static void accepted(struct loop *loop, const struct io_uring_cqe *cqe) {
  static unsigned turn;
  if ((cqe->flags & IORING_CQE_F_MORE) == 0) start_accepting(loop);
  if (cqe->res < 0) return;
  struct loop *other = &loops[turn++ % options.threads];
  peer_send_small_at_once(cqe->res);
  if (other == loop)
    adopt(loop, cqe->res);
  else
    hand_over(loop, other, cqe->res);
}

static void handle(struct loop *loop, const struct io_uring_cqe *cqe) {
  int which = (int)(cqe->user_data >> 8);
  switch ((enum kind)(cqe->user_data & 0xff)) {
    case ACCEPT: accepted(loop, cqe); break;
    case ADOPT: adopt(loop, which); break;
    case RECEIVE: received(loop, which, cqe); break;
    case SEND_AT_ONCE: sent_in_part(loop, which, cqe->res); break;
    case SEND: sent(loop, which, cqe->res); break;
    case DATAGRAM: received_datagram(loop, cqe); break;
    case COMMAND:
      if (peer_told_to_stop()) exit(0);
      start_obeying(loop);
      break;
    case NOTHING: break;
  }
}

/* After the failures of a submission have been seen, all its other sends have succeeded. */
static void settle_submitted(struct loop *loop) {
  unsigned i;
  for (i = 0; i < loop->submitted_count; i++) {
    struct piece *piece = &loop->pieces[loop->submitted[i]];
    if (piece->owner == NONE) continue;
    if (options.udp)
      give_back(loop, loop->submitted[i]);
    else
      sent(loop, piece->owner, (int)piece->length);
  }
}

static void swap_lists(struct loop *loop) {
  int *emptied = loop->submitted;
  loop->submitted = loop->submitting;
  loop->submitted_count = loop->submitting_count;
  loop->submitting = emptied;
  loop->submitting_count = 0;
}

/* What queues behind a send at once, and whoever wants its buffer, goes on when it has been submitted, which no
   completion announces: then the submission does not wait. A full submission queue ends a round early, because what it
   submits by itself must not be mixed up with what was submitted before. */
static void serve(struct loop *loop) {
  struct io_uring_cqe *cqe;
  unsigned head, count = 0;
  bool wait = !loop->hurry && (loop->submitting_count == 0 || (loop->starved == NONE && !loop->stopped));
  swap_lists(loop);
  loop->hurry = false;
  io_uring_submit_and_wait(&loop->ring, wait ? 1 : 0);
  io_uring_for_each_cqe(&loop->ring, head, cqe) {
    if (io_uring_sq_space_left(&loop->ring) < RESERVE) break;
    handle(loop, cqe);
    count++;
  }
  io_uring_cq_advance(&loop->ring, count);
  settle_submitted(loop);
  if (loop->stopped && loop->free_count > 0) {
    loop->stopped = false;
    start_receiving_datagrams(loop);
  }
}

/* A ring belongs to the thread that makes it. */
static void open_ring(struct loop *loop) {
  struct io_uring_params parameters = {.cq_entries = COMPLETIONS};
  struct io_uring_buf_reg buffers = {.ring_entries = buffer_count, .bgid = GROUP};
  unsigned i;
  int result;
  parameters.flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_COOP_TASKRUN |
                     IORING_SETUP_CQSIZE | IORING_SETUP_CLAMP;
  result = io_uring_queue_init_params(SUBMISSIONS, &loop->ring, &parameters);
  if (result < 0) {
    fprintf(stderr, "io_uring_setup: %s: ", strerror(-result));
    peer_not_available("io_uring is refused here, or older than Linux 6.1");
  }
  if (posix_memalign((void **)&loop->buffers, 4096, buffer_count * sizeof(struct io_uring_buf)) != 0)
    peer_die("posix_memalign");
  buffers.ring_addr = (uint64_t)(uintptr_t)loop->buffers;
  if (io_uring_register_buf_ring(&loop->ring, &buffers, 0) != 0)
    peer_not_available("this kernel has no rings of buffers");
  io_uring_buf_ring_init(loop->buffers);
  loop->memory = malloc((size_t)buffer_count * buffer_size);
  loop->pieces = calloc(buffer_count, sizeof *loop->pieces);
  loop->submitted = calloc(buffer_count, sizeof *loop->submitted);
  loop->submitting = calloc(buffer_count, sizeof *loop->submitting);
  if (loop->memory == NULL || loop->pieces == NULL || loop->submitted == NULL || loop->submitting == NULL)
    peer_die("malloc");
  loop->starved = NONE;
  for (i = 0; i < buffer_count; i++) give_back(loop, (int)i);
}

static void *run(void *argument) {
  struct loop *loop = argument;
  open_ring(loop);
  pthread_barrier_wait(&started);
  if (loop == &loops[0]) {
    if (options.udp) start_receiving_datagrams(loop);
    else start_accepting(loop);
    start_obeying(loop);
    peer_announce(peer_bound_port(incoming));
  }
  for (;;) serve(loop);
  return NULL;
}

int main(int argc, char **argv) {
  unsigned i;
  options = peer_parse(argc, argv);
  if (options.udp && options.threads > 1) peer_not_available("datagrams are echoed by one thread here");
  connections = calloc(peer_raise_descriptor_limit(), sizeof *connections);
  loops = calloc(options.threads, sizeof *loops);
  if (connections == NULL || loops == NULL) peer_die("calloc");
  buffer_size = options.buffer;
  if (options.udp) buffer_size += sizeof(struct io_uring_recvmsg_out) + sizeof(struct sockaddr_in);
  for (buffer_count = BUFFERS_MAX; buffer_count > 1 && (size_t)buffer_count * buffer_size > POOL;) buffer_count /= 2;
  incoming = peer_open_socket(options);
  pthread_barrier_init(&started, NULL, options.threads);
  for (i = 1; i < options.threads; i++) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, run, &loops[i]) != 0) peer_die("pthread_create");
  }
  run(&loops[0]);
}

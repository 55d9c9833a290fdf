/* SPDX-License-Identifier: Apache-2.0 */

/* A connection, both ends in this process: `mine` has a port and overlapped operations, `peer` is an ordinary program's
   that does not block. Bytes go both ways, and each end checks what it reads. */

#ifndef COMPAT_STRESS_CONNECTION_H
#define COMPAT_STRESS_CONNECTION_H

#include "stress.h"

typedef struct Connection {
  volatile LONG references; /* its place, whoever uses it, each operation in flight */
  int is_pipe;
  HANDLE mine;
  HANDLE peer;
  unsigned id;
  volatile LONG closing, cancelled; /* set before it happens */
  volatile LONG closes;             /* of mine, that succeeded */

  CRITICAL_SECTION lock; /* operations are submitted under it, so their order is known */
  Record *oldest, *newest; /* receives that were accepted, in order of submission */
  Count received, sent;    /* by mine, and checked or told of */
  int sending, over;       /* a send is in flight; nothing more will be received */

  CRITICAL_SECTION peer_lock;
  Count peer_sent, peer_received;
  volatile LONG peer_ended, peer_reset, peer_closed; /* set before it happens */
} Connection;

/* A stream has a number: that of its connection, and the direction. */
#define TO_MINE(connection) ((connection)->id * 2)
#define TO_PEER(connection) ((connection)->id * 2 + 1)

void connections_begin(HANDLE port, int use_pipes);
void connections_end(void);

/* A new connection; it has the references of its place and of the caller. NULL if there are no descriptors. */
Connection *connection_open(Chance *of);
void connection_release(Connection *connection);

void connection_receive(Connection *connection, Chance *of);
void connection_send(Connection *connection, Chance *of);
/* All of its operations, or that of one record, or those of this thread. */
void connection_cancel(Connection *connection, Record *record);
void connection_cancel_own(Connection *connection);
/* Closes mine. Of several who try, one succeeds. */
void connection_close(Connection *connection);

/* What the peer does. */
void peer_send(Connection *connection, Chance *of);
void peer_receive(Connection *connection);
void peer_end(Connection *connection);
void peer_reset(Connection *connection);
void peer_close(Connection *connection);

/* Takes packets from the port. 0 if there was none. */
int take_packets(HANDLE port, DWORD milliseconds);

/* The peer ends its stream and mine reads to the end of it: every byte has to come. */
void connection_finish(HANDLE port, Connection *connection, Chance *of);

#endif

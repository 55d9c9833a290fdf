/* SPDX-License-Identifier: Apache-2.0 */

#ifndef COMPAT_STRESS_STORM_H
#define COMPAT_STRESS_STORM_H

#include "connection.h"

/* How often, of all that a thread does; the rest of the time it takes packets. */
typedef struct Weather {
  int receive, send, cancel_one, cancel_all, cancel_own, close, stale;
  int peer_sends, peer_receives, peer_ends, peer_resets; /* of what a peer's thread does; the rest it stalls */
  int with_pipes;
  LPTHREAD_START_ROUTINE also; /* one more thread */
} Weather;

/* Threads do all this to the places, and at the end every stream that is whole is read to its end. */
void storm(const Weather *weather);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* Packets, leadership and the backstop of one port: PortLifecycle, Port, Dequeue and Backstop, as far as they hand
   packets and leadership from thread to thread. P1: no packet is lost or taken twice. P7: no more threads run than the
   limit says. P8: whatever has become ready is seen although nobody waits; no thread sleeps for ever over a packet.
   BUG plants one: 1 a parked thread is given a packet and not woken, 2 the leader is not interrupted, 3 leadership is
   not handed on, 4 a submission does not arm the backstop, 5 a thread is counted only when it wakes,
   6 the backstop does not look once more before it sleeps. */
#ifndef BUG
#define BUG 0
#endif
#define THREADS 2
#define LIMIT 1
#define PACKETS 2   /* posts */
#define OPERATIONS 1

mtype = { none, asleep, interrupted, working };

bool locked;
mtype leadership = none;
byte queued, running, taken, ready, waited, ended;
bool led, signalled, armed, stop;
/* Of each thread: parked, what it was given, its futex word. */
bool parked[THREADS], has_packet[THREADS], promoted[THREADS], word[THREADS], counted[THREADS];
byte order[THREADS], parked_count;   /* the stack, oldest first */
byte wake_up = 255;                  /* per critical section: whom to wake; 254 the leader */

#define lock() atomic { !locked -> locked = true }
#define unlock() locked = false

inline push_parked(t) { order[parked_count] = t; parked_count++; parked[t] = true }
inline remove_latest(t) { parked_count--; t = order[parked_count]; parked[t] = false }
inline remove_oldest(t) {
  t = order[0]; parked[t] = false; parked_count--;
  if :: parked_count == 1 -> order[0] = order[1] :: else fi
}

/* PortLifecycle.releaseOne; the stack's latest before the leader unless that came later: here always before. */
inline release_one(w, t) {
  w = 255;
  if
  :: running < LIMIT && queued > 0 && parked_count > 0 &&
     !(queued == 1 && (leadership == working || leadership == interrupted)) ->
     remove_latest(t); queued--; has_packet[t] = true;
     if :: BUG != 5 -> running++; counted[t] = true :: else fi;
     w = t
  :: running < LIMIT && queued > 0 && parked_count == 0 && leadership == asleep -> leadership = interrupted; w = 254
  :: else
  fi
}

inline promote(w, t) {
  if
  :: leadership == none && parked_count > 0 -> remove_oldest(t); promoted[t] = true; leadership = asleep; w = t
  :: else
  fi
}

inline next_in_line(w, t) {
  release_one(w, t);
  if :: w == 255 && running < LIMIT && BUG != 3 -> promote(w, t) :: else fi
}

inline perform(w) {
  if
  :: w == 255
  :: w == 254 -> if :: BUG != 2 -> signalled = true :: else fi
  :: else -> if :: BUG == 1 && has_packet[w] :: else -> word[w] = true fi
  fi;
  w = 255
}

proctype Thread(byte me) {
  byte w = 255, t, got;
  bool leads;
again:
  if :: stop -> goto done :: else fi;
  leads = false;
  lock();
  /* startsAtOnce */
  if :: counted[me] -> running--; counted[me] = false :: else fi;
  if
  :: queued > 0 && running < LIMIT -> queued--; running++; counted[me] = true; unlock(); goto took
  :: else
  fi;
  /* enter */
  if
  :: leadership == none -> leadership = asleep; leads = true
  :: else -> push_parked(me)
  fi;
  unlock();
  if :: leads -> goto lead :: else fi;
park:
  if
  :: word[me] -> word[me] = false
  :: stop -> goto done
  fi;
  if
  :: has_packet[me] -> has_packet[me] = false;
     if :: BUG == 5 -> running++; counted[me] = true :: else fi;
     goto took
  :: promoted[me] -> promoted[me] = false; goto lead
  fi;
lead:
  led = true;
  /* The event base: sleeps until it is interrupted or something is ready. */
  if
  :: atomic { signalled -> signalled = false }
  :: atomic { ready > 0 -> ready-- };
     /* becameReady, pushFromBase */
     lock();
     ended++; queued++;
     if :: leadership == asleep || leadership == interrupted -> leadership = working :: else fi;
     if :: !(queued <= 1 && leadership == working) -> release_one(w, t) :: else fi;
     unlock();
     perform(w)
  :: stop -> goto done
  fi;
  lock();
  leadership = none;
  if
  :: queued > 0 && running < LIMIT ->
     queued--; running++; counted[me] = true;
     next_in_line(w, t);
     led = (leadership != none);
     got = (!led && waited != ended);
     unlock();
     if :: got -> armed = true :: else fi;
     perform(w);
     goto took
  :: else -> leadership = asleep; unlock(); goto lead
  fi;
took:
  taken++;
  assert(running <= LIMIT);
  assert(taken <= PACKETS + OPERATIONS);
  /* The program: it comes back, or waits elsewhere for good and gives its place to another. */
  if
  :: goto again
  :: lock();
     if :: counted[me] -> running--; counted[me] = false; next_in_line(w, t) :: else fi;
     unlock();
     perform(w);
     goto done
  fi;
done:
  skip
}

proctype Poster() {
  byte w = 255, t, n;
  do
  :: n < PACKETS -> n++; lock(); queued++; release_one(w, t); unlock(); perform(w)
  :: else -> break
  od
}

/* Port.noteWaiting. */
proctype Submitter() {
  waited++;
  if :: !led && BUG != 4 -> armed = true :: else fi;
  ready++
}

/* Backstop: a round while it is armed; it sleeps when nothing is pending and nobody is missed. */
proctype Backstop() {
  byte w = 255, t;
  bool poll, needed;
end:
  do
  :: armed ->
     poll = false;
     if
     :: !led ->
        lock();
        if
        :: leadership == none && waited != ended ->
           promote(w, t);
           if :: w == 255 -> leadership = working; poll = true :: else fi
        :: else
        fi;
        unlock();
        perform(w);
        if
        :: poll ->
           if :: atomic { ready > 0 -> ready-- }; lock(); ended++; queued++; unlock() :: else fi;
           lock(); leadership = none; next_in_line(w, t); unlock(); perform(w)
        :: else
        fi
     :: else
     fi;
     /* disarm */
     armed = false;
     lock(); needed = (!led && waited != ended); unlock();
     if :: needed && BUG != 6 -> armed = true :: else fi
  od
}

#define all_in (taken + queued == PACKETS + OPERATIONS)

init {
  atomic { run Thread(0); run Thread(1); run Poster(); run Submitter(); run Backstop() }
  /* Nothing more can happen: everything that was ready is a packet, and who waits does so over an empty port. */
  timeout;
  assert(ended == OPERATIONS);
  assert(all_in);
  assert(!(queued > 0 && running < LIMIT && (parked_count > 0 || leadership == asleep)));
  /* Somebody looks at the descriptors, if anybody waits and may run. */
  assert(!(leadership == none && parked_count > 0 && running < LIMIT));
  stop = true
}

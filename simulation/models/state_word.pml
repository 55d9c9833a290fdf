/* SPDX-License-Identifier: Apache-2.0 */
/* The state word of one slot: HandleState and HandleTable. Users lock, look at the generation and pin; another closes;
   the slot is opened again for another resource. P3: a descriptor is closed when no call runs on it, and once. P4: a
   stale handle never reaches the next resource. P1: an operation that was accepted is ended once, by an attempt or by
   the close. P2: what was destroyed is not touched.
   BUG plants one: 1 the generation is not compared, 2 the close destroys although the slot is pinned, 3 an unpin of a
   closing slot does not destroy, 4 the close does not end what is pending, 5 the slot is given back before the
   descriptor is closed. */
#ifndef BUG
#define BUG 0
#endif
#define USERS 2

bool locked, open, closing, pending, ended_twice;
byte pins, generation, resource = 1, live = 1, accepted, ended, destroyed[4], in_call[4];

#define lock() atomic { !locked -> locked = true }
#define unlock() locked = false

inline destroy() {
  assert(in_call[resource] == 0);
  assert(!pending);
  if
  :: BUG == 5 -> lock(); closing = false; unlock(); destroyed[live]++
  :: else -> destroyed[resource]++; lock(); closing = false; unlock()
  fi
}

/* Has the handle of the first resource, generation 0. */
proctype User() {
  byte mine;
  bool last;
  do
  :: lock();
     if
     :: (generation == 0 || BUG == 1) && open ->
        assert(resource == 1);
        assert(destroyed[resource] == 0);
        if
        :: accepted == 0 -> accepted++; pending = true; unlock()
        :: else ->
           /* A call without the lock. */
           mine = resource; pins++; unlock();
           atomic { assert(destroyed[mine] == 0); in_call[mine]++ };
           atomic { assert(destroyed[mine] == 0); in_call[mine]-- };
           lock(); pins--; last = (closing && pins == 0); unlock();
           if :: last && BUG != 3 -> destroy() :: else fi
        fi
     :: else -> unlock(); break
     fi
  :: break
  od
}

/* An event base tells of readiness, late perhaps. */
proctype Ready() {
  lock();
  if
  :: (generation == 0 || BUG == 1) && open ->
     assert(resource == 1);
     if :: pending -> pending = false; ended++ :: else fi
  :: else
  fi;
  unlock()
}

proctype Closer() {
  bool unused;
  lock();
  if :: pending && BUG != 4 -> pending = false; ended++ :: else fi;
  open = false; closing = true; generation++;
  unused = (pins == 0 || BUG == 2);
  unlock();
  if :: unused -> destroy() :: else fi
}

/* The slot is vacant: it gets another resource. */
proctype Opener() {
  if
  :: atomic { !locked && !open && !closing && generation == 1 -> locked = true };
     assert(pins == 0);
     resource = 2; live = 2; open = true; unlock()
  :: timeout
  fi
}

init {
  open = true;
  atomic { run User(); run User(); run Ready(); run Closer(); run Opener() }
  (_nr_pr == 1);
  assert(destroyed[1] == 1);
  assert(destroyed[2] == 0);
  assert(accepted == ended)
}

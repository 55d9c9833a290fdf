/* SPDX-License-Identifier: Apache-2.0 */
/* libevent's functions, as far as the engine calls them, over edges as epoll(7) has them: an item is ready when
   something has happened since it was looked at, and is reported if it is still true then. */
#define _GNU_SOURCE 1
#include "kernel.h"

#include <event2/event.h>
#include <event2/thread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

enum { MOST_READY = 64 };

/* One descriptor in one base. */
struct item {
  struct event_base *base;
  struct file *file;
  struct event *reading, *writing;
  bool is_ready;
  struct item *next_ready;
};

struct event {
  struct event_base *base;
  int descriptor;
  short interest;
  event_callback_fn callback;
  void *argument;
  struct item *item;
  bool is_added;
  int64_t deadline;
  /* Of the round that runs: what it is going to be told. */
  short active;
};

struct event_base {
  struct item *first_ready, *last_ready;
  struct event *timer;
  struct event *active[MOST_READY];
  int active_count;
  bool is_running;
};

static short wanted(const struct item *item) {
  short events = POLLERR | POLLHUP;
  if (item->reading != NULL) events |= POLLIN | POLLRDHUP;
  if (item->writing != NULL) events |= POLLOUT;
  return events;
}

static void make_ready(struct item *item) {
  if (item->is_ready) return;
  item->is_ready = true;
  item->next_ready = NULL;
  if (item->base->last_ready != NULL) item->base->last_ready->next_ready = item;
  else item->base->first_ready = item;
  item->base->last_ready = item;
}

static void forget_ready(struct item *item) {
  if (!item->is_ready) return;
  item->is_ready = false;
  struct item **link = &item->base->first_ready, *last = NULL;
  while (*link != item) {
    last = *link;
    link = &(*link)->next_ready;
  }
  *link = item->next_ready;
  if (item->base->last_ready == item) item->base->last_ready = last;
}

void wake_items(struct item **items, short events) {
  for (int i = 0; i < MAX_ITEMS; i++)
    if (items[i] != NULL && (events == 0 || wanted(items[i]) & events)) make_ready(items[i]);
}

bool base_has_ready(struct event_base *base) {
  for (struct item *item = base->first_ready; item != NULL; item = item->next_ready)
    if (file_mask(item->file) & wanted(item)) return true;
  return false;
}

static struct item **items_of(struct file *file) { return file->socket != NULL ? file->socket->items : file->items; }

/* MARK: libevent */

int evthread_use_pthreads(void) { return 0; }
struct event_config *event_config_new(void) { return calloc(1, 8); }
void event_config_free(struct event_config *configuration) { free(configuration); }
int event_config_require_features(struct event_config *configuration, int features) {
  return configuration == NULL || features == 0;
}
int event_config_set_flag(struct event_config *configuration, int flag) { return configuration == NULL || flag == 0; }
struct event_base *event_base_new_with_config(const struct event_config *configuration) {
  return configuration == NULL ? NULL : calloc(1, sizeof(struct event_base));
}
void event_base_free(struct event_base *base) {
  if (base->is_running) sim_fail("freed an event base that a thread runs");
  free(base);
}
size_t event_get_struct_event_size(void) { return sizeof(struct event); }

int event_assign(struct event *event, struct event_base *base, evutil_socket_t descriptor, short interest,
                 event_callback_fn callback, void *argument) {
  *event = (struct event){.base = base, .descriptor = descriptor, .interest = interest, .callback = callback,
                          .argument = argument, .deadline = -1};
  return 0;
}

int event_add(struct event *event, const struct timeval *time) {
  enter_kernel();
  struct event_base *base = event->base;
  if (event->descriptor < 0) {
    event->deadline = clock_now + (int64_t)time->tv_sec * 1000000000 + (int64_t)time->tv_usec * 1000;
    base->timer = event;
    event->is_added = true;
    return 0;
  }
  if (event->is_added) sim_fail("added an event twice");
  struct file *file = file_of(event->descriptor, "epoll_ctl");
  if (socket_fault(25)) {
    sim_note("epoll_ctl(%ld): no memory", event->descriptor, 0, 0);
    errno = ENOMEM;
    return -1;
  }
  struct item **items = items_of(file), *item = NULL;
  int vacant = -1;
  for (int i = 0; i < MAX_ITEMS; i++) {
    if (items[i] == NULL) vacant = i;
    else if (items[i]->base == base) item = items[i];
  }
  if (item == NULL) {
    if (vacant < 0) sim_fail("a descriptor in more event bases than there is room for");
    item = items[vacant] = calloc(1, sizeof *item);
    *item = (struct item){.base = base, .file = file};
  }
  struct event **place = event->interest & EV_WRITE ? &item->writing : &item->reading;
  if (*place != NULL) sim_fail("two events for one direction of descriptor %d", event->descriptor);
  *place = event;
  event->item = item;
  event->is_added = true;
  if (file->socket != NULL) file->socket->registrations++;
  sim_note("epoll_ctl(%ld): added, interest %ld", event->descriptor, event->interest, 0);
  /* epoll_ctl(2) looks at once. */
  if (file_mask(file) & wanted(item)) make_ready(item);
  return 0;
}

int event_del_noblock(struct event *event) {
  enter_kernel();
  struct event_base *base = event->base;
  for (int i = 0; i < base->active_count; i++)
    if (base->active[i] == event) base->active[i] = NULL;
  if (!event->is_added) return 0;
  event->is_added = false;
  if (event->descriptor < 0) {
    base->timer = NULL;
    return 0;
  }
  struct item *item = event->item;
  event->item = NULL;
  if (item->reading == event) item->reading = NULL;
  if (item->writing == event) item->writing = NULL;
  sim_note("epoll_ctl(%ld): removed", event->descriptor, 0, 0);
  if (item->reading != NULL || item->writing != NULL) {
    if (file_mask(item->file) & wanted(item)) make_ready(item);
    return 0;
  }
  forget_ready(item);
  struct item **items = items_of(item->file);
  for (int i = 0; i < MAX_ITEMS; i++)
    if (items[i] == item) items[i] = NULL;
  free(item);
  return 0;
}

/* libevent's reading of what epoll_wait(2) says (epoll.c). */
static short translate(short mask) {
  if (mask & POLLERR || (mask & POLLHUP && !(mask & POLLRDHUP))) return EV_READ | EV_WRITE;
  short what = 0;
  if (mask & POLLIN) what |= EV_READ;
  if (mask & POLLOUT) what |= EV_WRITE;
  if (mask & POLLRDHUP) what |= EV_CLOSED;
  return what;
}

static void activate(struct event_base *base, struct event *event, short what) {
  if (event == NULL || (what &= event->interest) == 0) return;
  event->active = what;
  base->active[base->active_count++] = event;
}

static void collect(struct event_base *base) {
  base->active_count = 0;
  /* epoll_wait(2) may tell of fewer than there are. */
  int most = dice_chance(&kernel_dice, 700) ? MOST_READY / 2 : 1 + (int)dice_below(&kernel_dice, 3);
  while (base->first_ready != NULL && base->active_count + 2 < MOST_READY && most-- > 0) {
    struct item *item = base->first_ready;
    forget_ready(item);
    short mask = (short)(file_mask(item->file) & wanted(item));
    if (mask == 0) continue;
    short what = translate(mask);
    activate(base, item->reading, what);
    activate(base, item->writing, what);
  }
  if (base->timer != NULL && base->timer->deadline <= clock_now) {
    struct event *timer = base->timer;
    base->timer = NULL;
    timer->is_added = false;
    timer->active = EV_TIMEOUT;
    base->active[base->active_count++] = timer;
  }
}

int event_base_loop(struct event_base *base, int flags) {
  enter_kernel();
  if (base->is_running) sim_fail("two threads run one event base");
  base->is_running = true;
  if (current != NULL) current->base_runs++;
  while (true) {
    bool is_due = base->timer != NULL && base->timer->deadline <= clock_now;
    if (!(flags & EVLOOP_NONBLOCK) && !is_due && !base_has_ready(base)) {
      sim_note("~sleeps in an event base, until %ld", base->timer != NULL ? (long)base->timer->deadline : -1, 0, 0);
      current->base = base;
      fiber_wait(ON_BASE, base->timer != NULL ? base->timer->deadline : -1);
    }
    collect(base);
    if (base->active_count == 0) {
      if (flags & EVLOOP_NONBLOCK) break;
      continue;
    }
    for (int i = 0; i < base->active_count; i++) {
      struct event *event = base->active[i];
      if (event == NULL) continue;
      sim_point();
      /* Removed by another thread meanwhile. */
      if (base->active[i] != event) continue;
      base->active[i] = NULL;
      event_callback_fn callback = event->callback;
      sim_note(event->descriptor < 0 ? "~the event base's time is up" : "descriptor %ld became ready: %ld",
               event->descriptor, event->active, 0);
      callback(event->descriptor, event->active, event->argument);
    }
    break;
  }
  base->active_count = 0;
  base->is_running = false;
  return 0;
}

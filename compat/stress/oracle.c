/* SPDX-License-Identifier: Apache-2.0 */

#include "stress.h"
#include <stdarg.h>

enum { RECORDS = 4096, FREE = 0, TAKEN = 1, POISON = 0xdd, GUARD = 0xa7 };

volatile LONG64 opened, closed, cancels, bytes_checked, stale_calls, resets, stalls, faults;

static Record records[RECORDS];
static volatile LONG64 started[KINDS], refused[KINDS], ended_well[KINDS], aborted[KINDS], failed[KINDS];
static volatile LONG failure_count;

/* ---- failures ---------------------------------------------------------------------------------------------------- */

void fail(const char *format, ...) {
  if (InterlockedIncrement(&failure_count) > 20) return;
  va_list list;
  va_start(list, format);
  printf("failure: ");
  vprintf(format, list);
  printf("\n");
  fflush(stdout);
  va_end(list);
}

int failures(void) { return LOADED(failure_count); }

/* Mistakes that the oracle must find in itself, or it could not find them in the library: a packet that is thrown away,
   one that is handled twice, a byte that changes, a count that is off by one, a record that is written to when it is
   free. Each is made once, after a thousand operations. */
int planted(const char *mistake) {
  static volatile LONG done;
  if (!settings.plant || strcmp(settings.plant, mistake) != 0 || operations_started() < 1000) return 0;
  return InterlockedExchange(&done, 1) == 0;
}

/* ---- records ----------------------------------------------------------------------------------------------------- */

static int all(const unsigned char *memory, size_t size, int value) {
  for (size_t i = 0; i < size; i++)
    if (memory[i] != value) return 0;
  return 1;
}

static void poison(Record *record) {
  memset(&record->overlapped, POISON, sizeof record->overlapped);
  memset(record->room, POISON, sizeof record->room);
}

Record *record_take(Chance *of, Kind kind, void *owner, ULONG length) {
  for (int tries = 0; tries < 64; tries++) {
    Record *record = &records[chance(of, RECORDS)];
    if (InterlockedCompareExchange(&record->state, TAKEN, FREE) != FREE) continue;
    if (record->owner || record->length) { /* not the first time */
      if (planted("touched")) record->room[7] = 0;
      if (!all((unsigned char *)&record->overlapped, sizeof record->overlapped, POISON) ||
          !all(record->room, sizeof record->room, POISON))
        fail("a record was written to after its packet had been dequeued (it was %d)", record->kind);
    }
    memset(&record->overlapped, 0, sizeof record->overlapped);
    memset(record->room, GUARD, sizeof record->room);
    record->data = record->room + GUARDS;
    record->kind = kind;
    record->length = length;
    record->owner = owner;
    record->next = NULL;
    record->ended = 0;
    record->place = 0;
    record->cancelled = 0;
    return record;
  }
  return NULL;
}

int record_packet(Record *record) {
  if (LOADED(record->state) != TAKEN) {
    fail("a packet for a record that is not in flight (it was %d)", record->kind);
    return 0;
  }
  if (!all(record->room, GUARDS, GUARD) || !all(record->data + record->length, CHUNK - record->length + GUARDS, GUARD))
    fail("memory beside a buffer was written to (%d)", record->kind);
  if (record->overlapped.Internal == 0x103) fail("a packet whose operation is pending (%d)", record->kind);
  return 1;
}

void record_give_back(Record *record) {
  poison(record);
  if (InterlockedExchange(&record->state, FREE) != TAKEN) fail("two packets for one operation (%d)", record->kind);
}

Record *record_any(Chance *of) { return &records[chance(of, RECORDS)]; }

Record *record_of(OVERLAPPED *overlapped) {
  Record *record = CONTAINING_RECORD(overlapped, Record, overlapped);
  if (record >= records && record < records + RECORDS) return record;
  return NULL;
}

/* ---- counts ------------------------------------------------------------------------------------------------------ */

void count_started(Kind kind) { InterlockedIncrement64(&started[kind]); }
void count_refused(Kind kind) { InterlockedIncrement64(&refused[kind]); }

void count_ended(Kind kind, DWORD bytes, DWORD error) {
  (void)bytes;
  if (error == 0) InterlockedIncrement64(&ended_well[kind]);
  else if (error == ERROR_OPERATION_ABORTED || error == ERROR_CONNECTION_ABORTED)
    InterlockedIncrement64(&aborted[kind]);
  else InterlockedIncrement64(&failed[kind]);
  if (planted("count")) InterlockedIncrement64(&ended_well[kind]);
}

static LONG64 sum(volatile LONG64 *of) {
  LONG64 total = 0;
  for (int kind = 0; kind < KINDS; kind++) total += LOADED64(of[kind]);
  return total;
}

Count operations_started(void) { return (Count)(sum(started) - sum(refused)); }

Count operations_in_flight(void) {
  /* Ends first: what ends meanwhile is counted as in flight, and not the other way round. */
  LONG64 ends = sum(ended_well) + sum(aborted) + sum(failed);
  return (Count)(sum(started) - sum(refused) - ends);
}

/* ---- content ----------------------------------------------------------------------------------------------------- */

unsigned char content(unsigned stream, Count place) {
  unsigned x = stream * 0x9e3779b1u ^ (unsigned)place * 0x85ebca6bu ^ (unsigned)(place >> 32);
  return (unsigned char)(x ^ x >> 11 ^ x >> 22);
}

void fill(unsigned stream, Count place, unsigned char *data, DWORD count) {
  for (DWORD i = 0; i < count; i++) data[i] = content(stream, place + i);
}

int check(unsigned stream, Count place, const unsigned char *data, DWORD count, const char *who) {
  InterlockedExchangeAdd64(&bytes_checked, count);
  DWORD wrong = count > 0 && planted("byte") ? count / 2 : count;
  for (DWORD i = 0; i < count; i++) {
    if (i != wrong && data[i] == content(stream, place + i)) continue;
    fail("%s: stream %u has a wrong byte at %llu", who, stream, place + i);
    return 0;
  }
  return 1;
}

/* ---- the run ----------------------------------------------------------------------------------------------------- */

static ULONGLONG began;
static volatile LONG stopped;

double elapsed_seconds(void) { return (double)(GetTickCount64() - began) / 1000; }
int running(void) { return !LOADED(stopped); }
void stop_the_run(void) { InterlockedExchange(&stopped, 1); }

static void print_counts(const char *word) {
  printf("%s %.1f s: %llu operations, %lld ended, %lld aborted, %lld failed, %llu in flight; ", word, elapsed_seconds(),
         operations_started(), (long long)sum(ended_well), (long long)sum(aborted), (long long)sum(failed),
         operations_in_flight());
  printf("%lld opened, %lld cancels, %lld resets, %lld stale, %lld bytes checked, %d failures\n",
         (long long)LOADED64(opened), (long long)LOADED64(cancels), (long long)LOADED64(resets),
         (long long)LOADED64(stale_calls), (long long)LOADED64(bytes_checked), failures());
  fflush(stdout);
}

void watch_the_run(void) {
  HANDLE idle = CreateEventW(NULL, TRUE, FALSE, NULL);
  began = GetTickCount64();
  InterlockedExchange(&stopped, 0);
  while (running() && failures() < 20) {
    double left = settings.seconds - elapsed_seconds();
    if (left <= 0) break;
    WaitForSingleObject(idle, left < 1 ? (DWORD)(left * 1000) + 1 : 1000);
    if (left > 1) print_counts("progress");
  }
  stop_the_run();
  CloseHandle(idle);
}

/* The line that iocpctl reads: what was counted, by name. */
static void print_verdict(void) {
  static const char *names[KINDS] = {"receives", "sends", "accepts", "reads", "writes", "posts", "calls"};
  const struct {
    const char *name;
    LONG64 count;
  } counts[] = {
      {"operations", (LONG64)operations_started()}, {"ended", sum(ended_well)},      {"aborted", sum(aborted)},
      {"failed", sum(failed)},                      {"refused", sum(refused)},       {"opened", LOADED64(opened)},
      {"missing", (LONG64)operations_in_flight()},  {"closed", LOADED64(closed)},    {"cancels", LOADED64(cancels)},
      {"resets", LOADED64(resets)},                 {"stalls", LOADED64(stalls)},    {"stale", LOADED64(stale_calls)},
      {"bytes", LOADED64(bytes_checked)},           {"faults", LOADED64(faults)},    {"failures", failures()},
  };
  print_counts("counted");
  printf("verdict mode=%s seed=%llu threads=%d handles=%d", settings.mode, settings.seed, settings.threads,
         settings.handles);
  for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
    printf(" %s=%lld", counts[i].name, (long long)counts[i].count);
  for (int kind = 0; kind < KINDS; kind++)
    printf(" %s=%lld", names[kind], (long long)(LOADED64(started[kind]) - LOADED64(refused[kind])));
  printf("\n");
  fflush(stdout);
}

/* ---- chance, threads, words -------------------------------------------------------------------------------------- */

Chance chance_of(int thread) {
  Chance made = {settings.seed * 0x9e3779b97f4a7c15ull + (unsigned)thread * 0xbf58476d1ce4e5b9ull + 1};
  return made;
}

unsigned chance(Chance *of, unsigned below) {
  of->state += 0x9e3779b97f4a7c15ull;
  unsigned long long x = of->state;
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9ull;
  x = (x ^ x >> 27) * 0x94d049bb133111ebull;
  return (unsigned)((x ^ x >> 31) >> 32) % below;
}

HANDLE start_thread(LPTHREAD_START_ROUTINE body, int number) {
  HANDLE t = CreateThread(NULL, 0, body, (void *)(ULONG_PTR)(unsigned)number, 0, NULL);
  must(t != NULL, "CreateThread");
  return t;
}

void join_threads(HANDLE *threads, int count) {
  for (int i = 0; i < count; i++) {
    if (WaitForSingleObject(threads[i], PATIENCE) != WAIT_OBJECT_0) {
      fail("thread %d hangs", i);
      print_verdict();
      ExitProcess(1);
    }
    CloseHandle(threads[i]);
  }
}

/* The run itself cannot go on; nothing is said about the library. */
void must(int truth, const char *what) {
  if (truth) return;
  printf("gave up: %s, error %u\n", what, (unsigned)GetLastError());
  fflush(stdout);
  ExitProcess(2);
}

void unavailable(const char *why) {
  printf("unavailable: %s\n", why);
  fflush(stdout);
  ExitProcess(77);
}

/* ---- main -------------------------------------------------------------------------------------------------------- */

Settings settings = {"cancel-storm", 5, 4, 64, 1, NULL, "127.0.0.1", 0};

static const struct {
  const char *name;
  void (*run)(void);
} modes[] = {
    {"cancel-storm", cancel_storm},   {"close-storm", close_storm}, {"handle-reuse", handle_reuse},
    {"accept-churn", accept_churn},   {"exhaustion", exhaustion},   {"files-and-pipes", files_and_pipes},
    {"pool-shutdown", pool_shutdown}, {"peers", serve_peers},
};

static void read_options(int count, char **options) {
  for (int i = 1; i + 1 < count; i += 2) {
    const char *name = options[i], *value = options[i + 1];
    if (strcmp(name, "--mode") == 0) settings.mode = value;
    else if (strcmp(name, "--seconds") == 0) settings.seconds = atof(value);
    else if (strcmp(name, "--threads") == 0) settings.threads = atoi(value);
    else if (strcmp(name, "--handles") == 0) settings.handles = atoi(value);
    else if (strcmp(name, "--seed") == 0) settings.seed = strtoull(value, NULL, 10);
    else if (strcmp(name, "--plant") == 0) settings.plant = value;
    else if (strcmp(name, "--address") == 0) settings.address = value;
    else if (strcmp(name, "--port") == 0) settings.port = atoi(value);
    else must(0, name);
  }
  if (settings.threads < 2) settings.threads = 2;
  if (settings.threads > THREADS_MOST) settings.threads = THREADS_MOST;
  if (settings.handles < 2) settings.handles = 2;
  if (settings.handles > HANDLES_MOST) settings.handles = HANDLES_MOST;
}

/* Waits for a word from whoever started us, or for the end of the input. */
static void until_told(const char *word) {
  char line[16];
  printf("%s\n", word);
  fflush(stdout);
  if (!fgets(line, sizeof line, stdin)) return;
}

int main(int count, char **options) {
  WSADATA about;
  read_options(count, options);
  must(WSAStartup(MAKEWORD(2, 2), &about) == 0, "WSAStartup");
  if (strcmp(settings.mode, "peer") == 0) return be_a_peer();
  for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
    if (strcmp(modes[i].name, settings.mode) != 0) continue;
    began = GetTickCount64();
    modes[i].run();
    if (operations_in_flight() != 0)
      fail("%lld packets are missing, or there were too many", (long long)operations_in_flight());
    if (operations_started() < 100) fail("that was no stress: %llu operations", operations_started());
    print_verdict();
    until_told("ended");
    return failures() ? 1 : 0;
  }
  must(0, "there is no such mode");
}

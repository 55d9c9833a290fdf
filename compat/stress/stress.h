/* SPDX-License-Identifier: Apache-2.0 */

/* A stress program for completion ports: threads submit, cancel, close and reopen on many handles, while peers send,
   reset and stall. An oracle accounts for every operation and every byte. It is a Windows program; `iocpctl stress`
   starts it, as it starts the echo server.

   Two things are known in advance, whatever the threads do:
   - an operation that was accepted ends with one packet, a refused one with none, and after its packet nobody touches
     its record or its buffer;
   - each byte of a stream is a function of the stream and of its place in it, so a byte that is wrong, missing or there
     twice is seen by whoever reads it. */

#ifndef COMPAT_STRESS_STRESS_H
#define COMPAT_STRESS_STRESS_H

#ifndef _WIN32_WINNT
#define _WIN32_WINNT 0x0602
#endif
#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  THREADS_MOST = 64,
  HANDLES_MOST = 1024,
  CHUNK = 512,        /* bytes of an operation, at most */
  GUARDS = 16,
  PATIENCE = 10000,   /* ms: who waits that long, waits in vain */
};

typedef unsigned long long Count;

/* What other threads change. */
#define LOADED(place) InterlockedCompareExchange(&(place), 0, 0)
#define LOADED64(place) InterlockedCompareExchange64(&(place), 0, 0)

typedef struct Settings {
  const char *mode;
  double seconds;
  int threads, handles;
  unsigned long long seed;
  const char *plant;   /* a mistake of the oracle's own, to see that it is found: see oracle.c */
  const char *address; /* of the peer, or to listen on */
  int port;
} Settings;

extern Settings settings;

/* ---- chance ------------------------------------------------------------------------------------------------------ */

/* What a thread does is a function of the seed and the thread's number. */
typedef struct Chance {
  unsigned long long state;
} Chance;

Chance chance_of(int thread);
unsigned chance(Chance *of, unsigned below);

/* ---- the oracle -------------------------------------------------------------------------------------------------- */

typedef enum Kind { RECEIVE, SEND, ACCEPT, READ, WRITE, POST, CALL, KINDS } Kind;

struct Connection;

/* One operation: free, or in flight. */
typedef struct Record {
  OVERLAPPED overlapped;
  volatile LONG state;
  Kind kind;
  ULONG length;
  void *owner;
  struct Record *next; /* submitted after this one on the same owner */
  int ended;           /* its packet has come, those of older ones have not all */
  DWORD bytes, error;
  Count place;
  volatile LONG cancelled;
  unsigned char *data; /* the middle of room: guards are around what the system may write */
  unsigned char room[GUARDS + CHUNK + GUARDS];
} Record;

/* Takes a record that is free; NULL if there is none. That it was written to since it was given back is a failure. */
Record *record_take(Chance *of, Kind kind, void *owner, ULONG length);
/* The packet of the record has come: once, and nothing beside its data was written. 0 if it was not in flight. */
int record_packet(Record *record);
/* It may be taken again. */
void record_give_back(Record *record);
/* Any record, in flight or not. */
Record *record_any(Chance *of);
/* NULL if it is none of ours. */
Record *record_of(OVERLAPPED *overlapped);

/* Counted before the call, since the packet may be there before the call has returned. */
void count_started(Kind kind);
void count_refused(Kind kind);
void count_ended(Kind kind, DWORD bytes, DWORD error);
Count operations_in_flight(void);
Count operations_started(void);

extern volatile LONG64 opened, closed, cancels, bytes_checked, stale_calls, resets, stalls, faults;

/* Something that must not be. It is said, and the run has failed. */
__attribute__((format(printf, 1, 2))) void fail(const char *format, ...);
int failures(void);

unsigned char content(unsigned stream, Count place);
void fill(unsigned stream, Count place, unsigned char *data, DWORD count);
/* 0, and a failure, if one byte is not what was sent there. */
int check(unsigned stream, Count place, const unsigned char *data, DWORD count, const char *who);

/* True once, in the middle of the run, for a mistake that was asked for. */
int planted(const char *mistake);

/* ---- time, threads ----------------------------------------------------------------------------------------------- */

int running(void);
/* Until the time of the run is over: a line of progress each second. */
void watch_the_run(void);
void stop_the_run(void);
double elapsed_seconds(void);

HANDLE start_thread(LPTHREAD_START_ROUTINE body, int number);
void join_threads(HANDLE *threads, int count);

void must(int truth, const char *what);
void unavailable(const char *why);

/* ---- modes ------------------------------------------------------------------------------------------------------- */

void cancel_storm(void);
void close_storm(void);
void handle_reuse(void);
void accept_churn(void);
void exhaustion(void);
void files_and_pipes(void);
void pool_shutdown(void);
void serve_peers(void);
int be_a_peer(void);

#endif

/* SPDX-License-Identifier: Apache-2.0 */

/* Two receives are outstanding, two workers take their packets, and each appends what it got to the stream.
   [SOCK-7 POST-8]

   Modelled on winddriver/Delphi-Cross-Socket#14, where blocks of one stream, handled packet by packet, changed their
   order when something came between; here it is the receiving side.

   Windows: receives are filled, and their packets queued, in the order they were issued. Which thread gets on faster
   after it took one is not said. Who has several outstanding numbers them, and puts them in order again. */

#include "../zoo.h"

enum { RECEIVES = 2, ROUNDS = 100 };

typedef struct Receive {
  OVERLAPPED overlapped;
  LONG number;
  volatile char byte;
  char ended;
} Receive;

static HANDLE port, handled;
static Receive receives[RECEIVES];
static CRITICAL_SECTION stream_lock;
static char text[RECEIVES + 1];
static int length;

static void append(Receive *of) {
  EnterCriticalSection(&stream_lock);
  of->ended = 1;
  text[length++] = of->byte;
  if (length == RECEIVES) SetEvent(handled);
  LeaveCriticalSection(&stream_lock);
}

static DWORD WINAPI worker(void *unused) {
  Packet packet;
  (void)unused;
  while (take(port, &packet, INFINITE) && packet.record)
    if (packet.error == 0 && packet.bytes == 1) append(CONTAINING_RECORD(packet.record, Receive, overlapped));
  return 0;
}

int main(void) {
  SOCKET mine, peer;
  HANDLE workers[RECEIVES];
  start();
  InitializeCriticalSection(&stream_lock);
  connected_pair(&mine, &peer);
  port = new_port();
  associate(port, mine, 1);
  handled = CreateEventW(NULL, FALSE, FALSE, NULL);
  for (int i = 0; i < RECEIVES; i++) workers[i] = thread(worker, NULL);
  for (int round = 0; round < ROUNDS && !verdict(); round++) {
    length = 0;
    for (int i = 0; i < RECEIVES; i++) {
      memset(&receives[i], 0, sizeof receives[i]);
      receives[i].number = i;
      must(receive(mine, (char *)&receives[i].byte, 1, &receives[i].overlapped), "receive");
    }
    put(peer, "ab");
    must(WaitForSingleObject(handled, LONG_ENOUGH) == WAIT_OBJECT_0, "the receives did not end");
    if (strcmp(text, "ab") != 0) damaged("the stream is out of order");
  }
  for (int i = 0; i < RECEIVES; i++) PostQueuedCompletionStatus(port, 0, 0, NULL);
  for (int i = 0; i < RECEIVES; i++) join(workers[i], "a worker did not end");
  closesocket(mine);
  closesocket(peer);
  CloseHandle(handled);
  CloseHandle(port);
  DeleteCriticalSection(&stream_lock);
  return verdict();
}

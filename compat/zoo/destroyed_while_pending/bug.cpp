/* SPDX-License-Identifier: Apache-2.0 */

/* An operation's object is destroyed when its owner is done with waiting, and it is still pending. [CANCEL-14 LIVE-2]

   Modelled on python/cpython#116773: an object with an OVERLAPPED was deallocated while its operation was pending, and
   the system wrote to whatever had got the memory.

   Windows: nothing but the end of an operation gives OVERLAPPED and buffer back. A destructor has to cancel and to wait
   for that end. */

#include "../zoo.h"
#include <memory>

class Read {
public:
  explicit Read(HANDLE pipe) : pipe_(pipe) {
    overlapped_.hEvent = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    BOOL done = ReadFile(pipe_, buffer_, sizeof buffer_, nullptr, &overlapped_);
    must(done || GetLastError() == ERROR_IO_PENDING, "ReadFile");
  }

  Read(const Read &) = delete;
  Read &operator=(const Read &) = delete;

  ~Read() {
    if (!HasOverlappedIoCompleted(&overlapped_)) settle();
    CloseHandle(overlapped_.hEvent);
  }

  bool ended_within(DWORD milliseconds) {
    return WaitForSingleObject(overlapped_.hEvent, milliseconds) == WAIT_OBJECT_0;
  }

private:
  void settle() {
    printf("an operation is pending while its object goes\n");
  }

  HANDLE pipe_;
  OVERLAPPED overlapped_ = {};
  char buffer_[240];
};

int main() {
  HANDLE server, client;
  DWORD bytes;
  pipe_pair(&server, &client);
  {
    auto read = std::make_unique<Read>(server);
    read->ended_within(5);
  }
  reuse_memory(sizeof(Read));
  must(WriteFile(client, "too late", 8, &bytes, nullptr), "WriteFile");
  {
    Read next(server);
    must(WriteFile(client, "next", 4, &bytes, nullptr), "WriteFile");
    next.ended_within(LONG_ENOUGH);
    CancelIoEx(server, nullptr);
    next.ended_within(LONG_ENOUGH);
  }
  check_canary("what the client wrote went to memory that has another owner");
  CloseHandle(client);
  CloseHandle(server);
  return verdict();
}

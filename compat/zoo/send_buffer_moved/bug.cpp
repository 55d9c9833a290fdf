/* SPDX-License-Identifier: Apache-2.0 */

/* What is to be sent is appended to a vector from which a send is pending. [SOCK-23 SOCK-38]

   Modelled on brazilofmux/tinymux#796: the output of a connection grew while a WSASend read from it, so the send went
   on from memory that had been given back.

   Windows: a pending send reads its buffers until it ends. Moving or changing them sends something else. */

#include "../zoo.h"
#include <string>
#include <vector>

class Output {
public:
  explicit Output(SOCKET s) : socket_(s) {}

  void append(size_t count, char letter) {
    std::vector<char> &where = data_;
    where.insert(where.end(), count, letter);
    if (!sending_) flush();
  }

  void flush() {
    sending_ = !data_.empty() && transmit(socket_, data_.data(), static_cast<ULONG>(data_.size()), &operation_);
  }

  void ended(const Packet &packet) {
    data_.erase(data_.begin(), data_.begin() + (packet.error ? data_.size() : packet.bytes));
    data_.insert(data_.end(), next_.begin(), next_.end());
    next_.clear();
    sending_ = false;
    if (!packet.error) flush();
  }

  bool sending() const { return sending_; }

private:
  SOCKET socket_;
  OVERLAPPED operation_ = {};
  std::vector<char> data_, next_;
  bool sending_ = false;
};

enum { FIRST = 120000, SECOND = 1000 };

/* The peer reads slowly, and checks what it reads. */
static DWORD WINAPI read_all(void *socket) {
  SOCKET s = reinterpret_cast<SOCKET>(socket);
  static char chunk[4096];
  int total = 0, count;
  while (total < FIRST + SECOND && (count = recv(s, chunk, sizeof chunk, 0)) > 0) {
    for (int i = 0; i < count; i++, total++) {
      if (chunk[i] == (total < FIRST ? 'a' : 'b')) continue;
      damaged("something else was sent than the program appended");
      return 0;
    }
  }
  return 0;
}

int main() {
  SOCKET mine, peer;
  Packet packet;
  int size = 4096;
  start();
  connected_pair(&mine, &peer);
  setsockopt(mine, SOL_SOCKET, SO_SNDBUF, reinterpret_cast<char *>(&size), sizeof size);
  HANDLE port = new_port();
  associate(port, mine, 1);
  Output output(mine);
  output.append(FIRST, 'a');
  output.append(SECOND, 'b');
  reuse_memory(FIRST);
  HANDLE reader = thread(read_all, reinterpret_cast<void *>(peer));
  while (output.sending() && take(port, &packet, LONG_ENOUGH)) output.ended(packet);
  closesocket(mine);
  WaitForSingleObject(reader, LONG_ENOUGH);
  CloseHandle(reader);
  closesocket(peer);
  CloseHandle(port);
  return verdict();
}

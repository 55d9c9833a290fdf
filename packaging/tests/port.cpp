// SPDX-License-Identifier: Apache-2.0
// Operations that inherit OVERLAPPED, and a standard thread that takes their packets.
#ifndef _WIN32
#error "Windows source is compiled with _WIN32"
#endif
#include <winsock2.h>
#include <windows.h>

#include <iostream>
#include <memory>
#include <string>
#include <thread>

struct Message : OVERLAPPED {
  explicit Message(std::string words) : OVERLAPPED{}, text(std::move(words)) {}
  std::string text;
};

int main() {
  HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 1);
  std::string said;
  std::thread worker([&] {
    DWORD bytes = 0;
    ULONG_PTR key = 0;
    OVERLAPPED *done = nullptr;
    if (!GetQueuedCompletionStatus(port, &bytes, &key, &done, 10000)) return;
    std::unique_ptr<Message> message(static_cast<Message *>(done));
    said = message->text + ", key " + std::to_string(key);
  });
  PostQueuedCompletionStatus(port, 5, 7, new Message("hello"));
  worker.join();
  std::cout << said << "\n";
  return said.empty();
}

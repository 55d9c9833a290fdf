/* SPDX-License-Identifier: Apache-2.0 */

/* The twin: a file is written from a string that lives until the packet has come. [FILE-2 FILE-12]

   Modelled on nim-lang/Nim PR#4680: the data of an overlapped send was not kept, and could be collected before the
   system had read it.

   Windows: a write that is pending reads its buffer until it ends. That it often ends at once is the reason why such a
   program works for years. */

#include "../zoo.h"
#include <string>

static std::string line(int number, char letter) { return std::to_string(number) + std::string(60000, letter) + "\n"; }

int main() {
  const char *name = new_name();
  HANDLE file = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, 0, nullptr, CREATE_NEW,
                            FILE_FLAG_OVERLAPPED | FILE_FLAG_DELETE_ON_CLOSE, nullptr);
  must(file != INVALID_HANDLE_VALUE, "CreateFile");
  HANDLE port = CreateIoCompletionPort(file, nullptr, 1, 0);
  must(port != nullptr, "association");
  for (int i = 0; i < 50 && !verdict(); i++) {
    OVERLAPPED operation = {}, back = {};
    Packet packet;
    static char found[60100];
    std::string text = line(i, 'a');
    BOOL done = WriteFile(file, text.data(), static_cast<DWORD>(text.size()), nullptr, &operation);
    must(done || GetLastError() == ERROR_IO_PENDING, "WriteFile");
    std::string next = line(i, 'b'); /* has the memory that text had */
    must(take(port, &packet, LONG_ENOUGH), "the packet of the write");
    if (packet.error) continue;
    BOOL reads = ReadFile(file, found, packet.bytes, nullptr, &back);
    must(reads || GetLastError() == ERROR_IO_PENDING, "ReadFile");
    must(take(port, &packet, LONG_ENOUGH), "the packet of the read");
    if (!packet.error && std::string(found, packet.bytes) != line(i, 'a').substr(0, packet.bytes))
      damaged("the file holds what the program never wrote");
  }
  CloseHandle(file);
  CloseHandle(port);
  return verdict();
}

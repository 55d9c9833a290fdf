// SPDX-License-Identifier: Apache-2.0
// An echo server as C++17 programs are written: shared_ptr keeps a session while an operation is on its way, handles
// close themselves, packets are dequeued in batches, and worker threads are std::thread.
//
//   modern_server [PORT]
#define WIN32_LEAN_AND_MEAN
#define NOMINMAX
#include <winsock2.h>
#include <mswsock.h>
#include <ws2tcpip.h>
#include <windows.h>
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace {

struct handle_closer {
  using pointer = HANDLE;
  void operator()(HANDLE h) const noexcept {
    if (h && h != INVALID_HANDLE_VALUE) ::CloseHandle(h);
  }
};
using unique_handle = std::unique_ptr<void, handle_closer>;

class unique_socket {
 public:
  explicit unique_socket(SOCKET s = INVALID_SOCKET) noexcept : socket_(s) {}
  unique_socket(unique_socket &&other) noexcept : socket_(std::exchange(other.socket_, INVALID_SOCKET)) {}
  unique_socket &operator=(unique_socket &&other) noexcept {
    std::swap(socket_, other.socket_);
    return *this;
  }
  ~unique_socket() { reset(); }
  void reset() noexcept {
    if (socket_ != INVALID_SOCKET) ::closesocket(std::exchange(socket_, INVALID_SOCKET));
  }
  SOCKET get() const noexcept { return socket_; }

 private:
  SOCKET socket_;
};

[[noreturn]] void fail(const char *what) {
  throw std::system_error(::WSAGetLastError(), std::system_category(), what);
}

// What the port gives back: the OVERLAPPED, and what is to happen with its result.
struct operation : OVERLAPPED {
  std::function<void(DWORD bytes, DWORD error)> done;
  explicit operation(std::function<void(DWORD, DWORD)> then) : OVERLAPPED{}, done(std::move(then)) {}
};

class session : public std::enable_shared_from_this<session> {
 public:
  explicit session(unique_socket s) : socket_(std::move(s)) {}

  void receive() {
    auto op = std::make_unique<operation>([self = shared_from_this()](DWORD bytes, DWORD error) {
      if (error == NO_ERROR && bytes > 0) self->send(bytes);
    });
    WSABUF buffer{static_cast<ULONG>(data_.size()), data_.data()};
    DWORD flags = 0;
    if (::WSARecv(socket_.get(), &buffer, 1, nullptr, &flags, op.get(), nullptr) == 0 ||
        ::WSAGetLastError() == WSA_IO_PENDING)
      op.release();
  }

 private:
  void send(DWORD size) {
    auto op = std::make_unique<operation>([self = shared_from_this()](DWORD bytes, DWORD error) {
      if (error == NO_ERROR && bytes > 0) self->receive();
    });
    WSABUF buffer{size, data_.data()};
    if (::WSASend(socket_.get(), &buffer, 1, nullptr, 0, op.get(), nullptr) == 0 ||
        ::WSAGetLastError() == WSA_IO_PENDING)
      op.release();
  }

  unique_socket socket_;
  std::array<char, 8192> data_;
};

class server {
 public:
  explicit server(unsigned short port) : port_(::CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 0)) {
    listener_ = unique_socket(::WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, nullptr, 0, WSA_FLAG_OVERLAPPED));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    if (::bind(listener_.get(), reinterpret_cast<sockaddr *>(&address), sizeof address) ||
        ::listen(listener_.get(), SOMAXCONN))
      fail("listen");
    GUID guid = WSAID_ACCEPTEX;
    DWORD bytes = 0;
    if (::WSAIoctl(listener_.get(), SIO_GET_EXTENSION_FUNCTION_POINTER, &guid, sizeof guid, &accept_ex_,
                   sizeof accept_ex_, &bytes, nullptr, nullptr))
      fail("WSAIoctl");
    ::CreateIoCompletionPort(reinterpret_cast<HANDLE>(listener_.get()), port_.get(), 0, 0);
    for (unsigned i = 0; i < std::max(2u,
        std::thread::hardware_concurrency()); ++i) threads_.emplace_back([this] { run(); });
    for (int i = 0; i < 4; ++i) accept();
  }

  ~server() {
    for (auto &thread : threads_) (void)thread, ::PostQueuedCompletionStatus(port_.get(), 0, 0, nullptr);
    for (auto &thread : threads_) thread.join();
  }

  unsigned short port() const {
    sockaddr_in address{};
    int length = sizeof address;
    ::getsockname(listener_.get(), reinterpret_cast<sockaddr *>(&address), &length);
    return ntohs(address.sin_port);
  }
  int count() const { return count_; }

 private:
  void accept() {
    struct pending {
      unique_socket socket;
      std::array<char, 2 * (sizeof(sockaddr_in) + 16)> addresses;
    };
    auto state = std::make_shared<pending>();
    state->socket = unique_socket(::WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, nullptr, 0, WSA_FLAG_OVERLAPPED));
    auto op = std::make_unique<operation>([this, state](DWORD, DWORD error) {
      if (error != NO_ERROR) return;
      accept();
      ++count_;
      SOCKET listener = listener_.get();
      ::setsockopt(state->socket.get(), SOL_SOCKET, SO_UPDATE_ACCEPT_CONTEXT, reinterpret_cast<const char *>(&listener),
                   sizeof listener);
      ::CreateIoCompletionPort(reinterpret_cast<HANDLE>(state->socket.get()), port_.get(), 0, 0);
      std::make_shared<session>(std::move(state->socket))->receive();
    });
    DWORD bytes = 0;
    if (accept_ex_(listener_.get(), state->socket.get(), state->addresses.data(), 0, sizeof(sockaddr_in) + 16,
                   sizeof(sockaddr_in) + 16, &bytes, op.get()) ||
        ::WSAGetLastError() == ERROR_IO_PENDING)
      op.release();
  }

  void run() {
    std::array<OVERLAPPED_ENTRY, 16> entries;
    for (;;) {
      ULONG count = 0;
      if (!::GetQueuedCompletionStatusEx(port_.get(), entries.data(), static_cast<ULONG>(entries.size()), &count,
          INFINITE,
                                         FALSE))
        return;
      bool ends = false;
      for (ULONG i = 0; i < count; ++i) {
        if (!entries[i].lpOverlapped) {
          // One is enough for this thread: the others are those of its neighbours.
          if (std::exchange(ends, true)) ::PostQueuedCompletionStatus(port_.get(), 0, 0, nullptr);
          continue;
        }
        std::unique_ptr<operation> op(static_cast<operation *>(entries[i].lpOverlapped));
        op->done(entries[i].dwNumberOfBytesTransferred, op->Internal == 0 ? NO_ERROR : ERROR_OPERATION_ABORTED);
      }
      if (ends) return;
    }
  }

  unique_handle port_;
  unique_socket listener_;
  LPFN_ACCEPTEX accept_ex_ = nullptr;
  std::atomic<int> count_{0};
  std::vector<std::thread> threads_;
};

HANDLE stop_event;

}  // namespace

int main(int argc, char **argv) try {
  WSADATA data;
  ::WSAStartup(MAKEWORD(2, 2), &data);
  stop_event = ::CreateEventW(nullptr, TRUE, FALSE, nullptr);
  ::SetConsoleCtrlHandler([](DWORD) -> BOOL { return ::SetEvent(stop_event); }, TRUE);
  int count = 0;
  {
    server s(static_cast<unsigned short>(argc > 1 ? std::atoi(argv[1]) : 0));
    std::printf("listening %u\n", s.port());
    std::fflush(stdout);
    ::WaitForSingleObject(stop_event, INFINITE);
    count = s.count();
  }
  std::printf("stopped after %d connections\n", count);
  return 0;
} catch (const std::exception &e) {
  std::fprintf(stderr, "%s\n", e.what());
  return 1;
}

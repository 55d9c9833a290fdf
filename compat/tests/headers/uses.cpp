// SPDX-License-Identifier: Apache-2.0
// C++ code as Windows programs have it. It is only compiled. STD_FIRST says on which side the standard headers stand.
#ifndef STD_FIRST
#include "windows_headers.hpp"
#endif
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <deque>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <iostream>
#include <limits>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <queue>
#include <random>
#include <regex>
#include <set>
#include <shared_mutex>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <variant>
#include <vector>
#if __cplusplus >= 202002L
#include <barrier>
#include <concepts>
#include <coroutine>
#include <numbers>
#include <ranges>
#include <semaphore>
#include <span>
#include <stop_token>
#endif
#ifdef STD_FIRST
#include "windows_headers.hpp"
#endif

struct Operation : OVERLAPPED {
  WSABUF buffer;
  char data[128];
  std::function<void(DWORD, DWORD)> done;
};

// Members may have the names of socket functions, and still reach the functions themselves.
class Connection {
 public:
  explicit Connection(SOCKET s) : socket_(s) {}
  int send(const std::string &text) { return ::send(socket_, text.data(), static_cast<int>(text.size()), 0); }
  int recv(char *to, int size) { return ::recv(socket_, to, size, 0); }
  int connect(const sockaddr_in &address) {
    return ::connect(socket_, reinterpret_cast<const sockaddr *>(&address), sizeof address);
  }
  int bind(const SOCKADDR_IN &address) { return ::bind(socket_, (SOCKADDR *)&address, sizeof address); }
  int listen() { return ::listen(socket_, SOMAXCONN); }
  SOCKET accept() { return ::accept(socket_, nullptr, nullptr); }
  int select(fd_set &set) { return ::select(0, &set, nullptr, nullptr, nullptr); }
  void close() { ::closesocket(socket_), ::shutdown(socket_, SD_BOTH); }

 private:
  SOCKET socket_;
};

struct Base {
  virtual ~Base() = default;
  virtual int select(int n) = 0;
  virtual int gethostname() { return 0; }
};
struct Derived final : Base {
  int select(int n) override { return n; }
};

static DWORD WINAPI worker(LPVOID parameter) {
  auto port = static_cast<HANDLE>(parameter);
  DWORD bytes = 0;
  ULONG_PTR key = 0;
  LPOVERLAPPED overlapped = nullptr;
  if (GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE) && overlapped)
    static_cast<Operation *>(overlapped)->done(ERROR_SUCCESS, bytes);
  return 0;
}

template <class F>
static F extension(SOCKET s, GUID id) {
  F function = nullptr;
  DWORD bytes = 0;
  WSAIoctl(s, SIO_GET_EXTENSION_FUNCTION_POINTER, &id, sizeof id, &function, sizeof function, &bytes, nullptr, nullptr);
  return function;
}

class Counter {
 public:
  LONG next() { return ::InterlockedIncrement(&value_) + InterlockedCompareExchange(&value_, 1, 0); }
  long wide() { return ::InterlockedExchangeAdd(&wide_, 1) + InterlockedIncrement(&wide_); }
  LONG64 big() { return ::InterlockedIncrement64(&big_) + InterlockedExchange64(&big_, 1); }
  unsigned flags() { return InterlockedOr(&flags_, 0x80000000) | _InterlockedAnd(&flags_, 1); }
  void *pointer() { return InterlockedExchangePointer(&pointer_, this); }

 private:
  volatile LONG value_ = 0;
  volatile long wide_ = 0;
  volatile LONGLONG big_ = 0;
  volatile unsigned flags_ = 0;
  PVOID volatile pointer_ = nullptr;
};

#if __cplusplus >= 202002L
struct Awaiter {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> handle) { (void)handle; }
  DWORD await_resume() const noexcept { return 0; }
};
#endif

extern "C" __declspec(dllexport) int __cdecl exported(int);
int exported(int n) { return n; }

__declspec(thread) static int per_thread = 0;
struct __declspec(align(64)) Padded {
  LONG value;
};
static_assert(alignof(Padded) == 64, "__declspec(align) works");
static_assert(sizeof(WCHAR) == 2 && sizeof(long long) == sizeof(__int64), "sizes of Windows");

int uses() {
  using namespace std::placeholders;
  WSADATA data;
  if (::WSAStartup(MAKEWORD(2, 2), &data) != NO_ERROR) return ::WSAGetLastError();
  SOCKET s = ::socket(AF_INET, SOCK_STREAM, 0);
  Connection connection(s);
  auto bound = std::bind(&Connection::send, &connection, _1);
  int result = bound("text");
  auto free_function = std::bind(::send, s, "x", 1, 0);
  result += free_function() + std::min(1, 2) + std::max(1, 2) + std::numeric_limits<int>::max();
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  SOCKADDR_IN braces = {AF_INET, htons(80), {}, {}};
  result += connection.connect(address) + connection.bind(braces) + connection.listen();
  Derived derived;
  Base &base = derived;
  result += base.select(1) + base.gethostname();
  unsigned long nonblocking = 1;
  u_long on = 1;
  DWORD waiting = 0;
  ioctlsocket(s, FIONBIO, &nonblocking);
  ioctlsocket(s, FIONBIO, &on);
  ioctlsocket(s, FIONREAD, &waiting);
  int length = sizeof address;
  socklen_t other_length = sizeof address;
  getsockname(s, (sockaddr *)&address, &length);
  getsockname(s, (sockaddr *)&address, &other_length);
  fd_set set;
  FD_ZERO(&set);
  FD_SET(s, &set);
  timeval timeout = {1, 0};
  result += select(0, &set, nullptr, nullptr, &timeout) + connection.select(set) + (FD_ISSET(s, &set) ? 1 : 0);
  addrinfo hints{}, *found = nullptr;
  if (getaddrinfo("localhost", nullptr, &hints, &found) == 0)
    std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> guard(found, freeaddrinfo);
  GUID id = WSAID_ACCEPTEX;
  auto accept_ex = extension<LPFN_ACCEPTEX>(s, id);
  auto connect_ex = extension<LPFN_CONNECTEX>(s, WSAID_CONNECTEX);
  if (!accept_ex || !connect_ex || id == GUID(WSAID_DISCONNECTEX)) return -1;
  auto operation = std::make_unique<Operation>();
  ZeroMemory(static_cast<OVERLAPPED *>(operation.get()), sizeof(OVERLAPPED));
  Operation *again = CONTAINING_RECORD(&operation->buffer, Operation, buffer);
  again->hEvent = nullptr;
  HANDLE port = CreateIoCompletionPort((HANDLE)s, nullptr, (ULONG_PTR)operation.get(), 0);
  std::vector<HANDLE> threads{CreateThread(nullptr, 0, worker, port, 0, nullptr)};
  WaitForMultipleObjects((DWORD)threads.size(), threads.data(), TRUE, INFINITE);
  std::thread native([] { Sleep(1); });
  native.join();
  std::mutex mutex;
  std::condition_variable changed;
  {
    std::unique_lock<std::mutex> guard(mutex);
    changed.wait_for(guard, std::chrono::milliseconds(1));
  }
  auto later = std::async(std::launch::async, [] { return 1; });
  Counter counter;
  result += counter.next() + (int)counter.wide() + (int)counter.big() + (int)counter.flags() + later.get();
  if (counter.pointer()) result++;
  LPCTSTR text = TEXT("text");
  LPCWSTR wide = reinterpret_cast<LPCWSTR>(u"wide");
  std::cout << std::filesystem::path("/tmp/x").filename().string() << (text != nullptr) << (wide != nullptr) << '\n';
  result += std::filesystem::exists("/tmp") ? per_thread : 0;
  return result + closesocket(s) + (CloseHandle(port) ? 1 : 0);
}

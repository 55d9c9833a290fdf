// SPDX-License-Identifier: Apache-2.0
// What Boost.Asio has for Windows alone: handles of pipes and files, objects to wait for, an OVERLAPPED for any call.
#include "asio.hpp"

#include <array>
#include <boost/asio/windows/object_handle.hpp>
#include <boost/asio/windows/overlapped_ptr.hpp>
#include <boost/asio/windows/random_access_handle.hpp>
#include <boost/asio/windows/stream_handle.hpp>
#include <functional>
#include <memory>
#include <string>

using asio::ip::tcp;
namespace windows = asio::windows;

// After a call of Windows: the operation is the context's, unless the call failed and there will be no packet.
static void give(windows::overlapped_ptr &operation, BOOL success) {
  DWORD error = GetLastError();
  if (success || error == ERROR_IO_PENDING) operation.release();
  else operation.complete(error_code(static_cast<int>(error), asio::error::get_system_category()), 0);
}

int main(int, char **arguments) {
  asio::io_context context;

  // Two ends of a pipe.
  const std::string pipe = "\\\\.\\pipe\\asio-" + std::to_string(GetCurrentProcessId());
  windows::stream_handle server(context, CreateNamedPipeA(pipe.c_str(), PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
      PIPE_TYPE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, nullptr));
  windows::overlapped_ptr connecting(context, [](error_code error, std::size_t) { say("connected:", name(error)); });
  BOOL connected = ConnectNamedPipe(server.native_handle(), connecting.get());
  give(connecting, connected);
  windows::stream_handle client(context, CreateFileA(pipe.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr,
      OPEN_EXISTING, FILE_FLAG_OVERLAPPED, nullptr));
  context.run();
  context.restart();
  asio::streambuf lines;
  asio::async_write(client, asio::buffer("a line through a pipe\n", 22), [&](error_code error, std::size_t count) {
    say("written:", name(error), count);
    asio::async_read_until(server, lines, '\n', [&](error_code end, std::size_t got) {
      say("a line:", name(end), got);
      client.close();
      server.async_read_some(lines.prepare(1), [](error_code last, auto) { say("the pipe's end:", name(last)); });
    });
  });
  context.run();

  // A file, at offsets.
  context.restart();
  const std::string path = std::string(arguments[0]) + ".data";
  HANDLE file = CreateFileA(path.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS,
                            FILE_FLAG_OVERLAPPED | FILE_FLAG_DELETE_ON_CLOSE, nullptr);
  windows::random_access_handle disk(context, file);
  std::array<char, 8> there{};
  asio::async_write_at(disk, 100000, asio::buffer("far away", 8), [&](error_code error, std::size_t count) {
    say("at an offset:", name(error), count);
    asio::async_read_at(disk, 100004, asio::buffer(there), [&](error_code end, std::size_t got) {
      say("read back:", name(end), got, std::string(there.data(), got));
    });
  });
  context.run();

  // An event, waited for without a thread of the program.
  context.restart();
  HANDLE event = CreateEventA(nullptr, FALSE, FALSE, nullptr);
  windows::object_handle object(context, event);
  object.async_wait([&](error_code error) {
    say("signalled:", name(error));
    object.async_wait([](error_code end) { say("not again:", name(end)); });
    asio::post(context, [&] { object.cancel(); });
  });
  SetEvent(event);
  context.run();

  // A call that the library does not know: a file to a socket.
  context.restart();
  tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
  tcp::socket near(context), far(context);
  near.connect(acceptor.local_endpoint());
  acceptor.accept(far);
  windows::overlapped_ptr sending(context, [&](error_code error, std::size_t count) {
    say("transmitted:", name(error), count);
    near.close();
  });
  give(sending, TransmitFile(near.native_handle(), file, 0, 0, sending.get(), nullptr, 0));
  std::size_t total = 0;
  std::array<char, 4096> buffer;
  std::function<void()> receive = [&] {
    far.async_read_some(asio::buffer(buffer), [&](error_code end, std::size_t count) {
      total += count;
      end ? say("received:", total, name(end)) : receive();
    });
  };
  receive();
  context.run();
}

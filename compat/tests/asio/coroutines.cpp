// SPDX-License-Identifier: Apache-2.0
// Coroutines of C++20 over Boost.Asio: a server that answers lines, its clients by name, a time limit.
#include <string>
#include <utility>

#include "asio.hpp"

using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;
using namespace std::chrono_literals;

namespace {

int answered = 0, finished = 0;

awaitable<void> session(tcp::socket socket) {
  std::string text;
  try {
    for (;;) {
      std::size_t count = co_await asio::async_read_until(socket, asio::dynamic_buffer(text), '\n', use_awaitable);
      co_await asio::async_write(socket, asio::buffer(text, count), use_awaitable);
      text.erase(0, count);
      answered++;
    }
  } catch (const boost::system::system_error &error) {
    if (error.code() != asio::error::eof) say("session:", name(error.code()));
  }
}

awaitable<void> serve(tcp::acceptor &acceptor) {
  try {
    for (;;) {
      tcp::socket socket = co_await acceptor.async_accept(use_awaitable);
      asio::co_spawn(acceptor.get_executor(), session(std::move(socket)), asio::detached);
    }
  } catch (const boost::system::system_error &error) {
    say("server:", name(error.code()));
  }
}

awaitable<void> call(tcp::acceptor &server, int number, int clients) {
  auto executor = co_await asio::this_coro::executor;
  tcp::resolver resolver(executor);
  std::string service = std::to_string(server.local_endpoint().port());
  auto found = co_await resolver.async_resolve("127.0.0.1", service, use_awaitable);
  tcp::socket socket(executor);
  co_await asio::async_connect(socket, found, use_awaitable);
  socket.set_option(tcp::no_delay(true));
  std::string answer;
  for (int i = 0; i < 20; i++) {
    std::string line = "client " + std::to_string(number) + " line " + std::to_string(i) + "\n";
    co_await asio::async_write(socket, asio::buffer(line), use_awaitable);
    std::size_t count = co_await asio::async_read_until(socket, asio::dynamic_buffer(answer), '\n', use_awaitable);
    if (answer.substr(0, count) != line) say("wrong answer");
    answer.erase(0, count);
    if (i % 10 == number % 10) co_await asio::steady_timer(executor, 1ms).async_wait(use_awaitable);
  }
  if (++finished == clients) server.close();
}

}  // namespace

int main() {
  constexpr int clients = 16;
  asio::io_context context(1);
  tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
  asio::co_spawn(context, serve(acceptor), asio::detached);
  auto ended = [](std::exception_ptr failed) {
    if (failed) say("a client failed");
  };
  for (int i = 0; i < clients; i++) asio::co_spawn(context, call(acceptor, i, clients), ended);
  context.run();
  say("answered", answered, "clients", finished);
}

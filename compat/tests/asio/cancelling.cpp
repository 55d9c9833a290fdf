// SPDX-License-Identifier: Apache-2.0
// How operations of Boost.Asio end before their time: each handler is called once, with the error that belongs to it.
#include "asio.hpp"

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

using asio::ip::tcp;
using namespace std::chrono_literals;

namespace {

const tcp::endpoint loopback(asio::ip::address_v4::loopback(), 0);

// Two ends of one connection.
struct Pair {
  tcp::socket near, far;
  explicit Pair(asio::io_context &context) : near(context), far(context) {
    tcp::acceptor acceptor(context, loopback);
    near.connect(acceptor.local_endpoint());
    acceptor.accept(far);
  }
};

// Cancels while data comes: each receive ends once, and no byte is lost.
void race(asio::io_context &context) {
  context.restart();
  Pair pair(context);
  std::atomic<bool> stop{false};
  std::array<char, 7> buffer;
  long received = 0, sent = 0, ends = 0;
  auto strand = asio::make_strand(context);
  std::function<void()> receive = [&] {
    auto received_some = [&](error_code error, std::size_t count) {
      received += static_cast<long>(count);
      if (error && error != asio::error::operation_aborted) {
        ends++;
        stop = true;
      } else {
        receive();
      }
    };
    pair.near.async_read_some(asio::buffer(buffer), asio::bind_executor(strand, received_some));
  };
  receive();
  std::thread sender([&] {
    for (int i = 0; i < 5000; i++)
      sent += static_cast<long>(pair.far.write_some(asio::buffer("0123456789", 1 + i % 10)));
    pair.far.shutdown(tcp::socket::shutdown_send);
  });
  std::function<void()> cancel = [&] {
    if (stop) return;
    pair.near.cancel();
    asio::post(strand, cancel);
  };
  asio::post(strand, cancel);
  std::thread other([&] { context.run(); });
  context.run();
  other.join();
  sender.join();
  say("no byte is lost:", received == sent, "ends:", ends);
}

}  // namespace

int main() {
  asio::io_context context;
  std::array<char, 16> buffer;

  Pair pair(context);
  pair.near.async_read_some(asio::buffer(buffer), [](error_code error, std::size_t) { say("cancel:", name(error)); });
  pair.near.cancel();
  context.run();

  context.restart();
  pair.near.async_read_some(asio::buffer(buffer), [](error_code error, std::size_t) { say("close:", name(error)); });
  asio::post(context, [&] { pair.near.close(); });
  context.run();

  context.restart();
  pair.far.async_read_some(asio::buffer(buffer), [](error_code end, std::size_t) { say("the other end:", name(end)); });
  context.run();

  context.restart();
  Pair rude(context);
  rude.near.set_option(asio::socket_base::linger(true, 0));
  rude.far.async_read_some(asio::buffer(buffer), [](error_code error, std::size_t) { say("reset:", name(error)); });
  rude.near.close();
  context.run();

  context.restart();
  tcp::acceptor acceptor(context, loopback);
  acceptor.async_accept([](error_code error, tcp::socket) { say("accept:", name(error)); });
  acceptor.cancel();
  context.run();

  context.restart();
  tcp::endpoint nobody = acceptor.local_endpoint();
  acceptor.close();
  tcp::socket caller(context);
  caller.async_connect(nobody, [](error_code error) { say("nobody listens:", name(error)); });
  context.run();
  error_code error;
  caller.close();
  caller.read_some(asio::buffer(buffer), error);
  say("a closed socket:", name(error));

  // What a socket's end ends, when the socket is a local variable.
  context.restart();
  {
    Pair gone(context);
    gone.near.async_read_some(asio::buffer(buffer), [](error_code end, std::size_t) { say("destroyed:", name(end)); });
    gone.far.async_wait(tcp::socket::wait_read, [](error_code end) { say("a wait, destroyed:", name(end)); });
  }
  context.run();

  // A time limit around a receive.
  context.restart();
  Pair slow(context);
  asio::steady_timer limit(context, 1ms);
  slow.near.async_read_some(asio::buffer(buffer), [&](error_code end, std::size_t) { say("too late:", name(end)); });
  limit.async_wait([&](error_code) { slow.near.cancel(); });
  context.run();

  // A context that ends before its operations: the handlers are destroyed and not called.
  auto kept = std::make_shared<int>(1);
  {
    asio::io_context brief;
    Pair left(brief);
    left.near.async_read_some(asio::buffer(buffer), [kept](error_code, std::size_t) { say("called after all"); });
    brief.poll();
  }
  say("handlers that are left:", kept.use_count() - 1);
  race(context);
}

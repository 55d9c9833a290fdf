// SPDX-License-Identifier: Apache-2.0
// Datagrams by Boost.Asio: an echo that knows its peers, a datagram too long, an empty one, a receive that is
// cancelled, buffers in parts.
#include "asio.hpp"

#include <array>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

using asio::ip::udp;

namespace {

const udp::endpoint loopback(asio::ip::address_v4::loopback(), 0);
constexpr int peers = 8, rounds = 100;

struct Peer {
  udp::socket socket;
  udp::endpoint from;
  std::array<char, 64> buffer;
  std::string text;
  int answers = 0;

  explicit Peer(asio::io_context &context) : socket(context, loopback) {}

  void call(udp::endpoint server) {
    text = std::to_string(socket.local_endpoint().port()) + "/" + std::to_string(answers);
    socket.async_send_to(asio::buffer(text), server, [](error_code, std::size_t) {});
    socket.async_receive_from(asio::buffer(buffer), from, [this, server](error_code error, std::size_t count) {
      if (error || from != server || std::string(buffer.data(), count) != text) return say("wrong answer", name(error));
      if (++answers < rounds) call(server);
    });
  }
};

}  // namespace

int main() {
  asio::io_context context;
  udp::socket server(context, loopback);
  udp::endpoint from;
  std::set<udp::endpoint> seen;
  std::array<char, 256> buffer;
  int echoed = 0;
  std::function<void()> echo = [&] {
    server.async_receive_from(asio::buffer(buffer), from, [&](error_code error, std::size_t count) {
      if (error) return say("server:", name(error), "after", echoed);
      seen.insert(from);
      echoed++;
      server.async_send_to(asio::buffer(buffer, count), from, [&](error_code, std::size_t) {
        echo();
        if (echoed == peers * rounds) asio::post(context, [&] { server.cancel(); });
      });
    });
  };
  echo();

  asio::io_context calling;
  std::vector<std::unique_ptr<Peer>> all;
  for (int i = 0; i < peers; i++) {
    all.push_back(std::make_unique<Peer>(calling));
    all.back()->call(server.local_endpoint());
  }
  std::thread thread([&] { context.run(); });
  calling.run();
  int answers = 0;
  for (auto &peer : all) answers += peer->answers;
  thread.join();
  say("answers", answers, "of", peers * rounds);
  say("peers", seen.size());

  // The rest of a datagram that is too long is lost, and said to be.
  context.restart();
  udp::socket one(context, loopback), two(context, loopback);
  std::array<char, 4> small{};
  two.async_receive_from(asio::buffer(small), from, [&](error_code error, std::size_t) {
    say("too long:", name(error), std::string(small.data(), 4));
    two.async_receive_from(asio::buffer(small), from, [&](error_code next, std::size_t count) {
      say("empty:", name(next), count, from == one.local_endpoint());
    });
  });
  one.send_to(asio::buffer("a datagram", 10), two.local_endpoint());
  one.send_to(asio::buffer("", 0), two.local_endpoint());
  context.run();

  // Gathered from buffers, received into buffers, on sockets that have a peer.
  context.restart();
  one.connect(two.local_endpoint());
  two.connect(one.local_endpoint());
  char first[3] = {}, second[8] = {};
  std::array<asio::mutable_buffer, 2> into{asio::buffer(first, 2), asio::buffer(second, 7)};
  std::array<asio::const_buffer, 3> parts{asio::buffer("in ", 3), asio::buffer("three", 5), asio::buffer("!", 1)};
  one.async_send(parts, [&](error_code error, std::size_t count) {
    say("sent:", name(error), count);
    two.async_receive(into, [&](error_code end, std::size_t got) { say("in parts:", name(end), got, first, second); });
  });
  context.run();
}

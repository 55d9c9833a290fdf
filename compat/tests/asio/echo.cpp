// SPDX-License-Identifier: Apache-2.0
// An echo server and its clients, by Boost.Asio over completion ports: accepting, receiving and sending on four
// threads. The server stops by closing its acceptor; run() returns when the last session has ended, and not before.
#include "asio.hpp"

#include <array>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using asio::ip::tcp;

namespace {

constexpr int connections = 64, messages = 50;
constexpr std::size_t longest = 16 * 1024;

struct Session : std::enable_shared_from_this<Session> {
  tcp::socket socket;
  std::array<char, 4096> buffer;
  static std::atomic<int> alive;

  explicit Session(tcp::socket accepted) : socket(std::move(accepted)) { alive++; }
  ~Session() { alive--; }

  void receive() {
    socket.async_read_some(asio::buffer(buffer), [self = shared_from_this()](error_code error, std::size_t count) {
      if (!error) self->send(count);
    });
  }

  void send(std::size_t count) {
    asio::async_write(socket, asio::buffer(buffer, count), [self = shared_from_this()](error_code error, std::size_t) {
      if (!error) self->receive();
    });
  }
};
std::atomic<int> Session::alive;

struct Server {
  tcp::acceptor acceptor;
  std::atomic<int> accepted{0};
  error_code last;

  explicit Server(asio::io_context &context) : acceptor(context, {asio::ip::address_v4::loopback(), 0}) {}

  void accept() {
    acceptor.async_accept([this](error_code error, tcp::socket socket) {
      last = error;
      if (error) return;
      accepted++;
      // The next one is expected before this one can be answered, so the acceptor is closed by nobody meanwhile.
      accept();
      std::make_shared<Session>(std::move(socket))->receive();
    });
  }
};

struct Client : std::enable_shared_from_this<Client> {
  tcp::socket socket;
  // Two threads run the clients.
  asio::strand<tcp::socket::executor_type> strand{socket.get_executor()};
  std::vector<char> sent, received;
  int left = messages;
  static std::atomic<int> finished, wrong;

  explicit Client(asio::io_context &context) : socket(context) {}

  void start(tcp::endpoint server, int number) {
    left += number % 3;
    socket.async_connect(server, [self = shared_from_this()](error_code error) {
      error ? self->fail() : self->talk();
    });
  }

  // A message of another length and content than the last, sent and awaited at once.
  void talk() {
    if (left-- == 0) {
      finished++;
      socket.shutdown(tcp::socket::shutdown_both);
      return;
    }
    sent.resize(1 + (left * 7919u) % longest);
    for (std::size_t i = 0; i < sent.size(); i++) sent[i] = static_cast<char>(i * 31 + left);
    received.assign(sent.size(), 0);
    auto both = std::make_shared<int>(2);
    auto done = [self = shared_from_this(), both](error_code error, std::size_t) {
      if (error) return self->fail();
      if (--*both == 0) self->sent == self->received ? self->talk() : self->fail();
    };
    asio::async_write(socket, asio::buffer(sent), asio::bind_executor(strand, done));
    asio::async_read(socket, asio::buffer(received), asio::bind_executor(strand, done));
  }

  void fail() { wrong++; }
};
std::atomic<int> Client::finished, Client::wrong;

}  // namespace

int main() {
  asio::io_context serving, calling;
  Server server(serving);
  server.accept();
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; i++) threads.emplace_back([&] { serving.run(); });

  for (int i = 0; i < connections; i++) std::make_shared<Client>(calling)->start(server.acceptor.local_endpoint(), i);
  std::thread other([&] { calling.run(); });
  calling.run();
  other.join();
  say("clients", Client::finished.load(), "of", connections, "wrong", Client::wrong.load());

  asio::post(serving, [&] { server.acceptor.close(); });
  for (auto &thread : threads) thread.join();
  say("accepted", server.accepted.load(), "sessions left", Session::alive.load());
  say("the last accept:", server.last == asio::error::operation_aborted ? "aborted" : server.last.message().c_str());
}

// SPDX-License-Identifier: Apache-2.0
// Options, names, waits and blocking calls of Boost.Asio's sockets.
#include "asio.hpp"

#include <array>
#include <set>
#include <string>

using asio::ip::tcp;

int main() {
  asio::io_context context;
  error_code error;

  tcp::acceptor acceptor(context);
  acceptor.open(tcp::v4());
  acceptor.set_option(tcp::acceptor::reuse_address(true));
  acceptor.bind({asio::ip::address_v4::loopback(), 0});
  acceptor.listen();
  tcp::endpoint server = acceptor.local_endpoint();

  // By name, the host's and the service's.
  tcp::resolver resolver(context);
  std::string service = std::to_string(server.port());
  resolver.async_resolve(tcp::v4(), "localhost", service, [&](error_code end, auto found) {
    say("resolved:", name(end), !end && found.begin()->endpoint() == server);
  });
  resolver.async_resolve("no-such-host.invalid", "1", [](error_code end, auto) { say("no such host:", end.failed()); });
  context.run();
  say("a number:", resolver.resolve("127.0.0.1", "80", tcp::resolver::numeric_host, error)->endpoint());
  asio::ip::address address = asio::ip::make_address("fe80::1:2%3", error);
  say("an address:", address, name(error));
  asio::ip::make_address("1.2.3", error);
  say("none:", error.failed());

  // A connection, both ends asked who they are.
  context.restart();
  tcp::socket near(context), far(context);
  error_code accepted, connected;
  acceptor.async_accept(far, [&](error_code end) { accepted = end; });
  near.async_connect(server, [&](error_code end) { connected = end; });
  say("both ends:", context.run(), name(accepted), name(connected));
  say("who:", near.remote_endpoint() == server, far.remote_endpoint() == near.local_endpoint());

  asio::socket_base::receive_buffer_size size;
  asio::socket_base::keep_alive alive;
  tcp::no_delay prompt;
  near.set_option(asio::socket_base::receive_buffer_size(8192));
  near.set_option(asio::socket_base::keep_alive(true));
  near.set_option(tcp::no_delay(true));
  near.get_option(size);
  near.get_option(alive);
  near.get_option(prompt);
  say("options:", size.value() >= 8192, alive.value(), prompt.value());

  // Waits: for data, for room.
  context.restart();
  std::array<char, 16> buffer{};
  far.async_wait(tcp::socket::wait_read, [&](error_code end) { say("to read:", name(end), far.available()); });
  near.send(asio::buffer("five!", 5));
  context.run();
  context.restart();
  near.async_wait(tcp::socket::wait_write, [](error_code end) { say("to write:", name(end)); });
  context.run();

  // Nothing to read, without waiting; then with it.
  say("read:", far.read_some(asio::buffer(buffer)));
  far.non_blocking(true);
  far.read_some(asio::buffer(buffer), error);
  say("nothing there:", name(error));
  far.non_blocking(false);
  near.shutdown(tcp::socket::shutdown_send);
  far.read_some(asio::buffer(buffer), error);
  say("the end:", name(error));

  // An asynchronous receive of nothing waits for data.
  context.restart();
  far.shutdown(tcp::socket::shutdown_send);
  near.async_receive(asio::null_buffers(), [](error_code end, std::size_t) { say("null buffers:", name(end)); });
  context.run();

  // What goes wrong at once.
  tcp::acceptor second(context);
  second.open(tcp::v4());
  second.bind(server, error);
  say("bound twice:", name(error));
  second.open(tcp::v4(), error);
  say("opened twice:", name(error));
  tcp::socket lonely(context);
  lonely.open(tcp::v4());
  lonely.remote_endpoint(error);
  say("no peer:", name(error));
  say("its text:", !error.message().empty());

  // IPv6 and IPv4 on one listener.
  tcp::acceptor both(context);
  both.open(tcp::v6(), error);
  if (!error) {
    both.set_option(asio::ip::v6_only(false));
    asio::ip::v6_only only;
    both.get_option(only);
    say("dual stack:", !only.value());
  } else {
    say("dual stack: 1");
  }
}

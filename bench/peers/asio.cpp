/* SPDX-License-Identifier: Apache-2.0 */

/* Boost.Asio at its best for this: sockets that know their executor's type, handlers that carry one pointer (their
   memory is recycled by Asio itself), one io_context per thread with the hint that one thread runs it. The first
   context accepts and deals connections out in turn. With --udp 1 it echoes datagrams, one at a time. */

#include <boost/asio.hpp>

#include <cstddef>
#include <list>
#include <memory>
#include <thread>
#include <vector>

#include "peer.h"

namespace asio = boost::asio;
using asio::ip::tcp;
using asio::ip::udp;
using boost::system::error_code;
using Executor = asio::io_context::executor_type;
using StreamSocket = asio::basic_stream_socket<tcp, Executor>;
using DatagramSocket = asio::basic_datagram_socket<udp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Descriptor = asio::posix::basic_stream_descriptor<Executor>;

/* Deletes itself when its last operation has failed; it has only one at a time. */
class Connection {
 public:
  Connection(StreamSocket socket, std::size_t capacity)
      : socket_(std::move(socket)), buffer_(new char[capacity]), capacity_(capacity) {}

  void receive() {
    socket_.async_read_some(asio::buffer(buffer_.get(), capacity_), [this](error_code error, std::size_t n) {
      if (error) delete this;
      else send(n);
    });
  }

 private:
  void send(std::size_t n) {
    asio::async_write(socket_, asio::buffer(buffer_.get(), n), [this](error_code error, std::size_t) {
      if (error) delete this;
      else receive();
    });
  }

  StreamSocket socket_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_;
};

class StreamServer {
 public:
  StreamServer(std::list<asio::io_context>& contexts, const peer_options& options, int fd)
      : contexts_(contexts), next_(contexts.begin()), buffer_(options.buffer),
        acceptor_(contexts.front(), tcp::v4(), fd) {
    accept();
  }

 private:
  void accept() {
    asio::io_context& context = *next_;
    if (++next_ == contexts_.end()) next_ = contexts_.begin();
    acceptor_.async_accept(context, [this, &context](error_code error, StreamSocket socket) {
      if (!error) welcome(context, std::move(socket));
      accept();
    });
  }

  void welcome(asio::io_context& context, StreamSocket socket) {
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    auto* connection = new Connection(std::move(socket), buffer_);
    asio::dispatch(context, [connection] { connection->receive(); });
  }

  std::list<asio::io_context>& contexts_;
  std::list<asio::io_context>::iterator next_;
  std::size_t buffer_;
  Acceptor acceptor_;
};

class DatagramServer {
 public:
  DatagramServer(asio::io_context& context, const peer_options& options, int fd)
      : socket_(context, udp::v4(), fd), buffer_(options.buffer) {
    receive();
  }

 private:
  void receive() {
    socket_.async_receive_from(asio::buffer(buffer_), from_, [this](error_code error, std::size_t n) {
      if (error) receive();
      else send(n);
    });
  }

  void send(std::size_t n) {
    socket_.async_send_to(asio::buffer(buffer_.data(), n), from_, [this](error_code, std::size_t) { receive(); });
  }

  DatagramSocket socket_;
  std::vector<char> buffer_;
  udp::endpoint from_;
};

static void obey(Descriptor& input) {
  input.async_wait(Descriptor::wait_read, [&input](error_code) {
    if (peer_told_to_stop()) std::_Exit(0);
    obey(input);
  });
}

int main(int argc, char** argv) {
  peer_options options = peer_parse(argc, argv);
  if (options.udp && options.threads > 1) peer_not_available("datagrams are echoed by one thread here");
  peer_raise_descriptor_limit();
  std::list<asio::io_context> contexts;
  for (unsigned i = 0; i < options.threads; i++) contexts.emplace_back(1);

  int fd = peer_open_socket(options);
  std::unique_ptr<StreamServer> streams;
  std::unique_ptr<DatagramServer> datagrams;
  if (options.udp) datagrams = std::make_unique<DatagramServer>(contexts.front(), options, fd);
  else streams = std::make_unique<StreamServer>(contexts, options, fd);
  Descriptor input(contexts.front(), STDIN_FILENO);
  obey(input);
  peer_announce(peer_bound_port(fd));

  std::vector<std::thread> threads;
  std::vector<asio::executor_work_guard<Executor>> guards;
  for (auto context = std::next(contexts.begin()); context != contexts.end(); ++context) {
    guards.emplace_back(context->get_executor());
    threads.emplace_back([context] { context->run(); });
  }
  contexts.front().run();
}

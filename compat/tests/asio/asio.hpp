// SPDX-License-Identifier: Apache-2.0
// What the programs of this folder share: the library, which has to have chosen completion ports, and a line of output.
#pragma once
#include <boost/asio.hpp>

#include <iostream>

#if !defined(BOOST_ASIO_HAS_IOCP) || defined(BOOST_ASIO_HAS_EPOLL)
#error "Boost.Asio has not chosen completion ports"
#endif

namespace asio = boost::asio;
using boost::system::error_code;

template <typename... Words>
void say(const Words &...words) {
  const char *between = "";
  ((std::cout << between << words, between = " "), ...);
  std::cout << "\n";
}

// The name that Boost.Asio gives to an error, whatever the system's text for it is.
inline const char *name(error_code error) {
  using namespace asio::error;
  if (!error) return "success";
  if (error == operation_aborted) return "operation_aborted";
  if (error == eof) return "eof";
  if (error == connection_refused) return "connection_refused";
  if (error == connection_reset) return "connection_reset";
  if (error == connection_aborted) return "connection_aborted";
  if (error == message_size) return "message_size";
  if (error == not_connected) return "not_connected";
  if (error == bad_descriptor) return "bad_descriptor";
  if (error == address_in_use) return "address_in_use";
  if (error == already_open) return "already_open";
  if (error == broken_pipe) return "broken_pipe";
  // What Windows says of a connection that is closed here, and Boost.Asio passes on: rule CLOSE-2.
  if (error.value() == ERROR_CONNECTION_ABORTED) return "closed_here";
  if (error == would_block) return "would_block";
  std::cout << error << " ";
  return "another error";
}

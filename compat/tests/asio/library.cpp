// SPDX-License-Identifier: Apache-2.0
// What is compiled of Boost.Asio once, with BOOST_ASIO_SEPARATE_COMPILATION.
#include <boost/asio/impl/src.hpp>

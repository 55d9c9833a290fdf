/* SPDX-License-Identifier: Apache-2.0 */
/* What C++ libraries are told that choose a system when they are compiled, and would find two: Windows and Linux. A
   part of iocp_keywords.h: macros, so that the compiler wrappers can put it in front of every file. Follows the pages
   of Boost.WinAPI and Boost.Asio on their configuration macros. */
#ifndef IOCP_LIBRARIES_H
#define IOCP_LIBRARIES_H

/* Boost.WinAPI takes the declarations of windows.h; its own have a long of 32 bits in mind. */
#ifndef BOOST_USE_WINDOWS_H
#define BOOST_USE_WINDOWS_H 1
#endif

/* Asio, of Boost or alone: completion ports, and not epoll beside them; there are no handles of serial ports. */
#ifndef BOOST_ASIO_DISABLE_EPOLL
#define BOOST_ASIO_DISABLE_EPOLL 1
#endif
#ifndef BOOST_ASIO_DISABLE_EVENTFD
#define BOOST_ASIO_DISABLE_EVENTFD 1
#endif
#ifndef BOOST_ASIO_DISABLE_SERIAL_PORT
#define BOOST_ASIO_DISABLE_SERIAL_PORT 1
#endif
#ifndef ASIO_DISABLE_EPOLL
#define ASIO_DISABLE_EPOLL 1
#endif
#ifndef ASIO_DISABLE_EVENTFD
#define ASIO_DISABLE_EVENTFD 1
#endif
#ifndef ASIO_DISABLE_SERIAL_PORT
#define ASIO_DISABLE_SERIAL_PORT 1
#endif

/* A header of the system's is not rewritten: decision 0031. libstdc++ makes a try of __try there; this makes of
   __except a handler that nothing enters, since a RaiseException that is not rewritten throws nothing. It takes an
   argument because libstdc++ has a parameter of that name. In a source that is rewritten, bin/driver/structured.awk
   puts the handler there. */
#ifdef __cplusplus
struct iocp_never_raised {};
#ifndef IOCP_REWRITES
#define __except(filter) __catch(const iocp_never_raised &)
#endif
#endif

#endif /* IOCP_LIBRARIES_H */

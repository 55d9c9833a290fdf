// SPDX-License-Identifier: Apache-2.0

package import CIOCPSystem

/// The one door to the kernel: every system call that decides what a program sees.
///
/// Calls answer their result, or the negative errno(3), and leave the caller's
/// `errno` alone; EINTR never gets here. A fault layer or a simulated kernel stands
/// behind this file: replace these bodies, and nothing else in the engine changes.
package enum SystemCalls {
  // MARK: Data

  /// recv(2) into `length` bytes at `base`.
  @inline(__always)
  static func receive(
    _ descriptor: Int32, _ base: UnsafeMutableRawPointer?, _ length: Int, _ flags: Int32
  ) -> Int {
    unsafe csystem_recv(descriptor, base, length, flags | Int32(MSG_DONTWAIT))
  }

  /// send(2) of `length` bytes at `base`. Never raises SIGPIPE.
  @inline(__always)
  static func send(
    _ descriptor: Int32, _ base: UnsafeRawPointer?, _ length: Int, _ flags: Int32
  ) -> Int {
    unsafe csystem_send(
      descriptor, base, length, flags | Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
  }

  static func receive(
    _ descriptor: Int32, _ vectors: UnsafeMutablePointer<iovec>, count: Int, _ flags: Int32
  ) -> Int {
    unsafe csystem_recvmsg(descriptor, vectors, count, flags | Int32(MSG_DONTWAIT))
  }

  static func send(
    _ descriptor: Int32, _ vectors: UnsafeMutablePointer<iovec>, count: Int, _ flags: Int32
  ) -> Int {
    unsafe csystem_sendmsg(
      descriptor, vectors, count,
      flags | Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
  }

  /// recvfrom(2); `address` holds `addressLength` bytes and gets the sender's.
  @inline(__always)
  static func receiveFrom(
    _ descriptor: Int32, _ base: UnsafeMutableRawPointer?, _ length: Int, _ flags: Int32,
    _ address: UnsafeMutableRawPointer?, _ addressLength: inout UInt32
  ) -> Int {
    unsafe csystem_recvfrom(
      descriptor, base, length, flags | Int32(MSG_DONTWAIT), address, &addressLength)
  }

  @inline(__always)
  static func sendTo(
    _ descriptor: Int32, _ base: UnsafeRawPointer?, _ length: Int, _ flags: Int32,
    _ address: UnsafeRawPointer?, _ addressLength: UInt32
  ) -> Int {
    unsafe csystem_sendto(
      descriptor, base, length, flags | Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL),
      address, addressLength)
  }

  /// recvmsg(2) into the message's vectors, address and control area.
  static func receiveMessage(_ descriptor: Int32, _ message: inout msghdr, _ flags: Int32) -> Int {
    unsafe csystem_recv_datagram(descriptor, &message, flags | Int32(MSG_DONTWAIT))
  }

  static func sendMessage(_ descriptor: Int32, _ message: inout msghdr, _ flags: Int32) -> Int {
    unsafe csystem_send_datagram(
      descriptor, &message, flags | Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
  }

  /// sendfile(2) from `offset` on. Never raises SIGPIPE.
  static func sendFile(_ socket: Int32, _ file: Int32, _ offset: Int64, _ count: Int) -> Int {
    csystem_sendfile(socket, file, offset, count)
  }

  /// A further descriptor of the same open file; fcntl(2), closed on exec.
  package static func duplicate(_ descriptor: Int32) -> Int { csystem_duplicate(descriptor) }

  /// Throws away what a stream has received, up to a few MiB.
  static func discardReceived(_ descriptor: Int32) { csystem_discard_received(descriptor) }

  /// Empties the queue of errors that earlier datagrams have met.
  static func drainErrors(_ descriptor: Int32) { csystem_drain_errors(descriptor) }

  // MARK: Sockets

  /// socket(2), non-blocking and closed on exec.
  package static func socket(_ family: Int32, _ type: Int32, _ protocolNumber: Int32) -> Int {
    csystem_socket(
      family, type | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue), protocolNumber)
  }

  /// A socket of the same family, type and protocol.
  static func socketLike(_ descriptor: Int32) -> Int {
    var (family, type, protocolNumber, length): (Int32, Int32, Int32, UInt32) = (0, 0, 0, 4)
    _ = unsafe option(descriptor, SOL_SOCKET, SO_DOMAIN, &family, &length)
    _ = unsafe option(descriptor, SOL_SOCKET, SO_TYPE, &type, &length)
    _ = unsafe option(descriptor, SOL_SOCKET, SO_PROTOCOL, &protocolNumber, &length)
    return socket(family, type, protocolNumber)
  }

  /// accept4(2): the new descriptor is non-blocking and closed on exec.
  static func accept(_ descriptor: Int32) -> Int {
    csystem_accept(descriptor, nil, nil)
  }

  /// connect(2). After an attempt that failed while nobody was in the call, Linux
  /// answers ECONNABORTED once before it connects anew.
  static func connect(
    _ descriptor: Int32, _ address: UnsafeRawPointer?, _ length: UInt32
  ) -> Int {
    let result = unsafe csystem_connect(descriptor, address, length)
    return unsafe result == -Int(ECONNABORTED) ? csystem_connect(descriptor, address, length) : result
  }

  package static func bind(
    _ descriptor: Int32, _ address: UnsafeRawPointer, _ length: UInt32
  ) -> Int {
    unsafe csystem_bind(descriptor, address, length)
  }

  package static func listen(_ descriptor: Int32, _ backlog: Int32) -> Int {
    csystem_listen(descriptor, backlog)
  }

  /// shutdown(2); `how` is SHUT_RD 0, SHUT_WR 1, SHUT_RDWR 2.
  package static func shutdown(_ descriptor: Int32, _ how: Int32) -> Int {
    csystem_shutdown(descriptor, how)
  }

  package static func localAddress(
    _ descriptor: Int32, _ address: UnsafeMutableRawPointer, _ length: inout UInt32
  ) -> Int {
    unsafe csystem_getsockname(descriptor, address, &length)
  }

  package static func peerAddress(
    _ descriptor: Int32, _ address: UnsafeMutableRawPointer, _ length: inout UInt32
  ) -> Int {
    unsafe csystem_getpeername(descriptor, address, &length)
  }

  package static func option(
    _ descriptor: Int32, _ level: Int32, _ name: Int32, _ value: UnsafeMutableRawPointer,
    _ length: inout UInt32
  ) -> Int {
    unsafe csystem_getsockopt(descriptor, level, name, value, &length)
  }

  package static func setOption(
    _ descriptor: Int32, _ level: Int32, _ name: Int32, _ value: UnsafeRawPointer, _ length: UInt32
  ) -> Int {
    unsafe csystem_setsockopt(descriptor, level, name, value, length)
  }

  /// Bytes that wait to be received.
  package static func readableBytes(_ descriptor: Int32) -> Int { csystem_readable_bytes(descriptor) }

  package static func close(_ descriptor: Int32) { csystem_close(descriptor) }

  // MARK: Waiting

  /// ppoll(2), for at most `nanoseconds`; nil waits for ever.
  package static func poll(_ entries: inout [pollfd], atMost nanoseconds: Int64?) -> Int {
    guard let nanoseconds else {
      return unsafe csystem_poll(&entries, entries.count, nil)
    }
    var time = timespec(
      tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
    return unsafe csystem_poll(&entries, entries.count, &time)
  }

  static func makeEventDescriptor() -> Int { csystem_eventfd() }

  static func signal(_ eventDescriptor: Int32) {
    var one: UInt64 = 1
    // EAGAIN means that the counter is full: it is signalled already.
    _ = unsafe csystem_write(eventDescriptor, &one, 8)
  }

  static func drain(_ eventDescriptor: Int32) {
    var count: UInt64 = 0
    _ = unsafe csystem_read(eventDescriptor, &count, 8)
  }

  // MARK: Time and threads

  package static func monotonicNanoseconds() -> Int64 { csystem_nanoseconds(CLOCK_MONOTONIC) }

  /// Processors that this process may use, at least 1.
  package static var processors: Int32 { csystem_processors() }

  static func threadNumber() -> Int32 { csystem_thread_id() }

  /// Processor time that a thread of this process has used, in nanoseconds; -1 when
  /// there is no such thread.
  static func processorTime(ofThread id: Int32) -> Int64 { csystem_thread_time(id) }

  /// Whether the thread sleeps in the kernel, proc(5) state S, D or T.
  static func isAsleep(thread id: Int32) -> Bool { csystem_thread_sleeps(id) != 0 }

  static var lastError: Int32 { csystem_errno() }
}

/// Calls that a face makes one at a time, for its blocking functions.
extension SystemCalls {
  package static func acceptConnection(_ descriptor: Int32) -> Int { accept(descriptor) }

  /// connect(2), with EAGAIN for "goes on": poll for writing, then ask
  /// `connectProgress`.
  package static func connectTo(_ descriptor: Int32, _ address: UnsafeRawPointer, _ length: UInt32) -> Int {
    let result = unsafe connect(descriptor, address, length)
    return result == -Int(EINPROGRESS) || result == -Int(EALREADY) ? -Int(EAGAIN) : result
  }

  /// 0 once connected, -EAGAIN while the attempt goes on, or its error.
  package static func connectProgress(_ descriptor: Int32) -> Int {
    var peer = sockaddr_storage()
    var length = UInt32(MemoryLayout<sockaddr_storage>.size)
    let hasPeer = unsafe withUnsafeMutableBytes(of: &peer) {
      unsafe peerAddress(descriptor, $0.baseAddress!, &length) == 0
    }
    if hasPeer { return 0 }
    var error: Int32 = 0
    length = 4
    _ = unsafe option(descriptor, SOL_SOCKET, SO_ERROR, &error, &length)
    return error == 0 ? -Int(EAGAIN) : -Int(error)
  }

  /// Whole seconds on the monotonic clock.
  package static func monotonicSeconds() -> UInt32 {
    UInt32(truncatingIfNeeded: monotonicNanoseconds() / 1_000_000_000)
  }
}

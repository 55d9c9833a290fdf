// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// select, WSAPoll and __WSAFDIsSet over poll(2). Sets are counted arrays of
/// sockets, as on Windows, so any number of descriptors will do.

@c @implementation public func iocp_select(
  _ ignored: Int32, _ readable: UnsafeMutablePointer<iocp_fd_set>!,
  _ writable: UnsafeMutablePointer<iocp_fd_set>!, _ failed: UnsafeMutablePointer<iocp_fd_set>!,
  _ timeout: UnsafePointer<timeval>!
) -> Int32 {
  do throws(WinsockFailure) {
    guard Startup.isDone else { throw WinsockFailure(WSANOTINITIALISED) }
    var poll = SocketPoll()
    defer { poll.end() }
    try unsafe poll.add(readable, SocketPoll.read)
    try unsafe poll.add(writable, SocketPoll.write)
    try unsafe poll.add(failed, SocketPoll.urgent)
    if poll.isEmpty { throw WinsockFailure(WSAEINVAL) }
    let limit: Int64? = unsafe timeout.map {
      unsafe Int64($0.pointee.tv_sec) * 1_000_000_000 + Int64($0.pointee.tv_usec) * 1000
    }
    if let limit, limit < 0 { throw WinsockFailure(WSAEINVAL) }
    _ = try poll.wait(atMost: limit)
    if poll.lostOne { throw WinsockFailure(WSAENOTSOCK) }
    var count: Int32 = 0
    count += unsafe poll.keep(readable, SocketPoll.readReady)
    count += unsafe poll.keep(writable, SocketPoll.writeReady)
    count += unsafe poll.keep(failed, SocketPoll.urgent | SocketPoll.error)
    return count
  } catch {
    return LastError.failSocket(error.code)
  }
}

@c @implementation public func __WSAFDIsSet(_ s: SOCKET, _ set: UnsafeMutablePointer<iocp_fd_set>!) -> Int32 {
  guard let set = unsafe set else { return 0 }
  return unsafe SocketPoll.members(set).contains(s) ? 1 : 0
}

@c @implementation public func WSAPoll(_ sockets: LPWSAPOLLFD!, _ count: ULONG, _ milliseconds: INT) -> Int32 {
  do throws(WinsockFailure) {
    guard Startup.isDone else { throw WinsockFailure(WSANOTINITIALISED) }
    guard let sockets = unsafe sockets else { throw WinsockFailure(WSAEFAULT) }
    guard count > 0 else { throw WinsockFailure(WSAEINVAL) }
    var poll = SocketPoll()
    defer { poll.end() }
    var position: [Int: Int] = [:]
    for index in 0..<Int(count) {
      unsafe sockets[index].revents = 0
      let wanted = unsafe PollBits.kernel(sockets[index].events)
      do throws(WinsockFailure) {
        position[index] = try poll.add(unsafe sockets[index].fd, wanted)
      } catch {
        unsafe sockets[index].revents = PollBits.invalid
      }
    }
    // With an invalid socket among them there is nothing to wait for.
    let isComplete = position.count == Int(count)
    let limit: Int64? = milliseconds < 0 ? nil : Int64(milliseconds) * 1_000_000
    _ = try poll.wait(atMost: isComplete ? limit : 0)
    var ready: Int32 = 0
    for index in 0..<Int(count) {
      if let entry = position[index], poll.isClosed(entry) {
        unsafe sockets[index].revents = PollBits.invalid
      } else if let entry = position[index] {
        unsafe sockets[index].revents = PollBits.windows(poll.result(entry)) & (sockets[index].events | PollBits.always)
      }
      if unsafe sockets[index].revents != 0 { ready += 1 }
    }
    return ready
  } catch {
    return LastError.failSocket(error.code)
  }
}

/// POLL* of Windows and of poll(2) (Microsoft Learn, WSAPoll).
private enum PollBits {
  static let invalid: SHORT = 4
  static let always: SHORT = 1 | 2 | 4

  static func kernel(_ events: SHORT) -> Int16 {
    (events & 0x100 != 0 ? SocketPoll.read : 0) | (events & 0x200 != 0 ? SocketPoll.urgent : 0)
      | (events & 0x10 != 0 ? SocketPoll.write : 0)
  }

  static func windows(_ events: Int16) -> SHORT {
    (events & SocketPoll.read != 0 ? 0x100 : 0) | (events & SocketPoll.urgent != 0 ? 0x200 : 0)
      | (events & SocketPoll.write != 0 ? 0x10 : 0) | (events & SocketPoll.error != 0 ? 1 : 0)
      | (events & SocketPoll.hangUp != 0 ? 2 : 0)
  }
}

/// A poll(2) over sockets by handle, which stay pinned while it lasts.
private struct SocketPoll {
  static let read: Int16 = 1
  static let urgent: Int16 = 2
  static let write: Int16 = 4
  static let error: Int16 = 8
  static let hangUp: Int16 = 16
  static let readReady = read | hangUp | error
  static let writeReady = write | error

  private var sockets: [PinnedSocket] = []
  private var poll = DescriptorPoll()

  var isEmpty: Bool { sockets.isEmpty }

  @discardableResult
  mutating func add(_ s: SOCKET, _ events: Int16) throws(WinsockFailure) -> Int {
    do throws(EngineError) {
      let socket = try PinnedSocket(Handle(word: s))
      sockets.append(socket)
      return poll.add(socket.descriptor, events, socket.handle)
    } catch {
      throw WinsockFailure(StatusTable.winsock(error))
    }
  }

  mutating func add(_ set: UnsafeMutablePointer<iocp_fd_set>?, _ events: Int16) throws(WinsockFailure) {
    guard let set = unsafe set else { return }
    for s in unsafe Self.members(set) { try add(s, events) }
  }

  mutating func wait(atMost nanoseconds: Int64?) throws(WinsockFailure) -> Int {
    let result = poll.wait(atMost: nanoseconds)
    if result < 0 { throw WinsockFailure(systemCall: result) }
    return result
  }

  func result(_ index: Int) -> Int16 { poll.result(index) }

  func isClosed(_ index: Int) -> Bool { poll.isClosed(index) }

  /// Whether one of the sockets was closed meanwhile.
  var lostOne: Bool { sockets.indices.contains { poll.isClosed($0) } }

  /// Leaves in the set what is ready; answers how many.
  func keep(_ set: UnsafeMutablePointer<iocp_fd_set>?, _ events: Int16) -> Int32 {
    guard let set = unsafe set else { return 0 }
    var kept: [SOCKET] = []
    for s in unsafe Self.members(set) {
      let handle = Handle(word: s)
      let isReady = sockets.indices.contains { sockets[$0].handle == handle && poll.result($0) & events != 0 }
      if isReady { kept.append(s) }
    }
    unsafe Self.store(kept, in: set)
    return Int32(kept.count)
  }

  func end() { for socket in sockets { socket.unpin() } }

  // A program may have raised FD_SETSIZE: the array is as long as its count says.
  static func members(_ set: UnsafeMutablePointer<iocp_fd_set>) -> [SOCKET] {
    unsafe (0..<Int(set.pointee.fd_count)).map { unsafe first(set)[$0] }
  }

  private static func store(_ members: [SOCKET], in set: UnsafeMutablePointer<iocp_fd_set>) {
    for (index, s) in members.enumerated() { unsafe first(set)[index] = s }
    unsafe set.pointee.fd_count = UINT(members.count)
  }

  private static func first(_ set: UnsafeMutablePointer<iocp_fd_set>) -> UnsafeMutablePointer<SOCKET> {
    // SAFETY: fd_array follows fd_count at offset 8 (winsock2.h).
    unsafe (UnsafeMutableRawPointer(set) + 8).assumingMemoryBound(to: SOCKET.self)
  }
}

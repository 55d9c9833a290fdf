// SPDX-License-Identifier: Apache-2.0

package import CIOCPSystem

/// The door to the kernel for files, folders and pipes. The rules are those of
/// SystemCalls.swift: result or negative errno(3), never EINTR, `errno` untouched.
extension SystemCalls {
  package typealias FileFacts = csystem_file_facts

  // MARK: Paths

  /// open(2), closed on exec.
  package static func open(_ path: String, _ flags: Int32, mode: UInt32 = 0o666) -> Int {
    unsafe csystem_open(path, flags, mode)
  }

  package static func facts(ofPath path: String, followsLinks: Bool = true) -> FileFacts? {
    var facts = FileFacts()
    return unsafe csystem_path_facts(path, followsLinks ? 1 : 0, &facts) == 0 ? facts : nil
  }

  package static func unlink(_ path: String) -> Int { unsafe csystem_unlink(path) }
  package static func makeFolder(_ path: String, mode: UInt32) -> Int { unsafe csystem_make_folder(path, mode) }
  package static func removeFolder(_ path: String) -> Int { unsafe csystem_remove_folder(path) }
  package static func rename(_ from: String, _ to: String, replacing: Bool) -> Int {
    unsafe csystem_rename(from, to, replacing ? 1 : 0)
  }

  /// Names in a folder, without . and ..; nil when it cannot be read.
  package static func entries(of folder: String) -> [(name: String, isFolder: Bool)]? {
    var found: [(name: String, isFolder: Bool)] = []
    let result = unsafe withUnsafeMutablePointer(to: &found) { list in
      unsafe csystem_list_folder(
        folder,
        { list, name, isFolder in
          // SAFETY: the context is `found`, which outlives the call.
          guard let list = unsafe list?.assumingMemoryBound(to: [(name: String, isFolder: Bool)].self),
            let name = unsafe name
          else { return }
          unsafe list.pointee.append((String(cString: name), isFolder != 0))
        }, list)
    }
    return result == 0 ? found : nil
  }

  // MARK: Data

  /// preadv(2); an offset below 0 is the file pointer's place.
  static func read(
    _ descriptor: Int32, _ vectors: UnsafePointer<iovec>, count: Int32, at offset: Int64
  ) -> Int {
    unsafe csystem_read_at(descriptor, vectors, count, offset)
  }

  static func write(
    _ descriptor: Int32, _ vectors: UnsafePointer<iovec>, count: Int32, at offset: Int64
  ) -> Int {
    unsafe csystem_write_at(descriptor, vectors, count, offset)
  }

  /// Writes behind what is there, in one step.
  static func append(_ descriptor: Int32, _ vectors: UnsafePointer<iovec>, count: Int32) -> Int {
    unsafe csystem_append(descriptor, vectors, count)
  }

  /// preadv2(2) with RWF_NOWAIT: EAGAIN when it would have to wait, EOPNOTSUPP where
  /// nobody can tell.
  static func readWithoutWaiting(
    _ descriptor: Int32, _ vectors: UnsafePointer<iovec>, count: Int32, at offset: Int64
  ) -> Int {
    unsafe csystem_read_without_waiting(descriptor, vectors, count, offset)
  }

  static func writeWithoutWaiting(_ descriptor: Int32, _ vectors: UnsafePointer<iovec>, count: Int32) -> Int {
    unsafe csystem_write_without_waiting(descriptor, vectors, count)
  }

  /// Bytes that a FIFO takes without waiting when it is ready for writing.
  static let fifoRoom = Int(CSYSTEM_FIFO_ROOM)

  /// Whether the peer of a stream has ended its side or gone.
  static func hasPeerEnded(_ descriptor: Int32) -> Bool {
    let ended = Int16(CSYSTEM_PEER_ENDED)
    var entries = [pollfd(fd: descriptor, events: ended, revents: 0)]
    return poll(&entries, atMost: 0) > 0 && entries[0].revents & (ended | Int16(POLLHUP | POLLERR)) != 0
  }

  /// Reads up to `length` bytes of inotify(7) records.
  static func readWatch(_ descriptor: Int32, _ base: UnsafeMutableRawPointer, _ length: Int) -> Int {
    unsafe csystem_read(descriptor, base, length)
  }

  // MARK: Open files

  package static func facts(of descriptor: Int32) -> FileFacts? {
    var facts = FileFacts()
    return unsafe csystem_file_facts(descriptor, &facts) == 0 ? facts : nil
  }

  package static func seek(_ descriptor: Int32, _ offset: Int64, _ whence: Int32) -> Int {
    csystem_seek(descriptor, offset, whence)
  }

  /// Whether it lies in memory, so that nothing there waits for a disk.
  static func isInMemory(_ descriptor: Int32) -> Bool { csystem_is_in_memory(descriptor) != 0 }

  package static func truncate(_ descriptor: Int32, to size: Int64) -> Int { csystem_truncate(descriptor, size) }
  package static func sync(_ descriptor: Int32) -> Int { csystem_sync(descriptor) }

  package enum RangeLock: Sendable { case shared, exclusive, none }

  /// A lock that belongs to the open file, fcntl(2) F_OFD_SETLK; `length` 0 reaches to
  /// the end.
  package static func lock(
    _ descriptor: Int32, _ lock: RangeLock, at offset: Int64, length: Int64, waits: Bool
  ) -> Int {
    let type = lock == .shared ? F_RDLCK : lock == .exclusive ? F_WRLCK : F_UNLCK
    return csystem_lock_range(descriptor, Int32(type), offset, length, waits ? 1 : 0)
  }

  /// O_RDONLY, O_NONBLOCK and so on, of an open file.
  package static func statusFlags(_ descriptor: Int32) -> Int32 { Int32(csystem_status_flags(descriptor)) }
  package static func makeBlocking(_ descriptor: Int32) { csystem_make_blocking(descriptor) }
  /// Whether epoll(7) can tell when it is ready.
  package static func isPollable(_ descriptor: Int32) -> Bool { csystem_is_pollable(descriptor) != 0 }

  // MARK: Pipes

  /// The two ends of a Unix stream; nil and the errno(3) when there are none to be had.
  package static func makePair() -> (first: Int32, second: Int32, error: Int32) {
    var ends: [Int32] = [-1, -1]
    let result = unsafe csystem_pair(Int32(SOCK_STREAM.rawValue), &ends)
    return (ends[0], ends[1], Int32(-result))
  }

  /// pipe2(2): the end to read from and the end to write to.
  package static func makePipe() -> (reading: Int32, writing: Int32, error: Int32) {
    var ends: [Int32] = [-1, -1]
    let result = unsafe csystem_pipe(&ends)
    return (ends[0], ends[1], Int32(-result))
  }

  /// Bytes sent that the peer has not received.
  package static func unreceivedBytes(_ descriptor: Int32) -> Int { csystem_unreceived_bytes(descriptor) }

  /// A message of `length` bytes behind its length, from `progress` on.
  static func sendMessage(
    _ descriptor: Int32, _ base: UnsafeRawPointer?, _ length: UInt32, progress: Int
  ) -> Int {
    unsafe csystem_send_message(descriptor, base, length, progress)
  }

  // MARK: Changes in folders

  package static func beginWatch() -> Int { csystem_watch_begin() }
  package static func addWatch(_ descriptor: Int32, _ path: String, _ events: UInt32) -> Int {
    unsafe csystem_watch_add(descriptor, path, events)
  }
  package static func removeWatch(_ descriptor: Int32, _ watch: Int32) { csystem_watch_remove(descriptor, watch) }

  // MARK: The process

  package static var user: UInt32 { csystem_user() }
  package static func variable(_ name: String) -> String? {
    guard let value = unsafe csystem_variable(name) else { return nil }
    return unsafe String(cString: value)
  }
  package static func atExit(_ work: @escaping @convention(c) () -> Void) { _ = csystem_at_exit(work) }
}

extension SystemCalls {
  /// Flags of open(2).
  package enum OpenFlags {
    package static let readOnly = O_RDONLY
    package static let writeOnly = O_WRONLY
    package static let readWrite = O_RDWR
    package static let create = O_CREAT
    package static let exclusive = O_EXCL
    package static let append = O_APPEND
    package static let truncate = O_TRUNC
    package static let nonBlocking = O_NONBLOCK
    package static let noTerminal = O_NOCTTY
    package static let noFollow = O_NOFOLLOW
    package static let synchronous = O_SYNC
    package static let folder = O_DIRECTORY
  }

  /// What stands behind a descriptor, by the mode of stat(2).
  package enum FileType: Sendable {
    case regular, folder, characters, fifo, socket, other

    package init(_ facts: FileFacts) {
      switch facts.mode & 0o170000 {
      case 0o100000, 0o060000: self = .regular
      case 0o040000: self = .folder
      case 0o020000: self = .characters
      case 0o010000: self = .fifo
      case 0o140000: self = .socket
      default: self = .other
      }
    }
  }
}

extension SystemCalls {
  /// Reads and drops what inotify(7) has told so far.
  package static func forgetChanges(_ descriptor: Int32) {
    var records = [UInt8](repeating: 0, count: 4096)
    while unsafe records.withUnsafeMutableBytes({ unsafe readWatch(descriptor, $0.baseAddress!, $0.count) }) > 0 {}
  }
}

extension SystemCalls {
  /// A whole file, at most `capacity` bytes of it; the number of bytes, or -1.
  static func readWhole(_ path: String, _ into: UnsafeMutablePointer<CChar>?, _ capacity: Int) -> Int {
    unsafe csystem_read_file(path, into, capacity)
  }
}

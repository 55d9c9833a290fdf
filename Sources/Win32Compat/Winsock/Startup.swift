// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32
internal import Synchronization

/// WSAStartup and WSACleanup: counted, and asked for by every socket call (ERR-14).
enum Startup {
  private static let count = Atomic<Int>(0)

  @inline(__always)
  static var isDone: Bool { count.load(ordering: .relaxed) > 0 }

  fileprivate static func begin() { count.wrappingAdd(1, ordering: .relaxed) }

  fileprivate static func end() -> Bool {
    var current = count.load(ordering: .relaxed)
    while current > 0 {
      let (done, original) = count.compareExchange(
        expected: current, desired: current - 1, ordering: .relaxed)
      if done { return true }
      current = original
    }
    return false
  }
}

@c @implementation public func WSAStartup(_ version: WORD, _ data: LPWSADATA!) -> Int32 {
  guard let data = unsafe data else { return WSAEFAULT }
  let (major, minor) = (version & 0xff, version >> 8)
  if major == 0 { return WSAVERNOTSUPPORTED }
  // The caller's version, at most 2.2, which is what there is.
  let granted: WORD = major > 2 || major == 2 && minor >= 2 ? 0x0202 : version
  unsafe data.pointee = WSADATA()
  unsafe data.pointee.wVersion = granted
  unsafe data.pointee.wHighVersion = 0x0202
  Startup.begin()
  return 0
}

@c @implementation public func WSACleanup() -> Int32 {
  Startup.end() ? 0 : LastError.failSocket(WSANOTINITIALISED)
}

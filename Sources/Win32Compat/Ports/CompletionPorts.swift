// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// ioapiset.h: CreateIoCompletionPort, GetQueuedCompletionStatus(Ex),
/// PostQueuedCompletionStatus. Rules PORT-*, POST-*, GQCS-*, EX-*.

extension Handle {
  @inline(__always)
  @safe
  init(_ value: HANDLE?) { self.init(word: UInt(bitPattern: value)) }

  @inline(__always)
  var windows: HANDLE? { unsafe UnsafeMutableRawPointer(bitPattern: word) }
}

extension Patience {
  @inline(__always)
  init(_ milliseconds: DWORD) {
    self = milliseconds == .max ? .unlimited : .milliseconds(milliseconds)
  }
}

private let invalidHandleWord = UInt.max

@c @implementation public func CreateIoCompletionPort(
  _ file: HANDLE!, _ port: HANDLE!, _ key: ULONG_PTR, _ threads: DWORD
) -> HANDLE! {
  do throws(EngineError) {
    if UInt(bitPattern: file) == invalidHandleWord {
      guard unsafe port == nil else {
        LastError.code = UInt32(ERROR_INVALID_PARAMETER)
        return nil
      }
      return try unsafe Port.create(concurrency: threads).windows
    }
    guard unsafe port == nil else {
      try Association.make(Handle(file), with: Handle(port), key: key)
      if Modes.areOn { Verifier.associates(Handle(file), key: key) }
      return unsafe port
    }
    // Nothing stays behind when the file cannot be associated.
    let made = try Port.create(concurrency: threads)
    do throws(EngineError) {
      try Association.make(Handle(file), with: made, key: key)
      if Modes.areOn { Verifier.associates(Handle(file), key: key) }
    } catch {
      try Port.close(made)
      throw error
    }
    return unsafe made.windows
  } catch {
    LastError.code = UInt32(StatusTable.win32(error))
    return nil
  }
}

@c @implementation public func GetQueuedCompletionStatus(
  _ port: HANDLE!, _ bytes: LPDWORD!, _ key: PULONG_PTR!,
  _ overlapped: UnsafeMutablePointer<LPOVERLAPPED?>!, _ milliseconds: DWORD
) -> BOOL {
  guard let bytes = unsafe bytes, let key = unsafe key, let overlapped = unsafe overlapped else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  if Modes.areOn { Verifier.passesBy() }
  do throws(EngineError) {
    let packet = try Port.dequeue(Handle(port), Patience(milliseconds))
    unsafe bytes.pointee = packet.bytes
    unsafe key.pointee = packet.key
    unsafe overlapped.pointee = LPOVERLAPPED(bitPattern: packet.token)
    if packet.status == StatusTable.success { return 1 }
    return LastError.fail(StatusTable.win32(packet.status))
  } catch {
    unsafe overlapped.pointee = nil
    return LastError.fail(StatusTable.win32(error))
  }
}

@c @implementation public func GetQueuedCompletionStatusEx(
  _ port: HANDLE!, _ entries: LPOVERLAPPED_ENTRY!, _ count: ULONG, _ removed: PULONG!,
  _ milliseconds: DWORD, _ alertable: BOOL
) -> BOOL {
  guard let entries = unsafe entries, let removed = unsafe removed, count > 0 else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  if Modes.areOn { Verifier.passesBy() }
  do throws(EngineError) {
    let next =
      alertable == 0
      ? try Port.dequeue(Handle(port), Patience(milliseconds))
      : try AlertableDequeue.next(Handle(port), Patience(milliseconds))
    guard let first = next else {
      unsafe removed.pointee = 0
      return LastError.fail(Int32(bitPattern: Wait.alerted))
    }
    unsafe entries[0] = OVERLAPPED_ENTRY(first)
    var filled = 1
    if count > 1 {
      Port.dequeueMore(upTo: Int(min(count, ULONG(Limits.packetsPerDequeue))) - 1) { packet in
        // SAFETY: at most `count` - 1 more packets come, and the caller gave room for
        // `count`.
        unsafe entries[filled] = OVERLAPPED_ENTRY(packet)
        filled += 1
      }
    }
    if Modes.areOn, filled > 1 { unsafe tellOfMore(entries, filled) }
    unsafe removed.pointee = ULONG(filled)
    return 1
  } catch {
    unsafe removed.pointee = 0
    return LastError.fail(StatusTable.win32(error))
  }
}

@inline(never)
private func tellOfMore(_ entries: LPOVERLAPPED_ENTRY, _ count: Int) {
  for index in 1..<count {
    // SAFETY: the caller has filled in `count` entries.
    let entry = unsafe entries[index]
    unsafe Verifier.dequeues(
      Packet(
        key: entry.lpCompletionKey, token: UInt(bitPattern: entry.lpOverlapped),
        bytes: entry.dwNumberOfBytesTransferred, status: UInt32(truncatingIfNeeded: entry.Internal)))
  }
}

extension OVERLAPPED_ENTRY {
  fileprivate init(_ packet: Packet) {
    unsafe self.init(
      lpCompletionKey: packet.key, lpOverlapped: LPOVERLAPPED(bitPattern: packet.token),
      Internal: UInt(packet.status), dwNumberOfBytesTransferred: packet.bytes)
  }
}

@c @implementation public func PostQueuedCompletionStatus(
  _ port: HANDLE!, _ bytes: DWORD, _ key: ULONG_PTR, _ overlapped: LPOVERLAPPED!
) -> BOOL {
  do throws(EngineError) {
    try Port.post(
      Handle(port), Packet(key: key, token: UInt(bitPattern: overlapped), bytes: bytes))
    return 1
  } catch {
    return LastError.fail(StatusTable.win32(error))
  }
}

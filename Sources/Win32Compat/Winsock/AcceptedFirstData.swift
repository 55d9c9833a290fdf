// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// The second half of an AcceptEx that asked for data: a receive on the accepted
/// socket whose packet goes to the listener's port with the listener's key.
///
/// A list says which ones are under way, since cancelling and closing name the
/// listener. Its lock is taken last, and nothing else is done under it.
enum AcceptedFirstData {
  private struct Entry {
    let listener: Handle
    let target: Handle
    let token: UInt
    let submitter: Int32
    let key: UInt
    let port: Stable<Port>?
  }

  private static let entries = Guarded<[Entry]>([])

  /// Marks a record as another handle's business: a cancel on the accepted socket
  /// passes it by (rule ACCEPT-19).
  static let foreign: UInt = 1 << 63

  /// Runs under the locks of both sockets. Answers that the accept's own packet is not
  /// to be queued: the one of the first data takes its place.
  static func begin(
    _ record: OverlappedRecord, _ listener: Stable<Socket>, _ target: Stable<Socket>,
    _ packet: UnsafeMutableRawPointer
  ) -> Bool {
    let port = listener.value.port
    port?.value.retain()
    let entry = Entry(
      listener: listener.value.handle, target: target.value.handle, token: record.value.token,
      submitter: record.value.submitter, key: listener.value.key, port: port)
    entries.withLock { $0.append(entry) }
    record.value.kind = .receive
    unsafe record.value.completion = arrived
    record.value.context = foreign
    // The entry knows the thread; on the accepted socket it is nobody's operation.
    record.value.submitter = 0
    record.value.progress = 0
    do throws(EngineError) {
      _ = try target.value.submitReceive(record)
      return false
    } catch {
      drop(record.value.token)
      let hasEvent = unsafe record.overlapped.pointee.hEvent != nil
      defer { if !hasEvent { AwaitedIO.signal(entry.listener) } }
      // The client is gone again: by a reset, as a receive that waits would say.
      var status = StatusTable.success
      if case .system(let code) = error.cause { status = StatusTable.status(of: code) }
      if unsafe AcceptRequest.finish(record, status, 0, packet) {
        port?.push(Packet(key: entry.key, token: entry.token, status: status), fromBase: false, hadWaited: false)
      }
      return false
    }
  }

  private static let arrived: Completion = { _, address, code, count, packet in
    let record = unsafe OverlappedRecord(address: address)
    let token = record.value.token
    guard let entry = take(token) else { return false }
    let status = StatusTable.status(of: code)
    // Not to be asked afterwards.
    let hasEvent = unsafe record.overlapped.pointee.hEvent != nil
    let isWanted = unsafe AcceptRequest.finish(record, status, code == 0 ? count : 0, packet)
    if isWanted, let port = entry.port {
      port.push(
        Packet(key: entry.key, token: token, bytes: UInt32(code == 0 ? count : 0), status: status),
        fromBase: false, hadWaited: false)
    }
    if !hasEvent { AwaitedIO.signal(entry.listener) }
    entry.port?.release()
    return false
  }

  /// Cancels those of a listener, or of an accepted socket that is closed; answers
  /// how many. `token` 0 means all, `submitter` nil any thread.
  static func cancel(_ handle: Handle, token: UInt, submitter: Int32?) -> Int {
    let found = entries.withLock { entries in
      entries.filter {
        $0.listener == handle && (token == 0 || $0.token == token)
          && (submitter == nil || $0.submitter == submitter)
      }
    }
    var count = 0
    for entry in found {
      count += (try? Socket.cancel(entry.target) { $0.token == entry.token && $0.context == foreign }) ?? 0
    }
    return count
  }

  private static func take(_ token: UInt) -> Entry? {
    entries.withLock { entries in
      guard let index = entries.firstIndex(where: { $0.token == token }) else { return nil }
      return entries.remove(at: index)
    }
  }

  private static func drop(_ token: UInt) { take(token)?.port?.release() }
}

// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// ConnectEx; programs get it through WSAIoctl. Rules CONN-*.

@c @implementation public func iocp_ConnectEx(
  _ s: SOCKET, _ name: UnsafePointer<iocp_sockaddr>!, _ length: Int32, _ data: PVOID!, _ dataSize: DWORD,
  _ bytes: LPDWORD!, _ overlapped: LPOVERLAPPED!
) -> BOOL {
  guard let overlapped = unsafe overlapped else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  var address = KernelAddress()
  do throws(WinsockFailure) {
    try SocketCall.locked(s, .connect) { socket throws(WinsockFailure) in
      let face = socket.value.face
      guard face.isStream else { throw WinsockFailure(WSAEOPNOTSUPP) }
      if socket.value.checkConnected() { throw WinsockFailure(WSAEISCONN) }
      guard !face.isDisjoint(with: [.bound, .reused]), face.isDisjoint(with: [.listening, .awaitsAccept, .connecting])
      else {
        throw WinsockFailure(WSAEINVAL)
      }
      address = try unsafe KernelAddress(name, length, family: face.family)
      guard !address.isAnyHost else { throw WinsockFailure(WSAEADDRNOTAVAIL) }
      socket.value.face.insert(.connecting)
    }
  } catch {
    return LastError.fail(error.code)
  }
  let record = unsafe OperationPool.take(.connect, overlapped, connectEnded)
  unsafe record.value.buffer = data
  record.value.length = unsafe data == nil ? 0 : Int(dataSize)
  WatchedOperations.begins(record, on: Handle(word: s))
  unsafe OverlappedState.begin(overlapped)
  do throws(EngineError) {
    var result = Submission.pending
    var refusal: EngineError?
    unsafe address.read { address, length in
      do throws(EngineError) {
        result = try unsafe Socket.connect(Handle(word: s), address, length, record)
      } catch {
        refusal = error
      }
    }
    if let refusal { throw refusal }
    guard case .completed(let sent) = result else { return LastError.fail(ERROR_IO_PENDING) }
    if let bytes = unsafe bytes { unsafe bytes.pointee = DWORD(sent) }
    return 1
  } catch {
    OperationPool.give(back: record)
    _ = try? SocketCall.locked(s, .connect) { $0.value.face.remove(.connecting) }
    return LastError.fail(StatusTable.winsock(error))
  }
}

private let connectEnded: Completion = { address, operation, code, sent, packet in
  let socket = unsafe Stable<Socket>(address: address)
  let record = unsafe OverlappedRecord(address: operation)
  socket.value.face.remove(.connecting)
  if code == 0 {
    socket.value.face.insert([.connected, .lacksContext])
    socket.value.faceTime = SystemCalls.monotonicSeconds()
  }
  return unsafe AcceptRequest.finish(record, StatusTable.status(of: code), sent, packet)
}

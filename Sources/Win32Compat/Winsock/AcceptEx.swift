// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// AcceptEx and GetAcceptExSockaddrs. Rules ACCEPT-*.
///
/// The operation belongs to the listener: its packet has the listener's key, and it
/// is cancelled there. When data is asked for, it goes on, after the connection, as
/// a receive on the accepted socket (AcceptedFirstData).

@c @implementation public func AcceptEx(
  _ listener: SOCKET, _ accepted: SOCKET, _ buffer: PVOID!, _ dataSize: DWORD, _ localSize: DWORD,
  _ remoteSize: DWORD, _ bytes: LPDWORD!, _ overlapped: LPOVERLAPPED!
) -> BOOL {
  guard let overlapped = unsafe overlapped else { return LastError.fail(ERROR_INVALID_PARAMETER) }
  do throws(WinsockFailure) {
    try AcceptRequest.check(listener, accepted, dataSize, localSize, remoteSize, hasBuffer: unsafe buffer != nil)
  } catch {
    return LastError.fail(error.code)
  }
  let request = AcceptRequest(target: Handle(word: accepted), localSize: localSize, remoteSize: remoteSize)
  let record = unsafe OperationPool.take(.accept, overlapped, AcceptRequest.ended)
  unsafe record.value.buffer = buffer
  record.value.length = Int(dataSize)
  record.value.context = request.word
  // With room for no address the connection stays in the queue (rule ACCEPT-21).
  record.value.flags = request.hasRoom(listener) ? 0 : Int32(MSG_PEEK)
  WatchedOperations.begins(
    record, on: Handle(word: listener), moreBytes: Int(request.localSize + request.remoteSize), target: request.target)
  unsafe OverlappedState.begin(overlapped)
  do throws(EngineError) {
    // The OVERLAPPED is not looked at any more: its packet may have been dequeued. With
    // room for data it is the packet that tells how much has come.
    guard case .completed = try Socket.accept(Handle(word: listener), record) else {
      return LastError.fail(ERROR_IO_PENDING)
    }
    if let bytes = unsafe bytes { unsafe bytes.pointee = 0 }
    return 1
  } catch {
    request.forgetTarget()
    OperationPool.give(back: record)
    return LastError.fail(StatusTable.winsock(error))
  }
}

/// What a record of kind accept carries in its `context`.
struct AcceptRequest {
  let target: Handle
  let localSize: UInt
  let remoteSize: UInt

  init(target: Handle, localSize: DWORD, remoteSize: DWORD) {
    self.target = target
    self.localSize = UInt(min(localSize, 0x7fff))
    self.remoteSize = UInt(min(remoteSize, 0x7fff))
  }

  init(_ word: UInt) {
    target = Handle(word: word & 0x7fff_ffff)
    localSize = word >> 32 & 0x7fff
    remoteSize = word >> 47 & 0x7fff
  }

  var word: UInt { target.word | localSize << 32 | remoteSize << 47 }

  /// An address and 16 bytes, for either side.
  func hasRoom(_ listener: SOCKET) -> Bool {
    let family = (try? SocketCall.locked(listener, .accept) { $0.value.face.family }) ?? AF_INET
    let needed = UInt(KernelAddress.size(family)) + 16
    return localSize >= needed && remoteSize >= needed
  }

  /// Windows' own checks, in its order; marks the target.
  static func check(
    _ listener: SOCKET, _ accepted: SOCKET, _ dataSize: DWORD, _ localSize: DWORD, _ remoteSize: DWORD,
    hasBuffer: Bool
  ) throws(WinsockFailure) {
    let family = try SocketCall.locked(listener, .accept) { socket throws(WinsockFailure) -> Int32 in
      guard socket.value.face.contains(.listening) else { throw WinsockFailure(WSAEINVAL) }
      return socket.value.face.family
    }
    if remoteSize == 0 || !hasBuffer { throw WinsockFailure(WSAEFAULT) }
    guard Int(dataSize) <= Limits.bytesPerOperation else { throw WinsockFailure(WSAEINVAL) }
    try SocketCall.locked(accepted, .accept) { socket throws(WinsockFailure) in
      let face = socket.value.face
      guard face.isStream, face.family == family, !socket.value.isRegistered,
        face.isDisjoint(with: [.bound, .listening, .connected, .connecting, .awaitsAccept])
      else { throw WinsockFailure(WSAEINVAL) }
      socket.value.face.insert(.awaitsAccept)
      socket.value.faceHandle = Handle(word: listener)
    }
  }

  /// The target may be used again.
  func forgetTarget() {
    guard let slot = try? HandleTable.lock(target, .socket, for: .accept) else { return }
    slot.socket.value.face.remove(.awaitsAccept)
    slot.unlock()
  }

  /// The engine's answer, under the listener's lock. The target's lock is taken
  /// inside of it, never the other way round.
  static let ended: Completion = { listener, address, code, descriptor, packet in
    let record = unsafe OverlappedRecord(address: address)
    let request = AcceptRequest(record.value.context)
    guard code == 0, record.value.flags == 0 else {
      request.forgetTarget()
      let status = code == 0 ? StatusTable.bufferTooSmall : StatusTable.status(of: code)
      return unsafe finish(record, status, 0, packet)
    }
    guard let slot = try? HandleTable.lock(request.target, .socket, for: .accept) else {
      SystemCalls.close(Int32(descriptor))
      return unsafe finish(record, StatusTable.cancelled, 0, packet)
    }
    defer { slot.unlock() }
    let socket = slot.socket
    socket.value.replaceDescriptor(Int32(descriptor), isPinned: slot.isPinned)
    socket.value.face.remove(.awaitsAccept)
    socket.value.face.insert([.bound, .connected, .lacksContext, .accepted])
    socket.value.faceTime = SystemCalls.monotonicSeconds()
    unsafe request.writeAddresses(of: socket, to: record.value.buffer! + record.value.length)
    if record.value.length == 0 { return unsafe finish(record, StatusTable.success, 0, packet) }
    return unsafe AcceptedFirstData.begin(record, Stable<Socket>(address: listener), socket, packet)
  }

  static func finish(
    _ record: OverlappedRecord, _ status: UInt32, _ count: Int, _ packet: UnsafeMutableRawPointer
  ) -> Bool {
    // SAFETY: the engine passes the address of a Packet that it is about to queue.
    let packet = unsafe packet.assumingMemoryBound(to: Packet.self)
    unsafe packet.pointee.status = status
    unsafe packet.pointee.bytes = UInt32(count)
    let isWanted = unsafe OverlappedState.finish(record.overlapped, status, count)
    OperationPool.give(back: record)
    return isWanted
  }

  /// Layout of the output buffer: data, local address, remote address (ACCEPT-20).
  private func writeAddresses(of socket: Stable<Socket>, to area: UnsafeMutableRawPointer) {
    var address = KernelAddress()
    // SAFETY: `hasRoom` has seen that each part takes an address of this family.
    if unsafe address.fill({ unsafe SystemCalls.localAddress(socket.value.descriptor, $0, &$1) }) == 0 {
      unsafe address.write(to: area)
    }
    if unsafe address.fill({ unsafe SystemCalls.peerAddress(socket.value.descriptor, $0, &$1) }) == 0 {
      unsafe address.write(to: area + Int(localSize))
    }
  }
}

@c @implementation public func GetAcceptExSockaddrs(
  _ buffer: PVOID!, _ dataSize: DWORD, _ localSize: DWORD, _ remoteSize: DWORD,
  _ local: UnsafeMutablePointer<UnsafeMutablePointer<iocp_sockaddr>?>!, _ localLength: LPINT!,
  _ remote: UnsafeMutablePointer<UnsafeMutablePointer<iocp_sockaddr>?>!, _ remoteLength: LPINT!
) {
  guard let buffer = unsafe buffer else { return }
  // SAFETY: the caller passes the buffer and sizes of its AcceptEx.
  unsafe giveAddress(buffer + Int(dataSize), local, localLength)
  unsafe giveAddress(buffer + Int(dataSize) + Int(localSize), remote, remoteLength)
}

private func giveAddress(
  _ area: UnsafeMutableRawPointer, _ address: UnsafeMutablePointer<UnsafeMutablePointer<iocp_sockaddr>?>?,
  _ length: LPINT?
) {
  let family = unsafe Int32(area.loadUnaligned(as: UInt16.self))
  if let address = unsafe address { unsafe address.pointee = area.assumingMemoryBound(to: iocp_sockaddr.self) }
  if let length = unsafe length { unsafe length.pointee = KernelAddress.size(family) }
}

// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// TransmitFile and TransmitPackets: memory and files as one operation, with one packet
/// that counts all bytes. Rules FILE-11, FILE-14.

@c @implementation public func TransmitFile(
  _ s: SOCKET, _ file: HANDLE?, _ bytes: DWORD, _ bytesPerSend: DWORD, _ overlapped: LPOVERLAPPED?,
  _ buffers: LPTRANSMIT_FILE_BUFFERS?, _ flags: DWORD
) -> BOOL {
  unsafe TransmitRequest.perform(s, overlapped, flags) { transmission throws(WinsockFailure) in
    if let buffers = unsafe buffers, let head = unsafe buffers.pointee.Head {
      unsafe transmission.add(head, Int(buffers.pointee.HeadLength))
    }
    if let file = unsafe file {
      let offset: Int64? = unsafe overlapped.map {
        unsafe Int64($0.pointee.OffsetHigh) << 32 | Int64($0.pointee.Offset)
      }
      try transmission.add(Handle(file), from: offset, length: bytes == 0 ? nil : Int(bytes))
    }
    if let buffers = unsafe buffers, let tail = unsafe buffers.pointee.Tail {
      unsafe transmission.add(tail, Int(buffers.pointee.TailLength))
    }
  }
}

@c @implementation public func iocp_TransmitPackets(
  _ s: SOCKET, _ elements: LPTRANSMIT_PACKETS_ELEMENT?, _ count: DWORD, _ sendSize: DWORD,
  _ overlapped: LPOVERLAPPED?, _ flags: DWORD
) -> BOOL {
  unsafe TransmitRequest.perform(s, overlapped, flags) { transmission throws(WinsockFailure) in
    guard let elements = unsafe elements else {
      if count == 0 { return }
      throw WinsockFailure(WSAEFAULT)
    }
    for index in 0..<Int(count) {
      let element = unsafe elements[index]
      switch Int32(unsafe element.dwElFlags) & (TP_ELEMENT_MEMORY | TP_ELEMENT_FILE) {
      case TP_ELEMENT_MEMORY:
        guard let buffer = unsafe element.pBuffer else { throw WinsockFailure(WSAEFAULT) }
        unsafe transmission.add(buffer, Int(element.cLength))
      case TP_ELEMENT_FILE:
        let offset = unsafe element.nFileOffset.QuadPart
        // -1 is the file's own position, and 0 bytes are the rest of the file.
        let length = unsafe element.cLength
        try transmission.add(
          Handle(unsafe element.hFile), from: offset < 0 ? nil : offset, length: length == 0 ? nil : Int(length))
      default: throw WinsockFailure(WSAEINVAL)
      }
    }
  }
}

extension Transmission {
  /// - Parameter offset: nil for the file's own position.
  fileprivate mutating func add(
    _ file: Handle, from offset: Int64?, length: Int?
  ) throws(WinsockFailure) {
    guard let (descriptor, position) = TransmittedFile.duplicate(file) else {
      throw WinsockFailure(ERROR_INVALID_HANDLE)
    }
    add(file: descriptor, from: offset ?? position, length: length)
  }
}

private enum TransmitRequest {
  static func perform(
    _ s: SOCKET, _ overlapped: LPOVERLAPPED?, _ flags: DWORD,
    _ fill: (inout Transmission) throws(WinsockFailure) -> Void
  ) -> BOOL {
    do throws(WinsockFailure) {
      try SocketCall.locked(s, .send) { socket throws(WinsockFailure) in
        guard socket.value.face.isStream, socket.value.checkConnected() else { throw WinsockFailure(WSAENOTCONN) }
        if socket.value.isSendingShutDown { throw WinsockFailure(WSAESHUTDOWN) }
      }
      let transmission = Stable(Transmission(afterwards: try afterwards(flags)))
      do throws(WinsockFailure) {
        try fill(&transmission.value)
        return try unsafe start(s, transmission, overlapped)
      } catch {
        transmission.destroy()
        throw error
      }
    } catch {
      return LastError.fail(error.code)
    }
  }

  /// TF_REUSE_SOCKET is possible with TF_DISCONNECT only (Microsoft Learn, TransmitFile).
  private static func afterwards(_ flags: DWORD) throws(WinsockFailure) -> Transmission.Afterwards {
    let ends = flags & DWORD(TF_DISCONNECT) != 0
    let isReused = flags & DWORD(TF_REUSE_SOCKET) != 0
    if isReused, !ends { throw WinsockFailure(WSAEINVAL) }
    return isReused ? .makesRoomForAnother : ends ? .ends : .stays
  }

  private static func start(
    _ s: SOCKET, _ transmission: Stable<Transmission>, _ overlapped: LPOVERLAPPED?
  ) throws(WinsockFailure) -> BOOL {
    guard let overlapped = unsafe overlapped else {
      var none = unsafe OVERLAPPED()
      let record = unsafe OperationPool.take(.transmit, &none, ended)
      defer { OperationPool.give(back: record) }
      record.value.transmission = transmission
      try Disconnection.wait(s, record)
      if transmission.value.afterwards == .makesRoomForAnother {
        try SocketCall.locked(s, .send) { $0.value.becameReusable() }
      }
      transmission.destroy()
      return 1
    }
    let record = unsafe OperationPool.take(.transmit, overlapped, ended)
    record.value.transmission = transmission
    WatchedOperations.begins(record, on: Handle(word: s))
    unsafe OverlappedState.begin(overlapped)
    return try Disconnection.start(s, record)
  }

  private static let ended: Completion = { socket, address, code, moved, packet in
    let record = unsafe OverlappedRecord(address: address)
    let transmission = record.value.transmission
    if code == 0, transmission.value.afterwards == .makesRoomForAnother {
      unsafe Stable<Socket>(address: socket).value.becameReusable()
    }
    transmission.destroy()
    return unsafe OverlappedTransfer.ended(socket, address, code, moved, packet)
  }
}

/// Where files come from: the one place that knows how a handle leads to a descriptor.
enum TransmittedFile {
  /// A descriptor of our own for the same open file, and the file's position; nil when
  /// the handle names no file.
  static func duplicate(_ file: Handle) -> (descriptor: Int32, position: Int64)? {
    try? FileCall.locked(file, .send) { file -> (descriptor: Int32, position: Int64)? in
      let descriptor = SystemCalls.duplicate(file.value.descriptor)
      guard descriptor >= 0 else { return nil }
      // SEEK_CUR 1 (lseek(2)); what has no places begins at its beginning.
      return (Int32(descriptor), Int64(max(0, SystemCalls.seek(file.value.descriptor, 0, 1))))
    }
  }
}

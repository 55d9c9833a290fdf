// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// Datagrams: one call moves one, and what does not fit is lost. An ICMP message about
/// a datagram sent earlier shows as an error of whatever call comes next; it is sorted
/// out here and reported to a receive, or to nobody.
extension Socket {
  mutating func attemptReceiveDatagram(_ operation: Stable<Operation>) -> Attempt {
    if lacksAddress { return .failed(EINVAL) }
    let result = receiving { descriptor in operation.receiveDatagram(descriptor) }
    if result < 0 {
      let error = Int32(-result)
      return error == ECONNREFUSED ? .failed(error) : failed(error, isSending: false)
    }
    // With MSG_TRUNC the kernel tells how long the datagram was (recv(2)).
    operation.value.progress = min(result, operation.value.length)
    return result > operation.value.length ? .failed(EMSGSIZE) : .done(result)
  }

  /// - Parameter first: What the kernel has answered already.
  mutating func attemptSendDatagram(_ operation: Stable<Operation>, after first: Int? = nil) -> Attempt {
    let result = sending(after: first) { descriptor in operation.sendDatagram(descriptor) }
    if result < 0 { return failed(Int32(-result), isSending: true) }
    // The kernel has bound it, if nobody else had.
    lacksAddress = false
    operation.value.progress = result
    return .done(result)
  }

  /// Repeats a receive past errors that are none of a receive's.
  @inline(__always)
  private mutating func receiving(_ call: (Int32) -> Int) -> Int {
    while true {
      if hasUnreachableReport {
        hasUnreachableReport = false
        return -Int(ECONNREFUSED)
      }
      let result = call(descriptor)
      if result >= 0 || result == -Int(EAGAIN) { return result }
      guard takeReport(Int32(-result)) else { return result }
    }
  }

  /// As `receiving`. The report is kept for a receive, one that waits already or the
  /// next to come.
  @inline(__always)
  private mutating func sending(after first: Int?, _ call: (Int32) -> Int) -> Int {
    var result = first ?? call(descriptor)
    // Unreachable networks are also the answer to a datagram of our own: ask twice.
    if result < 0, takeReport(Int32(-result)) { result = call(descriptor) }
    if hasUnreachableReport, !receives.isEmpty { performReceives(fromBase: false) }
    return result
  }

  /// Whether the error is what ICMP said about an earlier datagram. The kernel tells it
  /// once, and keeps copies that would make the descriptor look ready for ever.
  @inline(never)
  private mutating func takeReport(_ error: Int32) -> Bool {
    switch error {
    case ECONNREFUSED:
      if reportsUnreachable {
        hasUnreachableReport = true
        receiving.becameReady(hasEnded: false)
      }
    // Of these Windows' programs hear nothing, and Linux' are told to go on (ip(7)).
    case EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, ENETDOWN, ENONET, ENOPROTOOPT, EPROTO, EMSGSIZE, EOPNOTSUPP:
      break
    default:
      return false
    }
    SystemCalls.drainErrors(descriptor)
    return true
  }
}

extension Stable where Value == Operation {
  /// recvfrom(2) or recvmsg(2), whichever is enough. Answers the datagram's own length.
  @inline(__always)
  fileprivate func receiveDatagram(_ descriptor: Int32) -> Int {
    let flags = (value.flags & ~Int32(MSG_WAITALL)) | Int32(MSG_TRUNC)
    guard value.kind == .receiveFrom else {
      if value.vectorCount == 0 {
        return unsafe SystemCalls.receive(descriptor, value.buffer, value.length, flags)
      }
      return unsafe SystemCalls.receive(descriptor, value.vectors, count: Int(value.vectorCount), flags)
    }
    let envelope = value.envelope
    if value.vectorCount == 0, envelope.value.controlLength == 0 {
      var length = Envelope.addressCapacity
      let result = unsafe withUnsafeMutableBytes(of: &envelope.value.address) { address in
        unsafe SystemCalls.receiveFrom(
          descriptor, value.buffer, value.length, flags, address.baseAddress, &length)
      }
      if result >= 0 { envelope.value.addressLength = min(length, Envelope.addressCapacity) }
      return result
    }
    return unsafe withMessage(envelope, addressLength: Envelope.addressCapacity) { message in
      let result = unsafe SystemCalls.receiveMessage(descriptor, &message, flags)
      if result >= 0 {
        envelope.value.addressLength = unsafe min(message.msg_namelen, Envelope.addressCapacity)
        envelope.value.controlLength = unsafe Int(message.msg_controllen)
        envelope.value.flags = unsafe message.msg_flags
      }
      return result
    }
  }

  @inline(__always)
  fileprivate func sendDatagram(_ descriptor: Int32) -> Int {
    guard value.kind == .sendTo else {
      if value.vectorCount == 0 {
        return unsafe SystemCalls.send(descriptor, value.buffer, value.length, value.flags)
      }
      return unsafe SystemCalls.send(descriptor, value.vectors, count: Int(value.vectorCount), value.flags)
    }
    let envelope = value.envelope
    if value.vectorCount == 0, envelope.value.controlLength == 0 {
      let length = envelope.value.addressLength
      return unsafe withUnsafeBytes(of: &envelope.value.address) { address in
        unsafe SystemCalls.sendTo(
          descriptor, value.buffer, value.length, value.flags, length == 0 ? nil : address.baseAddress,
          length)
      }
    }
    return unsafe withMessage(envelope, addressLength: envelope.value.addressLength) { message in
      unsafe SystemCalls.sendMessage(descriptor, &message, value.flags)
    }
  }

  /// The operation as recvmsg(2) and sendmsg(2) want it.
  private func withMessage(
    _ envelope: Stable<Envelope>, addressLength: UInt32, _ body: (inout msghdr) -> Int
  ) -> Int {
    var single = unsafe iovec(iov_base: value.buffer, iov_len: value.length)
    let controlLength = envelope.value.controlLength
    let control = unsafe controlLength == 0 ? nil : envelope.value.control
    return unsafe withUnsafeMutablePointer(to: &single) { single in
      unsafe withUnsafeMutableBytes(of: &envelope.value.address) { address in
        // SAFETY: all that the message points to lies in the operation, which is ours,
        // or in this frame.
        var message = unsafe msghdr(
          msg_name: addressLength == 0 ? nil : address.baseAddress, msg_namelen: addressLength,
          msg_iov: value.vectorCount == 0 ? single : value.vectors,
          msg_iovlen: Int(max(1, value.vectorCount)), msg_control: control, msg_controllen: controlLength,
          msg_flags: 0)
        return unsafe body(&message)
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// getaddrinfo and its relatives, gethostbyname, gethostname.

@c @implementation public func getaddrinfo(
  _ node: PCSTR!, _ service: PCSTR!, _ hints: UnsafePointer<ADDRINFOA>!, _ result: UnsafeMutablePointer<PADDRINFOA?>!
) -> INT {
  guard Startup.isDone else { return resolutionFailed(WSANOTINITIALISED) }
  guard let result = unsafe result else { return resolutionFailed(WSAEFAULT) }
  unsafe result.pointee = nil
  guard unsafe node != nil || service != nil else { return resolutionFailed(WSAHOST_NOT_FOUND) }
  let hint = unsafe hints?.pointee ?? ADDRINFOA()
  do throws(Resolver.Failure) {
    let answers = try unsafe Resolver.resolve(
      node.map { unsafe String(cString: $0) }, service.map { unsafe String(cString: $0) },
      family: Family.kernel(hint.ai_family), type: hint.ai_socktype, protocolNumber: hint.ai_protocol,
      flags: hint.ai_flags & 7)
    unsafe result.pointee = AddressList.make(answers)
    return 0
  } catch {
    return resolutionFailed(StatusTable.winsock(error))
  }
}

private func resolutionFailed(_ code: Int32) -> Int32 {
  LastError.code = UInt32(code)
  return code
}

/// A linked list in memory of ours, which freeaddrinfo takes back.
private enum AddressList {
  static func make(_ answers: [Resolver.Answer]) -> PADDRINFOA? {
    var list: PADDRINFOA?
    for answer in answers.reversed() {
      let entry = PADDRINFOA.allocate(capacity: 1)
      let address = UnsafeMutableRawPointer.allocate(byteCount: 128, alignment: 8)
      unsafe address.initializeMemory(as: UInt8.self, repeating: 0, count: 128)
      unsafe address.copyMemory(from: answer.address, byteCount: min(128, answer.address.count))
      unsafe address.storeBytes(of: UInt16(Family.windows(answer.family)), as: UInt16.self)
      var value = unsafe ADDRINFOA()
      unsafe value.ai_family = Family.windows(answer.family)
      unsafe value.ai_socktype = answer.type
      unsafe value.ai_protocol = answer.protocolNumber
      unsafe value.ai_addrlen = numericCast(answer.address.count)
      unsafe value.ai_addr = address.assumingMemoryBound(to: iocp_sockaddr.self)
      unsafe value.ai_canonname = answer.canonicalName.map { unsafe CText.copy($0) }
      unsafe value.ai_next = list
      unsafe entry.initialize(to: value)
      unsafe list = entry
    }
    return unsafe list
  }

  static func free(_ list: PADDRINFOA?) {
    var next = unsafe list
    while let entry = unsafe next {
      unsafe next = entry.pointee.ai_next
      if let address = unsafe entry.pointee.ai_addr { unsafe UnsafeMutableRawPointer(address).deallocate() }
      unsafe entry.pointee.ai_canonname?.deallocate()
      unsafe entry.deallocate()
    }
  }
}

@c @implementation public func freeaddrinfo(_ list: PADDRINFOA!) { unsafe AddressList.free(list) }

@c @implementation public func getnameinfo(
  _ address: UnsafePointer<SOCKADDR>!, _ length: iocp_socklen_t, _ node: PCHAR!, _ nodeSize: DWORD,
  _ service: PCHAR!, _ serviceSize: DWORD, _ flags: INT
) -> INT {
  guard Startup.isDone else { return resolutionFailed(WSANOTINITIALISED) }
  guard let address = unsafe address, length >= 16 else { return resolutionFailed(WSAEFAULT) }
  // SAFETY: the caller gave `length` bytes.
  var bytes = unsafe Array(UnsafeRawBufferPointer(start: address, count: min(128, Int(length))))
  if bytes[0] == UInt8(AF_INET6) { bytes[0] = UInt8(Family.kernelIPv6) }
  // NI_NUMERICHOST is 2 and NI_NUMERICSERV 8 on Windows, 1 and 2 on Linux.
  let kernelFlags: Int32 = (flags & 2 != 0 ? 1 : 0) | (flags & 8 != 0 ? 2 : 0) | (flags & 4 != 0 ? 8 : 0)
  do throws(Resolver.Failure) {
    let name = try Resolver.name(bytes, flags: kernelFlags)
    if let node = unsafe node, nodeSize > 0 {
      guard name.node.utf8.count < Int(nodeSize) else { return resolutionFailed(WSAEFAULT) }
      unsafe CText.write(name.node, to: node)
    }
    if let service = unsafe service, serviceSize > 0 {
      guard name.service.utf8.count < Int(serviceSize) else { return resolutionFailed(WSAEFAULT) }
      unsafe CText.write(name.service, to: service)
    }
    return 0
  } catch {
    return resolutionFailed(StatusTable.winsock(error))
  }
}

@c @implementation public func gai_strerrorA(_ error: Int32) -> UnsafeMutablePointer<CChar>! {
  let text =
    switch error {
    case WSAHOST_NOT_FOUND: "No such host is known."
    case WSATYPE_NOT_FOUND: "The service is not known for this socket type."
    case WSATRY_AGAIN: "The name server did not answer; try again."
    case WSANO_RECOVERY: "The name server failed."
    case WSAEAFNOSUPPORT: "The address family is not supported."
    case WSAESOCKTNOSUPPORT: "The socket type is not supported."
    case WSA_NOT_ENOUGH_MEMORY: "Not enough memory."
    default: "Name resolution failed with error \(error)."
    }
  return unsafe ThreadText.store(text)
}

@c @implementation public func iocp_gethostname(_ name: UnsafeMutablePointer<CChar>!, _ length: Int32) -> Int32 {
  guard Startup.isDone else { return LastError.failSocket(WSANOTINITIALISED) }
  guard let name = unsafe name, let host = Resolver.hostName(), host.utf8.count < length else {
    return LastError.failSocket(WSAEFAULT)
  }
  unsafe CText.write(host, to: name)
  return 0
}

@c @implementation public func gethostbyname(_ name: UnsafePointer<CChar>!) -> UnsafeMutablePointer<iocp_hostent>! {
  guard Startup.isDone else {
    LastError.code = UInt32(WSANOTINITIALISED)
    return nil
  }
  // NULL and "" mean this machine (Microsoft Learn, gethostbyname).
  let given = unsafe name.map { unsafe String(cString: $0) } ?? ""
  let host = given.isEmpty ? Resolver.hostName() ?? "localhost" : given
  do throws(Resolver.Failure) {
    let answers = try Resolver.resolve(
      host, nil, family: AF_INET, type: SOCK_STREAM, protocolNumber: 0, flags: 2)
    return unsafe HostEntry.make(host, answers)
  } catch {
    LastError.code = UInt32(StatusTable.winsock(error))
    return nil
  }
}

/// Entries that gethostbyname has given out: one block each, kept for the next
/// `capacity` calls of any thread.
private enum HostEntry {
  private static let capacity = 64
  private static let lock = Lock()
  // SAFETY: guarded by `lock`.
  private nonisolated(unsafe) static var blocks: [UnsafeMutableRawPointer] = unsafe []

  /// hostent, no alias, up to 32 addresses and their pointers, the name.
  static func make(_ name: String, _ answers: [Resolver.Answer]) -> UnsafeMutablePointer<iocp_hostent> {
    let addresses = answers.prefix(32).map { $0.address[4..<8] }
    let official = answers.first?.canonicalName ?? name
    let pointers = 64
    let values = pointers + 8 * (addresses.count + 2)
    let text = values + 4 * addresses.count
    let block = UnsafeMutableRawPointer.allocate(byteCount: text + official.utf8.count + 1, alignment: 16)
    unsafe block.initializeMemory(as: UInt8.self, repeating: 0, count: text)
    // SAFETY: offsets are within the block by its size above.
    let list = unsafe (block + pointers).assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self)
    for (index, address) in addresses.enumerated() {
      let place = unsafe block + values + 4 * index
      unsafe place.copyMemory(from: Array(address), byteCount: 4)
      unsafe list[index + 1] = place.assumingMemoryBound(to: CChar.self)
    }
    let chars = unsafe (block + text).assumingMemoryBound(to: CChar.self)
    unsafe CText.write(official, to: chars)
    let entry = unsafe block.assumingMemoryBound(to: iocp_hostent.self)
    // list[0] is the empty list of aliases; addresses follow it.
    unsafe entry.initialize(
      to: iocp_hostent(
        h_name: chars, h_aliases: list, h_addrtype: Int16(AF_INET), h_length: 4, h_addr_list: list + 1))
    lock.withLock {
      unsafe blocks.append(block)
      if unsafe blocks.count > capacity { unsafe blocks.removeFirst().deallocate() }
    }
    return unsafe entry
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// Names and addresses, by the C library: getaddrinfo(3), getnameinfo(3),
/// inet_pton(3), gethostname(2). getaddrinfo may wait for the network.
package enum Resolver {
  /// One answer: an address in the kernel's form.
  package struct Answer: Sendable {
    package let family: Int32
    package let type: Int32
    package let protocolNumber: Int32
    package let address: [UInt8]
    package let canonicalName: String?
  }

  package enum Failure: Error, Sendable {
    case noSuchName, noSuchService, familyNotSupported, typeNotSupported, badFlags, tryAgain, outOfMemory, failed
  }

  /// AI_PASSIVE 1, AI_CANONNAME 2, AI_NUMERICHOST 4 have the same numbers everywhere.
  package static func resolve(
    _ node: String?, _ service: String?, family: Int32, type: Int32, protocolNumber: Int32, flags: Int32
  ) throws(Failure) -> [Answer] {
    var hints = unsafe addrinfo()
    unsafe hints.ai_family = family
    unsafe hints.ai_socktype = type
    unsafe hints.ai_protocol = protocolNumber
    unsafe hints.ai_flags = flags
    var list: UnsafeMutablePointer<addrinfo>?
    let result = unsafe withOptionalCString(node) { node in
      unsafe withOptionalCString(service) { service in unsafe getaddrinfo(node, service, &hints, &list) }
    }
    guard result == 0 else { throw failure(result) }
    defer { unsafe freeaddrinfo(list) }
    var answers: [Answer] = []
    var next = unsafe list
    while let entry = unsafe next {
      answers.append(unsafe Answer(entry))
      unsafe next = entry.pointee.ai_next
    }
    return answers
  }

  /// Node and service of an address; NI_NUMERICHOST 1, NI_NUMERICSERV 2 (Linux).
  package static func name(_ address: [UInt8], flags: Int32) throws(Failure) -> (node: String, service: String) {
    var node = [CChar](repeating: 0, count: 1025)
    var service = [CChar](repeating: 0, count: 32)
    let result = unsafe address.withUnsafeBytes { bytes in
      unsafe getnameinfo(
        bytes.baseAddress!.assumingMemoryBound(to: sockaddr.self), UInt32(bytes.count), &node,
        UInt32(node.count), &service, UInt32(service.count), flags)
    }
    guard result == 0 else { throw failure(result) }
    return (text(node), text(service))
  }

  /// The 4 or 16 bytes of a numeric address, nil when it is none.
  package static func parse(_ string: String, family: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: family == AF_INET ? 4 : 16)
    let result = unsafe inet_pton(family, string, &bytes)
    return result == 1 ? bytes : nil
  }

  /// The text of 4 or 16 bytes.
  package static func format(_ bytes: [UInt8], family: Int32) -> String? {
    precondition(bytes.count >= (family == AF_INET ? 4 : 16), "an address is longer")
    var buffer = [CChar](repeating: 0, count: 64)
    return unsafe inet_ntop(family, bytes, &buffer, UInt32(buffer.count)) == nil ? nil : text(buffer)
  }

  package static func hostName() -> String? {
    var buffer = [CChar](repeating: 0, count: 257)
    return unsafe gethostname(&buffer, buffer.count - 1) == 0 ? text(buffer) : nil
  }

  private static func failure(_ code: Int32) -> Failure {
    switch code {
    case EAI_NONAME, EAI_NODATA_CODE: .noSuchName
    case EAI_SERVICE: .noSuchService
    case EAI_FAMILY, EAI_ADDRFAMILY_CODE: .familyNotSupported
    case EAI_SOCKTYPE: .typeNotSupported
    case EAI_BADFLAGS: .badFlags
    case EAI_AGAIN: .tryAgain
    case EAI_MEMORY: .outOfMemory
    default: .failed
    }
  }

  // GNU's own, which netdb.h shows under _GNU_SOURCE only.
  private static let EAI_NODATA_CODE: Int32 = -5
  private static let EAI_ADDRFAMILY_CODE: Int32 = -9

  private static func text(_ buffer: [CChar]) -> String {
    String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func withOptionalCString<Result>(
    _ string: String?, _ body: (UnsafePointer<CChar>?) -> Result
  ) -> Result {
    guard let string else { return body(nil) }
    return unsafe string.withCString { unsafe body($0) }
  }
}

extension Resolver.Answer {
  fileprivate init(_ entry: UnsafePointer<addrinfo>) {
    family = unsafe entry.pointee.ai_family
    type = unsafe entry.pointee.ai_socktype
    protocolNumber = unsafe entry.pointee.ai_protocol
    // SAFETY: getaddrinfo(3) gives an address of ai_addrlen bytes.
    address = unsafe Array(UnsafeRawBufferPointer(start: entry.pointee.ai_addr, count: Int(entry.pointee.ai_addrlen)))
    canonicalName = unsafe entry.pointee.ai_canonname.map { unsafe String(cString: $0) }
  }
}

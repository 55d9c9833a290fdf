// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// Options whose values are records: membership in multicast groups. Sources: Microsoft
/// Learn, "IPPROTO_IP Socket Options", "IPPROTO_IPV6 Socket Options"; ip(7), ipv6(7).
extension Socket {
  private struct Row {
    let option: Int32
    let kernelOption: Int32
  }

  /// struct ip_mreq here, struct ip_mreqn there.
  private static let groups = [Row(option: 12, kernelOption: 35), Row(option: 13, kernelOption: 36)]
  /// struct ip_mreq_source; the two last fields have changed places.
  private static let sources = [
    Row(option: 15, kernelOption: 39), Row(option: 16, kernelOption: 40),
    Row(option: 17, kernelOption: 38), Row(option: 18, kernelOption: 37),
  ]
  /// struct ipv6_mreq in both.
  private static let groups6 = [Row(option: 12, kernelOption: 20), Row(option: 13, kernelOption: 21)]
  /// struct group_req and struct group_source_req, but for the number of IPv6.
  private static let anyGroups = [Row(option: 41, kernelOption: 42), Row(option: 42, kernelOption: 45)]
  private static let anySources = [
    Row(option: 43, kernelOption: 43), Row(option: 44, kernelOption: 44),
    Row(option: 45, kernelOption: 46), Row(option: 46, kernelOption: 47),
  ]

  /// False when it is no option of this kind.
  mutating func setMulticast(
    _ level: Int32, _ option: Int32, _ value: UnsafeRawBufferPointer
  ) throws(WinsockFailure) -> Bool {
    func find(_ rows: [Row]) -> Int32? { rows.first { $0.option == option }?.kernelOption }
    guard level == 0 || level == 41 else { return false }
    if level == 0, option == IP_MULTICAST_IF {
      let (address, index) = Self.interface(UInt32(bitPattern: try unsafe Self.number(value)))
      try setRecord(0, 32, [0, address, index])
    } else if level == 0, option == IP_DONTFRAGMENT {
      // IP_MTU_DISCOVER: always, or as the system thinks best.
      try setKernel(0, 10, try unsafe Self.number(value) != 0 ? 2 : 1)
    } else if level == 0, let kernel = find(Self.groups) {
      let words = try unsafe Self.words(value, atLeast: 2)
      let (address, index) = Self.interface(words[1])
      try setRecord(0, kernel, [words[0], address, index])
    } else if level == 0, let kernel = find(Self.sources) {
      let words = try unsafe Self.words(value, atLeast: 3)
      try setRecord(0, kernel, [words[0], words[2], words[1]])
    } else if level == 41, let kernel = find(Self.groups6) {
      try setRecord(41, kernel, Array(try unsafe Self.words(value, atLeast: 5).prefix(5)))
    } else if let kernel = find(Self.anyGroups) {
      try setRecord(
        level, kernel, Self.kernelFamilies(Array(try unsafe Self.words(value, atLeast: 34).prefix(34)), [2]))
    } else if let kernel = find(Self.anySources) {
      let words = Array(try unsafe Self.words(value, atLeast: 66).prefix(66))
      try setRecord(level, kernel, Self.kernelFamilies(words, [2, 34]))
    } else {
      return false
    }
    return true
  }

  /// An interface by its address, or by its index as 0.0.0.x in network order.
  private static func interface(_ word: UInt32) -> (address: UInt32, index: UInt32) {
    let isIndex = word & 0xff == 0 && word != 0
    return isIndex ? (0, word.byteSwapped) : (word, 0)
  }

  /// The addresses that begin at these words get the kernel's number for their family.
  private static func kernelFamilies(_ words: [UInt32], _ places: [Int]) -> [UInt32] {
    var words = words
    for place in places where words[place] & 0xffff == UInt32(AF_INET6) {
      words[place] = words[place] & ~0xffff | UInt32(Family.kernelIPv6)
    }
    return words
  }

  private static func words(
    _ value: UnsafeRawBufferPointer, atLeast count: Int
  ) throws(WinsockFailure) -> [UInt32] {
    guard value.count >= count * 4 else { throw WinsockFailure(WSAEFAULT) }
    return (0..<count).map { unsafe value.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self) }
  }

  private func setRecord(_ level: Int32, _ option: Int32, _ words: [UInt32]) throws(WinsockFailure) {
    let result = unsafe words.withUnsafeBytes { bytes in
      unsafe SystemCalls.setOption(descriptor, level, option, bytes.baseAddress!, UInt32(bytes.count))
    }
    if result < 0 { throw WinsockFailure(systemCall: result) }
  }
}

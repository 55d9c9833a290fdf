// SPDX-License-Identifier: Apache-2.0

extension Socket {
  /// A connected datagram socket has no peer any more, and keeps its own address. The kernel
  /// would take back a port that it has chosen itself: udp(7), connect(2) with AF_UNSPEC.
  ///
  /// - Returns: 0, or -errno.
  package func giveUpPeer() -> Int {
    var own = [UInt8](repeating: 0, count: 128)
    var length = UInt32(own.count)
    let named = unsafe own.withUnsafeMutableBytes {
      unsafe SystemCalls.localAddress(descriptor, $0.baseAddress!, &length)
    }
    let nobody = [UInt8](repeating: 0, count: 16)
    let result = unsafe nobody.withUnsafeBytes { unsafe SystemCalls.connectTo(descriptor, $0.baseAddress!, 16) }
    if result < 0 || named < 0 { return result }
    // Refused where it is bound still, which is as well.
    _ = unsafe own.withUnsafeBytes { unsafe SystemCalls.bind(descriptor, $0.baseAddress!, length) }
    return 0
  }
}

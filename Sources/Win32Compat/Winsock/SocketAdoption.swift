// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// A socket that Linux code has made, as one of ours.
enum SocketAdoption {
  /// Options of getsockopt(2), level SOL_SOCKET.
  private enum Option {
    static let type: Int32 = 3
    static let listens: Int32 = 30
    static let domain: Int32 = 39
  }

  /// The handle owns the descriptor from now on; on failure it is closed.
  static func adopt(_ descriptor: Int32) throws(EngineError) -> Handle {
    let type = value(descriptor, Option.type)
    let domain = value(descriptor, Option.domain)
    var face = SocketFace(family: domain == Family.kernel(AF_INET6) ? AF_INET6 : domain, type: type)
    if value(descriptor, Option.listens) != 0 { face.insert([.bound, .listening]) }
    var address = KernelAddress()
    if unsafe address.fill({ unsafe SystemCalls.peerAddress(descriptor, $0, &$1) }) == 0 {
      face.insert([.bound, .connected])
    }
    let handle = try Socket.adopt(descriptor, isStream: type == SOCK_STREAM)
    let slot = try HandleTable.lock(handle, .socket, for: .socket)
    slot.socket.value.face = face
    slot.unlock()
    return handle
  }

  private static func value(_ descriptor: Int32, _ option: Int32) -> Int32 {
    var value: Int32 = 0
    var length: UInt32 = 4
    _ = unsafe SystemCalls.option(descriptor, 1, option, &value, &length)
    return value
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// Sockets for datagrams, for both kinds of calls.
enum DatagramOpening {
  static func open(bindingTo address: Address) throws(IOError) -> Handle {
    try open(address, .bind) { descriptor in
      unsafe address.withPointer { unsafe SystemCalls.bind(descriptor, $0, $1) }
    }
  }

  static func open(connectingTo address: Address) throws(IOError) -> Handle {
    try open(address, .connect) { descriptor in
      unsafe address.withPointer { unsafe SystemCalls.connectTo(descriptor, $0, $1) }
    }
  }

  static func connect(_ handle: Handle, to address: Address) throws(EngineError) {
    try perform(handle, .connect) { descriptor in
      unsafe address.withPointer { unsafe SystemCalls.connectTo(descriptor, $0, $1) }
    }
  }

  private static func open(
    _ address: Address, _ operation: EngineError.Operation, _ call: (Int32) -> Int
  ) throws(IOError) -> Handle {
    try engineCall { () throws(EngineError) in
      let handle = try Socket.create(family: address.family, type: 2, protocolNumber: 0)
      do throws(EngineError) {
        try perform(handle, operation, call)
        return handle
      } catch {
        try Socket.close(handle)
        throw error
      }
    }
  }

  /// One call on the descriptor, which does not wait.
  private static func perform(
    _ handle: Handle, _ operation: EngineError.Operation, _ call: (Int32) -> Int
  ) throws(EngineError) {
    let slot = try HandleTable.lock(handle, .socket, for: operation)
    let result = call(slot.socket.value.descriptor)
    slot.unlock()
    if result < 0 { throw EngineError(operation, handle, .system(Int32(-result))) }
  }
}

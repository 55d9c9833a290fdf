// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

extension Socket {
  /// send(2) and sendfile(2) until all parts are with the kernel, or it takes no more.
  mutating func attemptTransmit(_ operation: Stable<Operation>) -> Attempt {
    if sending.wasReset { return .failed(ECONNRESET) }
    let transmission = operation.value.transmission
    while !transmission.value.isDone {
      let result = transmission.value.step(descriptor)
      if result < 0 { return failed(Int32(-result), isSending: true) }
      operation.value.progress += result
    }
    isInDoubt = false
    switch transmission.value.afterwards {
    case .stays: return .done(operation.value.progress)
    case .ends, .makesRoomForAnother:
      let result = disconnect(thenReuse: transmission.value.afterwards == .makesRoomForAnother)
      return result < 0 ? .failed(Int32(-result)) : .done(operation.value.progress)
    }
  }

  /// The graceful end of a connection, once what was sent before is with the kernel.
  mutating func attemptDisconnect(_ operation: Stable<Operation>) -> Attempt {
    if sending.wasReset, operation.value.flags == 0 { return .failed(ECONNRESET) }
    let result = disconnect(thenReuse: operation.value.flags != 0)
    return result < 0 ? .failed(Int32(-result)) : .done(0)
  }
}

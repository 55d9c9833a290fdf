// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// Connections and listeners around descriptors that are there already, and back: what
/// modules that know a type for descriptors build on.
extension Channel {
  /// Takes over a stream socket that does not block. The descriptor is the caller's still
  /// when this throws.
  convenience init(takingOver descriptor: Int32, on pool: WorkerPool) throws(IOError) {
    try Channel.checkStream(descriptor)
    let copy = SystemCalls.duplicate(descriptor)
    guard copy >= 0 else { throw IOError(.system(errno: Int32(-copy)), "adopt") }
    // Closes the copy when it fails.
    do throws(EngineError) {
      try self.init(try Socket.adopt(Int32(copy), isStream: true), on: pool)
    } catch {
      throw IOError(error)
    }
    SystemCalls.close(descriptor)
  }

  private static func checkStream(_ descriptor: Int32) throws(IOError) {
    var (type, length): (Int32, UInt32) = (0, 4)
    let (socketLevel, typeOption, stream): (Int32, Int32, Int32) = (1, 3, 1)
    let result = unsafe SystemCalls.option(descriptor, socketLevel, typeOption, &type, &length)
    guard result >= 0 else { throw IOError(.system(errno: Int32(-result)), "adopt") }
    guard type == stream else { throw IOError(.invalidArgument, "adopt") }
  }

  /// The socket without its handle. Refuses while operations are in flight.
  func giveUp() throws(IOError) -> Int32 {
    try engineCall { () throws(EngineError) in
      let slot = try HandleTable.lock(handle, .socket, for: .lookUp)
      let copy = SystemCalls.duplicate(slot.socket.value.descriptor)
      slot.unlock()
      guard copy >= 0 else { throw EngineError(.lookUp, handle, .system(Int32(-copy))) }
      do throws(EngineError) {
        try Socket.close(handle)
        forget()
      } catch {
        SystemCalls.close(Int32(copy))
        throw error
      }
      return Int32(copy)
    }
  }
}

extension Connection {
  package init(takingOver descriptor: Int32, on pool: WorkerPool) throws(IOError) {
    self.init(try Channel(takingOver: descriptor, on: pool))
  }

  package consuming func giveUp() throws(IOError) -> Int32 { try channel.giveUp() }
}

extension Listener {
  package init(takingOver descriptor: Int32, on pool: WorkerPool) throws(IOError) {
    channel = try Channel(takingOver: descriptor, on: pool)
  }

  package consuming func giveUp() throws(IOError) -> Int32 { try channel.giveUp() }
}

// SPDX-License-Identifier: Apache-2.0

/// A socket and its operations. All of it is guarded by the lock of its handle's
/// slot; `descriptor` may also be used by a thread that has pinned the slot.
package struct Socket: ~Copyable {
  // What a message touches comes first: two lines of the processor's cache.
  package private(set) var descriptor: Int32
  /// Set by `open`, right after the socket got its handle.
  package fileprivate(set) var handle = Handle.none

  /// Further handles that lead here.
  var aliasCount: Int32 = 0

  // Association: once, for life.
  package internal(set) var port: Stable<Port>?
  package internal(set) var key: UInt = 0

  // Operations that wait for readiness: receives and accepts; sends and connects.
  var receives = OperationQueue()
  var sends = OperationQueue()
  var receiving = Direction()
  var sending = Direction()
  /// Bytes in order without boundaries, rather than datagrams.
  package let isStream: Bool
  /// Opened for operations that complete later.
  package let isOverlapped: Bool
  /// A short read in an event callback may have hidden a reset that came with the
  /// same edge.
  var isInDoubt = false
  /// One of its directions waits for descriptors or memory, of which no edge will tell.
  var isStarved: Bool { receiving.isStarved || sending.isStarved }
  var isListedForRevisit = false
  /// Somebody waited for the handle itself: see AwaitedHandle.
  package internal(set) var isAwaited = false
  /// An operation that succeeds at once queues no packet (rule SKIP-1). Never taken back.
  package var skipsPacketOnSuccess = false
  /// In the event base of the port, or of the backstop while there is none.
  var readRegistration: Registration?
  var writeRegistration: Registration?
  /// What few sockets have; see `SocketDetails`.
  var detailsIfAny: Stable<SocketDetails>?

  var isConnecting = false
  /// A datagram socket that neither bind(2) nor a send has given an address: receiving
  /// is refused. Set by a face that wants that.
  package var lacksAddress = false
  /// Whether ICMP's port unreachable fails a receive.
  package var reportsUnreachable = true
  /// It has come, and no receive has been told.
  var hasUnreachableReport = false
  /// What a receive has learnt of the connect that goes on: its errno(3), 0 for nothing.
  var connectFailure: Int32 = 0
  /// Bits of the face's choosing.
  package var faceBits: UInt32 = 0
  /// A handle of the face's choosing.
  package var faceHandle = Handle.none
  /// A moment of the face's choosing, in coarse seconds; 0 for none.
  package var faceTime: UInt32 = 0

  private init(_ descriptor: Int32, isStream: Bool, isOverlapped: Bool) {
    assert(MemoryLayout<Self>.size <= 128, "more than two lines of the cache")
    self.descriptor = descriptor
    self.isStream = isStream
    self.isOverlapped = isOverlapped
  }

  /// Operations in flight.
  package var pendingCount: Int32 {
    var count: Int32 = 0
    var operation = receives.first
    while let each = operation {
      count += 1
      operation = each.value.next
    }
    operation = sends.first
    while let each = operation {
      count += 1
      operation = each.value.next
    }
    return count
  }
}

extension Socket {
  /// Makes a socket; family, type and protocol are those of socket(2).
  package static func create(
    family: Int32, type: Int32, protocolNumber: Int32, isOverlapped: Bool = true
  ) throws(EngineError) -> Handle {
    if Modes.areOn, HandleChaos.isExhausted { throw EngineError(.socket, .none, .system(Errno.tooManyFiles)) }
    let result = SystemCalls.socket(family, type, protocolNumber)
    if result < 0 { throw EngineError(.socket, .none, .system(Int32(-result))) }
    return try adopt(Int32(result), isStream: type != 2 && type != 3, isOverlapped: isOverlapped)
  }

  /// Gives a non-blocking descriptor a handle, which owns it from now on; on failure
  /// the descriptor is closed.
  package static func adopt(
    _ descriptor: Int32, isStream: Bool, isOverlapped: Bool = true, kind: HandleKind = .socket,
    pipe: Stable<PipeEnd>? = nil, watch: Stable<FolderWatch>? = nil
  ) throws(EngineError) -> Handle {
    let socket = Stable(Socket(descriptor, isStream: isStream, isOverlapped: isOverlapped))
    if pipe != nil { socket.value.pipe = pipe }
    if watch != nil { socket.value.watch = watch }
    do throws(EngineError) {
      let handle = try unsafe HandleTable.insert(kind, socket.address) { address in
        unsafe Stable<Socket>(address: address).close()
      }
      socket.value.handle = handle
      if Modes.areOn { socket.value.chaos = HandleChaos.make() }
      return handle
    } catch {
      socket.close()
      throw error
    }
  }

  /// Puts another descriptor behind the handle, as an accept into an existing socket
  /// does. Nothing may be pending or registered. The former one is closed, at the very
  /// end when a thread may be in a system call on it.
  package mutating func replaceDescriptor(_ new: Int32, isPinned: Bool) {
    precondition(readRegistration == nil && writeRegistration == nil, "replaced a descriptor in use")
    if isPinned {
      details.value.formerDescriptors.append(descriptor)
    } else {
      SystemCalls.close(descriptor)
    }
    descriptor = new
    receiving = Direction()
    sending = Direction()
  }

  /// As `replaceDescriptor`, also when the former one was registered.
  mutating func exchangeDescriptor(_ new: Int32) {
    isConnecting = false
    isInDoubt = false
    removeRegistrations()
    replaceDescriptor(new, isPinned: HandleTable.isPinned(handle))
  }

  /// Puts another descriptor behind the handle and answers the former one. Nothing is
  /// pending on it any more.
  mutating func swapDescriptor(_ new: Int32) -> Int32 {
    removeRegistrations()
    receiving = Direction()
    sending = Direction()
    let former = descriptor
    descriptor = new
    return former
  }

  private mutating func removeRegistrations() {
    readRegistration?.destroy()
    writeRegistration?.destroy()
    readRegistration = nil
    writeRegistration = nil
  }

  /// Whether operations were ever left pending on it.
  package var isRegistered: Bool { readRegistration != nil || writeRegistration != nil }
}

extension Stable where Value == Socket {
  /// Runs once nothing can reach the socket any more: its handle is closed, and no
  /// thread has it pinned.
  fileprivate func close() {
    precondition(value.receives.isEmpty && value.sends.isEmpty, "closed a socket before its operations")
    if value.observer != nil {
      value.endObservation()
      value.port?.noteEnded()
    }
    value.readRegistration?.destroy()
    value.writeRegistration?.destroy()
    SystemCalls.close(value.descriptor)
    value.detailsIfAny?.end()
    value.port?.release()
    if value.isAwaited { AwaitedHandle.closed(value.handle) }
    destroy()
    Revisits.descriptorWasFreed()
  }
}

extension Stable where Value == HandleSlot {
  /// The socket behind a locked slot of kind `.socket`.
  @inline(__always)
  package var socket: Stable<Socket> {
    // SAFETY: slots of kind `.socket` hold the address of a Socket, destroyed only
    // after the slot was closed and unpinned.
    unsafe Stable<Socket>(address: value.object!)
  }
}

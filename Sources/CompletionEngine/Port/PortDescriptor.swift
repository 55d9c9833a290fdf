// SPDX-License-Identifier: Apache-2.0

/// A port as a descriptor, for a thread that waits in a loop of another kind: readable
/// while packets wait that nobody is on the way to, while the event base has something
/// to tell, and for good once the port is closed.
///
/// It is an epoll set with two descriptors in it. One is an eventfd that follows the
/// packets. The other is the event base's own epoll set: if no thread waits on the port,
/// nobody leads, and readiness would be noticed by the backstop only, milliseconds later.
/// With it the other loop wakes up at once, and its thread leads for a moment when it
/// dequeues without waiting.
///
/// Ports that nobody has asked for one have none, and no cost of it but a test of a bit
/// for each packet.
@safe
struct PortDescriptor: ~Copyable {
  /// What is given out.
  fileprivate let set: Int32
  /// The eventfd in it.
  fileprivate let signal: Int32
  /// Not retained: the port's end is the descriptor's.
  fileprivate let port: Stable<Port>
  /// Orders looks at the port and what follows from them. The port's lock is taken under it.
  fileprivate let lock = Lock()
  // Guarded by the lock.
  fileprivate var isSignalled = false
  fileprivate var isClosed = false

  fileprivate init(set: Int32, signal: Int32, port: Stable<Port>) {
    self.set = set
    self.signal = signal
    self.port = port
  }
}

extension Port {
  /// The port's descriptor, which is made for the first who asks. It is the port's: valid
  /// until the port is closed and all that belongs to it, and never to be closed by others.
  ///
  /// - Throws: `invalidHandle`, `wrongKind`, or the errno(3) of what could not be had.
  package static func descriptor(_ handle: Handle) throws(EngineError) -> Int32 {
    let port = try retained(handle)
    defer { port.release() }
    let made = try PortDescriptor.make(for: port)
    let found: Stable<PortDescriptor>
    do throws(EngineError) {
      found = try unsafe withObserver(
        of: handle,
        orMake: { _ in
          unsafe PortObserver(
            context: made.address, lookAgain: PortDescriptor.look, closed: PortDescriptor.close, end: PortDescriptor.end
          )
        },
        { unsafe Stable<PortDescriptor>(address: $0) })
    } catch {
      made.end()
      throw error
    }
    if found != made { made.end() }
    // Packets may lie there from before.
    found.look()
    return found.value.set
  }
}

extension PortDescriptor {
  fileprivate static func make(for port: Stable<Port>) throws(EngineError) -> Stable<PortDescriptor> {
    let signal = SystemCalls.makeEventDescriptor()
    guard signal >= 0 else { throw EngineError(.lookUp, .none, .system(Int32(-signal))) }
    let set = SystemCalls.makePollSet()
    guard set >= 0 else {
      SystemCalls.close(Int32(signal))
      throw EngineError(.lookUp, .none, .system(Int32(-set)))
    }
    let made = Stable(PortDescriptor(set: Int32(set), signal: Int32(signal), port: port))
    var result = SystemCalls.add(Int32(signal), toPollSet: Int32(set))
    // Where it can't be found, the backstop looks after readiness.
    if result >= 0, let base = port.value.base.pollSet { result = SystemCalls.add(base, toPollSet: Int32(set)) }
    if result >= 0 { return made }
    made.end()
    throw EngineError(.lookUp, .none, .system(Int32(-result)))
  }

  fileprivate static let look: PortObserver.Notice = { unsafe Stable<PortDescriptor>(address: $0).look() }

  fileprivate static let close: PortObserver.Notice = { context in
    let descriptor = unsafe Stable<PortDescriptor>(address: context)
    descriptor.value.lock.withLock { descriptor.value.isClosed = true }
    descriptor.look()
  }

  fileprivate static let end: PortObserver.Notice = { unsafe Stable<PortDescriptor>(address: $0).end() }
}

extension Stable where Value == PortDescriptor {
  /// Makes it say what holds now. Whoever changes what holds looks afterwards, so the last
  /// look sees the last change.
  fileprivate func look() {
    let port = value.port
    value.lock.withLock {
      let isWanted = value.isClosed || port.hasUnclaimedPackets
      if isWanted == value.isSignalled { return }
      value.isSignalled = isWanted
      if isWanted { SystemCalls.signal(value.signal) } else { SystemCalls.drain(value.signal) }
    }
  }

  fileprivate func end() {
    SystemCalls.close(value.set)
    SystemCalls.close(value.signal)
    destroy()
  }
}

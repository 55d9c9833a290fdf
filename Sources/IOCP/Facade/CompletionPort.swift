// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// A completion port: operations are started on handles; what they came to is taken
/// off the port, by as many threads as wanted.
///
/// Packets leave in the order they were queued. Waiting threads are released latest
/// first, and only while fewer than `concurrency` threads of the port run. There are
/// no hidden threads on the way of a packet: the one that waits looks after
/// readiness for all.
///
/// A value of this type is a name: copies name the same port, and a closed port's
/// name is refused, for ever.
///
///     let port = try CompletionPort(concurrency: 1)
///     try port.post(key: 7, bytes: 3)
///     let completion = try port.getQueuedCompletion(timeout: .seconds(1))
///     print(completion.key, completion.bytes)  // 7 3
///     try port.close()
public struct CompletionPort: Hashable, Sendable {
  let handle: Handle

  /// What is wanted of a port beside its work.
  ///
  ///     let port = try CompletionPort(options: .verified)
  public struct Options: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Handles that are used after they were closed, or closed twice, are told of on
    /// standard error, with the call stacks of the mistake and of the closing: for all
    /// ports of the process, from here on. `IOCP_VERIFY=1` asks for the same. An operation
    /// that is touched in flight traps in any case.
    public static let verified = Options(rawValue: 1)
  }

  /// - Parameters:
  ///   - concurrency: Threads that may run at once; 0 means one for each processor that
  ///     the process may use.
  ///   - options: Ask for them with the first port, before there are handles.
  public init(concurrency: Int = 0, options: Options = []) throws(IOError) {
    if options.contains(.verified) { Modes.add(.verify) }
    guard let limit = UInt32(exactly: concurrency) else { throw IOError(.invalidArgument, "createPort") }
    handle = try engineCall { () throws(EngineError) in
      try Port.create(concurrency: limit, onDrop: UnservedPackets.onDrop)
    }
  }

  /// Queues a packet by hand.
  ///
  /// - Parameters:
  ///   - key: Comes back unchanged.
  ///   - bytes: Comes back unchanged; 0 ..< 2³².
  ///   - operation: Comes back with the packet; it is in flight until then.
  /// - Throws: `invalidHandle` for a closed port, `operationInFlight`, `exhausted`.
  ///
  /// The corresponding Windows function is `PostQueuedCompletionStatus`.
  public func post(key: UInt = 0, bytes: Int = 0, operation: Operation? = nil) throws(IOError) {
    guard let bytes = UInt32(exactly: bytes) else { throw IOError(.invalidArgument, "post") }
    try operation?.begin(.none, nil, length: 0)
    do throws(EngineError) {
      try Port.post(
        handle, Packet(key: key, token: operation?.record.value.token ?? 0, bytes: bytes))
    } catch {
      operation?.withdraw()
      throw IOError(error)
    }
  }

  /// Takes the oldest packet off the port, waiting for one if need be.
  ///
  /// - Parameter timeout: How long to wait, on the monotonic clock; `.zero` looks
  ///   once, nil waits until the port is closed.
  /// - Throws: `timedOut`, `portClosed` or `invalidHandle`. None loses a packet. What
  ///   an operation failed with is in the completion.
  ///
  /// The corresponding Windows function is `GetQueuedCompletionStatus`.
  public func getQueuedCompletion(timeout: Duration? = nil) throws(IOError) -> Completion {
    do throws(EngineError) {
      return Completion(try Port.dequeue(handle, Patience(timeout)))
    } catch {
      throw IOError(error)
    }
  }

  /// Takes up to `maximum` packets, waiting for the first one only.
  ///
  /// - Returns: Between 1 and `maximum` packets, oldest first.
  ///
  /// The corresponding Windows function is `GetQueuedCompletionStatusEx`.
  public func getQueuedCompletions(
    upTo maximum: Int, timeout: Duration? = nil
  ) throws(IOError) -> [Completion] {
    guard maximum >= 1 else { throw IOError(.invalidArgument, "dequeue") }
    var completions = [try getQueuedCompletion(timeout: timeout)]
    if maximum > 1 {
      Port.dequeueMore(upTo: min(maximum, Limits.packetsPerDequeue) - 1) { completions.append(Completion($0)) }
    }
    return completions
  }

  /// Packets queued now.
  public var queuedCount: Int { (try? Port.count(handle)) ?? 0 }

  /// Closes the port. Queued packets are dropped and their operations freed; every
  /// waiting thread leaves with `portClosed`; handles stay open without a port.
  public func close() throws(IOError) {
    try engineCall { () throws(EngineError) in try Port.close(handle) }
  }
}

extension Patience {
  init(_ timeout: Duration?) {
    guard let timeout else {
      self = .unlimited
      return
    }
    let (seconds, attoseconds) = timeout.components
    // Rounded up: returning early would mean being asked again.
    let nanoseconds = (attoseconds + 999_999_999) / 1_000_000_000
    let (total, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    self = overflow ? .unlimited : Patience(nanoseconds: max(0, total &+ nanoseconds))
  }
}

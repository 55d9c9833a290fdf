// SPDX-License-Identifier: Apache-2.0

/// Why the engine refused a call: which operation, on which handle, and the cause.
///
/// A refused call has changed nothing and queues no packet.
package struct EngineError: Error, Equatable, Sendable {
  package enum Cause: Equatable, Sendable {
    /// No handle has this value: never made, closed, or closed and its slot reused.
    case invalidHandle
    /// The handle is alive, but of another kind.
    case wrongKind
    /// The handle has a port already; an association is for life.
    case alreadyAssociated
    /// The handle was not opened for operations that complete later.
    case notOverlapped
    /// The handle was closed while a blocking call on it waited.
    case closedMeanwhile
    /// A blocking call was cancelled by another thread.
    case cancelled
    /// The port was closed.
    case portClosed
    /// Nothing arrived in time.
    case timedOut
    /// All handle values are in use.
    case outOfHandles
    /// The port holds as many packets as it may.
    case queueFull
    /// The strict close refuses while so many operations are in flight.
    case operationsInFlight(Int32)
    /// This direction was shut down by this side.
    case shutDown
    /// Nothing lies at or behind this place of the file.
    case endOfFile
    /// An argument is outside of its documented range.
    case invalidArgument
    /// Cancel found no such operation pending: it has completed, or never was.
    case notFound
    /// The process is a child of fork(2): ports and handles did not come along.
    case usedAfterFork
    /// The system call said so; errno(3).
    case system(Int32)
  }

  package enum Operation: UInt8, Sendable {
    case createPort, associate, post, dequeue, close, cancel, lookUp
    case socket, bind, listen, accept, connect, receive, send, shutdown, option
    case open, read, write, lock, watch
  }

  package let cause: Cause
  package let operation: Operation
  package let handle: Handle

  @inline(__always)
  package init(_ operation: Operation, _ handle: Handle, _ cause: Cause) {
    self.cause = cause
    self.operation = operation
    self.handle = handle
  }
}

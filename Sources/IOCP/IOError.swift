// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// Why a call failed: what was tried, on which handle, and the cause.
///
/// A call that throws has started nothing, changed nothing and lost nothing.
///
///     do throws(IOError) {
///       _ = try port.getQueuedCompletion(timeout: .zero)
///     } catch {
///       print(error.operation, error.code, error.handle)  // dequeue timedOut 0
///     }
public struct IOError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The cause, apart from errno(3) of a system call.
  ///
  ///     do throws(IOError) {
  ///       _ = try await connection.read(from: buffers)
  ///     } catch where error.code == .cancelled {
  ///       return
  ///     }
  public enum Code: Hashable, Sendable {
    /// The handle is closed, or of another kind.
    case invalidHandle
    /// Nothing arrived in time.
    case timedOut
    /// The port was closed; on the thread that waited, or before.
    case portClosed
    /// So many operations are in flight: cancel, dequeue, close again.
    case operationsInFlight(Int)
    /// The operation is in flight: its buffer and record belong to the port.
    case operationInFlight
    /// There was no such operation to cancel: it has completed.
    case notFound
    /// The operation was cancelled.
    case cancelled
    /// The handle was closed under the operation.
    case handleClosed
    /// All handles, or all places in the port's queue, are taken.
    case exhausted
    /// This side has shut the direction down.
    case shutDown
    /// Nothing lies at or behind this place of the file.
    case endOfFile
    /// No end within so many bytes: of a line, or of what the buffer holds.
    case tooLong(limit: Int)
    /// An argument is not what the call takes.
    case invalidArgument
    /// Ports do not survive fork(2).
    case usedAfterFork
    /// A system call failed with this errno(3).
    case system(errno: Int32)
  }

  /// The cause.
  public let code: Code
  /// What was tried: `receive`, `dequeue`, ….
  public let operation: String
  /// The handle's value; 0 when there was none.
  public let handle: UInt32

  /// An error of a stream of your own.
  ///
  /// - Parameters:
  ///   - code: The cause.
  ///   - operation: What was tried: `read`, `write`, ….
  ///   - handle: 0 for none.
  public init(_ code: Code, _ operation: String, handle: UInt32 = 0) {
    self.code = code
    self.operation = operation
    self.handle = handle
  }

  init(_ error: EngineError) {
    if Modes.areOn { Verifier.refuses(error) }
    operation = "\(error.operation)"
    handle = error.handle.rawValue
    code =
      switch error.cause {
      case .invalidHandle, .wrongKind, .closedMeanwhile: .invalidHandle
      case .cancelled: .cancelled
      case .timedOut: .timedOut
      case .portClosed: .portClosed
      case .operationsInFlight(let count): .operationsInFlight(Int(count))
      case .notFound: .notFound
      case .outOfHandles, .queueFull: .exhausted
      case .shutDown: .shutDown
      case .endOfFile: .endOfFile
      case .usedAfterFork: .usedAfterFork
      case .alreadyAssociated, .notOverlapped, .invalidArgument: .invalidArgument
      case .system(let errno): .system(errno: errno)
      }
  }

  /// The failure of an operation that was accepted.
  init(status: UInt32, _ operation: String) {
    let code = Int32(bitPattern: status)
    self.init(
      code == Status.cancelled.code
        ? .cancelled
        : code == Status.handleClosed.code
          ? .handleClosed : code == Status.endOfFile.code ? .endOfFile : .system(errno: code),
      operation)
  }

  public var description: String {
    handle == 0 ? "\(operation): \(code)" : "\(operation) on handle \(handle): \(code)"
  }
}

/// Calls the engine; its errors leave as ours.
func engineCall<Result>(_ body: () throws(EngineError) -> Result) throws(IOError) -> Result {
  do throws(EngineError) { return try body() } catch { throw IOError(error) }
}

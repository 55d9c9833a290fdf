// SPDX-License-Identifier: Apache-2.0

#if SystemPackage
  import Glibc
  public import IOCP
  public import SystemPackage

  // swift-system's types at the edges; with the package trait `SystemPackage`.

  extension Connection {
    /// Takes over a connected stream socket: its descriptor is the connection's from here on,
    /// and does not block any more. When this throws it is still the caller's.
    ///
    /// - Throws: `invalidArgument` for another kind of socket; the errno(3), ENOTSOCK for
    ///   what is none; `shutDown` after the pool's `stop`.
    public init(adopting descriptor: FileDescriptor, on pool: WorkerPool) throws(IOError) {
      unblock(descriptor)
      try self.init(takingOver: descriptor.rawValue, on: pool)
    }

    /// Gives the socket up: the caller closes it. The peer notices nothing.
    ///
    /// - Throws: `operationsInFlight`; the connection is closed then.
    public consuming func relinquish() throws(IOError) -> FileDescriptor {
      FileDescriptor(rawValue: try giveUp())
    }
  }

  extension Listener {
    /// Takes over a listening stream socket, as one that another process has passed on.
    ///
    /// - Throws: As for connections.
    public init(adopting descriptor: FileDescriptor, on pool: WorkerPool) throws(IOError) {
      unblock(descriptor)
      try self.init(takingOver: descriptor.rawValue, on: pool)
    }

    /// Gives the socket up; connections that wait in the system's queue stay there.
    public consuming func relinquish() throws(IOError) -> FileDescriptor {
      FileDescriptor(rawValue: try giveUp())
    }
  }

  extension IOError {
    /// The system's word for the cause, when it was a system call's.
    public var errno: Errno? {
      guard case .system(let number) = code else { return nil }
      return Errno(rawValue: number)
    }
  }

  /// An accept must not sleep. What is no descriptor is refused later.
  private func unblock(_ descriptor: FileDescriptor) {
    let flags = fcntl(descriptor.rawValue, F_GETFL)
    if flags >= 0 { _ = fcntl(descriptor.rawValue, F_SETFL, flags | O_NONBLOCK) }
  }
#endif

// SPDX-License-Identifier: Apache-2.0

import IOCP
import Synchronization
import TestSupport

/// A connection: our end on a port, and a plain socket at the other end.
struct Pair {
  let port: CompletionPort
  let server: ConnectionHandle
  let client: Peer

  init(_ port: CompletionPort, key: UInt = 0) throws {
    let listener = try ListenerHandle(SocketAddress("127.0.0.1", port: 0), on: port)
    let accept = Operation()
    try listener.accept(accept)
    client = try Peer(port: UInt16(try listener.address.port))
    server = try ConnectionHandle(accepted: try port.next(), on: port, key: key)
    try listener.close()
    self.port = port
  }
}

extension CompletionPort {
  /// The next completion; a test fails when none comes.
  func next() throws -> Completion { try getQueuedCompletion(timeout: .seconds(patience)) }

  var hasNothing: Bool {
    (try? failure { _ = try getQueuedCompletion(timeout: .zero) })??.code == .timedOut
  }
}

/// What a call was refused with; nil when it was not.
func failure(_ body: () throws -> Void) throws -> IOError? {
  do {
    try body()
    return nil
  } catch let error as IOError {
    return error
  }
}

/// Counts the tokens that somebody still holds.
final class Witness: Sendable {
  private let count = Atomic<Int>(0)

  final class Token: Sendable {
    private let witness: Witness
    init(_ witness: Witness) {
      self.witness = witness
      witness.count.add(1, ordering: .acquiringAndReleasing)
    }
    deinit { witness.count.subtract(1, ordering: .acquiringAndReleasing) }
  }

  func token() -> Token { Token(self) }
  var alive: Int { count.load(ordering: .acquiring) }
}

extension Operation {
  /// The first bytes of the buffer.
  func array(_ count: Int) -> [UInt8] {
    let span = bytes
    return (0..<count).map { unsafe span.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
  }

  func fill(_ values: [UInt8]) {
    withMutableBytes { span in
      for (index, value) in values.enumerated() { span.storeBytes(of: value, toByteOffset: index, as: UInt8.self) }
    }
  }
}

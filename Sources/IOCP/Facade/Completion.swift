// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// One packet, as it comes off a port.
///
///     let completion = try port.getQueuedCompletion()
///     if let error = completion.error { print("key \(completion.key):", error) }
public struct Completion: Sendable {
  /// The key of the handle's association, or of the post.
  public let key: UInt
  /// Bytes moved, also by an operation that failed halfway; or the posted number.
  public let bytes: Int
  /// The operation that has ended, yours again; nil for a post without one.
  public let operation: Operation?
  /// Why it failed; nil after success.
  public let error: IOError?

  init(_ packet: Packet) {
    let operation = Operation.take(token: packet.token)
    key = packet.key
    bytes = Int(packet.bytes)
    self.operation = operation
    error =
      packet.status == 0
      ? nil : IOError(status: packet.status, operation.map { "\($0.kind)" } ?? "post")
  }
}

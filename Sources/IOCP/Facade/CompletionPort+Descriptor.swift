// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

extension CompletionPort {
  /// A descriptor that lets the port live inside another loop: epoll, GLib, asyncio,
  /// SwiftNIO.
  ///
  /// It is readable while packets wait, while operations have become ready that nobody has
  /// looked after, and once the port is closed. Wait for it in the loop, level-triggered,
  /// and then call ``getQueuedCompletion(timeout:)`` with `.zero` until it throws
  /// `timedOut`, or ``WorkerPool/poll(upTo:)``. There may be nothing after all, when other
  /// threads wait on the port too, or when what became ready ends no operation.
  ///
  /// Do nothing else with the descriptor: it is the port's, which closes it when the last
  /// handle on the port is closed after the port itself. Take it out of the loop before.
  /// Closing the loop's own epoll set does that.
  ///
  /// As long as operations are pending and the loop does not dequeue, a thread of the
  /// library looks after them every few milliseconds.
  ///
  /// - Throws: `invalidHandle`, or the errno(3) of what could not be had; it takes two
  ///   descriptors.
  public var descriptor: Int32 {
    get throws(IOError) {
      try engineCall { () throws(EngineError) in try Port.descriptor(handle) }
    }
  }
}

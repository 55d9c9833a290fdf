// SPDX-License-Identifier: Apache-2.0

/// Decides, for one direction of a socket, whether to ask the kernel. Pure.
///
/// The kernel tells about readiness once, when it begins (an edge). So the engine
/// asks first and waits only after an answer that promises an edge: *would block*,
/// or, on a stream, fewer bytes than were asked for. That mark is not believed when
/// the edge may have come unseen, because nobody looks and time has passed, nor once
/// the peer has ended its side (there will be no further edge).
package struct Direction: Equatable, Sendable {
  package enum Decision: Equatable {
    case attempt
    case wait
    case refuse(EngineError.Cause)
  }

  private(set) package var isDry = false
  /// This side was shut down by us.
  package var isShutDown = false
  /// The peer has ended its side.
  package var hasEnded = false
  /// The last attempt found no descriptor or no memory, of which no edge will tell.
  package var isStarved = false
  /// The connection was reset: every later operation fails (rule LIVE-14).
  package var wasReset = false

  package init() {}

  /// A new operation has come.
  ///
  /// - Parameters:
  ///   - hasOthers: Older ones wait already.
  ///   - isWatched: The descriptor is registered, and edges that came up to now have
  ///     been seen: somebody leads the event base, or this thread has just looked.
  @inline(__always)
  package func decide(hasOthers: Bool, isWatched: Bool) -> Decision {
    if isShutDown { return .refuse(.shutDown) }
    if wasReset { return .refuse(.system(Errno.connectionReset)) }
    if hasOthers || isDry && isWatched && !hasEnded { return .wait }
    return .attempt
  }

  /// The kernel had less than was asked for, or nothing.
  @inline(__always)
  package mutating func ranDry() { isDry = !hasEnded }

  /// An edge: ask again.
  @inline(__always)
  package mutating func becameReady(hasEnded ended: Bool) {
    isDry = false
    isStarved = false
    if ended { hasEnded = true }
  }
}

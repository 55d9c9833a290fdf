// SPDX-License-Identifier: Apache-2.0

/// What one round of an event base has seen, in the order it was seen: performed when all
/// of it is known, so that the memory of each socket can be asked for ahead.
///
/// Of the thread that runs the base, and touched by no other. At most two for each socket
/// that is registered: one for each direction.
@safe
package struct Gathering: ~Copyable {
  private struct Sighting {
    let handle: Handle
    let readiness: Readiness
  }

  /// Sockets ahead whose slots are asked for, and whose records: the second is found by the
  /// first.
  private static let slotsAhead = 4
  private static let recordsAhead = 2

  private var sightings: UnsafeMutablePointer<Sighting>?
  private var capacity = 0
  private var count = 0
  private var next = 0

  package init() {}

  deinit { unsafe sightings?.deallocate() }

  @inline(__always)
  package mutating func add(_ handle: Handle, _ readiness: Readiness) {
    if count == capacity { grow() }
    // SAFETY: `count` < `capacity` since the line above.
    unsafe (sightings.unsafelyUnwrapped + count).initialize(to: Sighting(handle: handle, readiness: readiness))
    count += 1
  }

  /// The oldest that was not performed. When there is none, the memory is for the next round.
  @inline(__always)
  package mutating func takeNext() -> (Handle, Readiness)? {
    guard next < count else {
      next = 0
      count = 0
      return nil
    }
    if let ahead = handle(Self.slotsAhead) { HandleTable.prefetchSlot(of: ahead) }
    if let ahead = handle(Self.recordsAhead) { HandleTable.prefetchResource(of: ahead) }
    // SAFETY: `next` < `count`, so it was initialized by `add`.
    let sighting = unsafe sightings.unsafelyUnwrapped[next]
    next += 1
    return (sighting.handle, sighting.readiness)
  }

  @inline(__always)
  private func handle(_ ahead: Int) -> Handle? {
    // SAFETY: as for `takeNext`.
    next + ahead < count ? unsafe sightings.unsafelyUnwrapped[next + ahead].handle : nil
  }

  @inline(never)
  private mutating func grow() {
    let room = max(64, capacity * 2)
    let larger = UnsafeMutablePointer<Sighting>.allocate(capacity: room)
    if let sightings = unsafe sightings {
      // SAFETY: the first `count` are initialized, and `larger` has room for twice as many.
      unsafe larger.moveInitialize(from: sightings, count: count)
      unsafe sightings.deallocate()
    }
    unsafe sightings = larger
    capacity = room
  }
}

extension Stable where Value == Waiter {
  /// Performs what this thread's round has seen. A part of a program that runs meanwhile may
  /// run a base itself: then that round goes on with the rest.
  func performGathered() {
    while let (handle, readiness) = value.gathering.takeNext() { Socket.becameReady(handle, readiness) }
  }
}

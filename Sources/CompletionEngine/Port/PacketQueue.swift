// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// First in, first out: a ring that doubles when it is full and never shrinks, so
/// that a port in steady state allocates nothing.
@safe
package struct PacketQueue: ~Copyable {
  private var ring: UnsafeMutablePointer<Packet>
  private var mask: Int
  private var head = 0
  /// Changed under the port's lock; read by anybody, who learns a little less than now.
  private let countWord = Atomic<Int>(0)

  package init(capacity: Int = Limits.initialPackets) {
    precondition(capacity > 0 && capacity & (capacity - 1) == 0, "capacity is a power of two")
    unsafe ring = .allocate(capacity: capacity)
    if Modes.areOn { unsafe Sanitizers.release(ring) }
    mask = capacity - 1
  }

  deinit {
    if Modes.areOn { unsafe Sanitizers.acquire(ring) }
    unsafe ring.deallocate()
  }

  @inline(__always)
  package private(set) var count: Int {
    get { countWord.load(ordering: .relaxed) }
    set { countWord.store(newValue, ordering: .relaxed) }
  }

  @inline(__always)
  package var isEmpty: Bool { count == 0 }

  @inline(__always)
  package mutating func append(_ packet: Packet) {
    if count > mask { grow() }
    // SAFETY: masked, so within the ring.
    unsafe (ring + ((head &+ count) & mask)).initialize(to: packet)
    count &+= 1
  }

  @inline(__always)
  package mutating func removeFirst() -> Packet {
    precondition(count > 0, "took a packet from an empty queue")
    // SAFETY: `head` is within the ring and, since count > 0, holds a packet.
    let packet = unsafe ring[head]
    head = (head &+ 1) & mask
    count &-= 1
    return packet
  }

  @inline(__always)
  package var first: Packet? {
    // SAFETY: `head` is within the ring and, if count > 0, holds a packet.
    count > 0 ? unsafe ring[head] : nil
  }

  package mutating func removeAll() {
    head = 0
    count = 0
  }

  @inline(never)
  private mutating func grow() {
    let capacity = mask + 1
    let larger = UnsafeMutablePointer<Packet>.allocate(capacity: capacity * 2)
    for offset in 0..<count {
      // SAFETY: both indices are within their rings.
      unsafe (larger + offset).initialize(to: ring[(head + offset) & mask])
    }
    if Modes.areOn {
      unsafe Sanitizers.acquire(ring)
      unsafe Sanitizers.release(larger)
    }
    unsafe ring.deallocate()
    unsafe ring = larger
    mask = capacity * 2 - 1
    head = 0
  }
}

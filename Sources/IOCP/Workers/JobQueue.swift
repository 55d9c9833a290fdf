// SPDX-License-Identifier: Apache-2.0

/// Turns of one thread, or of one serial executor, oldest first: a ring that doubles
/// when it is full. The owner sees to it that one thread at a time touches it.
@safe
struct JobQueue: ~Copyable {
  private var ring: UnsafeMutablePointer<Turn>
  private var mask: Int
  private var head = 0
  private(set) var count = 0

  init() {
    let capacity = 64
    unsafe ring = .allocate(capacity: capacity)
    mask = capacity - 1
  }

  deinit {
    precondition(count == 0, "jobs of tasks were left behind")
    unsafe ring.deallocate()
  }

  mutating func append(_ turn: Turn) {
    if count > mask { grow() }
    // SAFETY: masked, so within the ring.
    unsafe (ring + ((head &+ count) & mask)).initialize(to: turn)
    count &+= 1
  }

  mutating func removeFirst() -> Turn? {
    if count == 0 { return nil }
    // SAFETY: `head` is within the ring and, since count > 0, holds a turn.
    let turn = unsafe ring[head]
    head = (head &+ 1) & mask
    count &-= 1
    return turn
  }

  private mutating func grow() {
    let capacity = mask + 1
    let larger = UnsafeMutablePointer<Turn>.allocate(capacity: capacity * 2)
    for offset in 0..<count {
      // SAFETY: both indices are within their rings.
      unsafe (larger + offset).initialize(to: ring[(head + offset) & mask])
    }
    unsafe ring.deallocate()
    unsafe ring = larger
    mask = capacity * 2 - 1
    head = 0
  }
}

// SPDX-License-Identifier: Apache-2.0

/// Jobs of one worker thread, oldest first: a ring that doubles when it is full. Only
/// that thread touches it.
@safe
struct JobQueue: ~Copyable {
  private var ring: UnsafeMutablePointer<UnownedJob>
  private var mask: Int
  private var head = 0
  private(set) var count = 0

  init() {
    let capacity = 64
    unsafe ring = .allocate(capacity: capacity)
    mask = capacity - 1
  }

  deinit {
    precondition(count == 0, "a worker thread ended with jobs of tasks")
    unsafe ring.deallocate()
  }

  mutating func append(_ job: UnownedJob) {
    if count > mask { grow() }
    // SAFETY: masked, so within the ring.
    unsafe (ring + ((head &+ count) & mask)).initialize(to: job)
    count &+= 1
  }

  mutating func removeFirst() -> UnownedJob? {
    if count == 0 { return nil }
    // SAFETY: `head` is within the ring and, since count > 0, holds a job.
    let job = unsafe ring[head]
    head = (head &+ 1) & mask
    count &-= 1
    return job
  }

  private mutating func grow() {
    let capacity = mask + 1
    let larger = UnsafeMutablePointer<UnownedJob>.allocate(capacity: capacity * 2)
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

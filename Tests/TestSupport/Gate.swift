// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A wait took longer than anything in these tests may take.
package struct TooLong: Error, CustomStringConvertible {
  package let what: String
  package init(_ what: String) { self.what = what }
  package var description: String { "waited too long for \(what)" }
}

/// Seconds after which a wait in a test fails. Never part of what a test asserts.
package let patience = 60

/// Opened once for each thread that may pass. The arrow between the two columns of a drawn race.
@safe
package final class Gate: @unchecked Sendable {
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
  private let name: String

  package init(_ name: String = "a gate") {
    self.name = name
    unsafe sem_init(semaphore, 0, 0)
  }

  deinit {
    unsafe sem_destroy(semaphore)
    unsafe semaphore.deallocate()
  }

  package func open() { unsafe sem_post(semaphore) }

  package func pass() throws {
    var limit = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &limit)
    limit.tv_sec += patience
    while unsafe sem_timedwait(semaphore, &limit) != 0 {
      if errno == ETIMEDOUT { throw TooLong(name) }
    }
  }
}

/// Waits until `condition` holds, asking again and again; throws when it does not come true.
package func eventually(_ what: String, _ condition: () throws -> Bool) throws {
  var now = timespec()
  unsafe clock_gettime(CLOCK_MONOTONIC, &now)
  let limit = now.tv_sec + patience
  while try !condition() {
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    if now.tv_sec > limit { throw TooLong(what) }
    poll(nil, 0, 1)
  }
}

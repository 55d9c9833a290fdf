// SPDX-License-Identifier: Apache-2.0

import AsyncAlgorithms

/// Who is there, and what they have to hear.
actor Room {
  struct Guest: Sendable {
    fileprivate let number: Int
    /// A send to it waits until the guest has taken the text.
    let inbox = AsyncChannel<String>()
  }

  private var guests: [Int: Guest] = [:]
  private var lastNumber = 0

  func enter() -> Guest {
    lastNumber += 1
    let guest = Guest(number: lastNumber)
    guests[guest.number] = guest
    return guest
  }

  func leave(_ guest: Guest) {
    guests[guest.number] = nil
    guest.inbox.finish()
  }

  /// Returns when all others have taken it, or gone.
  func say(_ text: String, from speaker: Guest) async {
    await withDiscardingTaskGroup { group in
      for guest in guests.values where guest.number != speaker.number {
        group.addTask { await guest.inbox.send(text) }
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

/// Timers by the moment they are due, the earliest first: a heap in which each entry
/// has up to four below it. Each timer knows its place, so that it can be taken out.
///
/// Moments lie beside the references, four of them in one cache line: finding the
/// least of four touches no timer. Pure, but for the places it writes.
package struct TimerHeap: ~Copyable {
  private struct Entry {
    var due: Int64
    var timer: Stable<Timer>
  }

  private var entries: [Entry] = []

  package init() {}

  package var count: Int { entries.count }

  /// When the earliest is due; nil when there is none.
  package var earliest: Int64? { entries.first?.due }

  package mutating func insert(_ timer: Stable<Timer>, due: Int64) {
    assert(timer.value.place < 0, "set a timer twice")
    entries.append(Entry(due: due, timer: timer))
    rise(entries.count - 1)
  }

  package mutating func remove(_ timer: Stable<Timer>) {
    let place = timer.value.place
    timer.value.place = -1
    let last = entries.removeLast()
    if place == entries.count { return }
    let former = entries[place].due
    entries[place] = last
    if last.due < former { rise(place) } else { sink(place) }
  }

  /// Takes the earliest out if it is due at `now`.
  package mutating func removeDue(at now: Int64) -> Stable<Timer>? {
    guard let first = entries.first, first.due <= now else { return nil }
    remove(first.timer)
    return first.timer
  }

  private mutating func rise(_ start: Int) {
    var place = start
    let entry = entries[place]
    while place > 0 {
      let above = (place - 1) / 4
      guard entry.due < entries[above].due else { break }
      put(entries[above], at: place)
      place = above
    }
    put(entry, at: place)
  }

  private mutating func sink(_ start: Int) {
    var place = start
    let entry = entries[place]
    while true {
      let first = place * 4 + 1
      guard first < entries.count else { break }
      var least = first
      for below in first..<min(first + 4, entries.count) where entries[below].due < entries[least].due {
        least = below
      }
      guard entries[least].due < entry.due else { break }
      put(entries[least], at: place)
      place = least
    }
    put(entry, at: place)
  }

  @inline(__always)
  private mutating func put(_ entry: Entry, at place: Int) {
    entries[place] = entry
    entry.timer.value.place = place
  }
}

// SPDX-License-Identifier: Apache-2.0

/// All operations in flight, found by token and by the memory they need. Rules are in the
/// extensions; each answers what it has found. Reached under one lock, which is the last
/// in the order: nothing else is taken under it.
package struct Ledger {
  static let buckets = 1 << 14

  var entries: [Watched] = []
  private var heads = [Int32](repeating: -1, count: buckets)
  private var spare: [Int32] = []
  private var pages = PageIndex()
  /// How many lie on more pages than the index takes.
  private var wideCount = 0

  /// Operations whose record lies on a thread's stack.
  var onStacks: [Int32] = []
  var handles = HandleHistory()
  /// By its address: its length in bytes, and who registered it.
  var registered: [UInt: (length: Int, place: Place)] = [:]
  /// Receives that have failed, the latest last: their buffers hold nothing new.
  var failedReceives: [FailedReceive] = []
  /// Blocks nobody needs any more, to be given back once the lock is.
  var unkept: [UInt] = []

  package init() {}

  var count: Int { entries.count - spare.count }

  // MARK: By token

  private static func bucket(_ token: UInt) -> Int {
    Int(truncatingIfNeeded: ((token >> 3) &* 0x9e37_79b9_7f4a_7c15) >> 50)
  }

  func find(_ token: UInt) -> Int32? {
    var index = heads[Self.bucket(token)]
    while index >= 0 {
      if entries[Int(index)].token == token { return index }
      index = entries[Int(index)].next
    }
    return nil
  }

  @discardableResult
  mutating func insert(_ entry: Watched) -> Int32? {
    guard count < Limits.watchedOperations else { return nil }
    let bucket = Self.bucket(entry.token)
    var entry = entry
    entry.next = heads[bucket]
    let index: Int32
    if let free = spare.popLast() {
      index = free
      entries[Int(index)] = entry
    } else {
      entries.append(entry)
      index = Int32(entries.count - 1)
    }
    heads[bucket] = index
    forEachPage(of: entry) { pages.insert(index, on: $0) }
    if isWide(entry) { wideCount += 1 }
    if entry.frame.slot != 0 { onStacks.append(index) }
    return index
  }

  /// The operation is over, as far as anybody can be wrong about it.
  mutating func remove(_ index: Int32) {
    let entry = entries[Int(index)]
    let bucket = Self.bucket(entry.token)
    if heads[bucket] == index {
      heads[bucket] = entry.next
    } else {
      var before = heads[bucket]
      while before >= 0, entries[Int(before)].next != index { before = entries[Int(before)].next }
      if before >= 0 { entries[Int(before)].next = entry.next }
    }
    forEachPage(of: entry) { pages.remove(index, from: $0) }
    if isWide(entry) { wideCount -= 1 }
    if entry.frame.slot != 0 { onStacks.removeAll { $0 == index } }
    entries[Int(index)].token = 0
    entries[Int(index)].kept = []
    spare.append(index)
    for block in entry.kept { unkeep(block) }
  }

  /// Several operations may need the same block.
  private mutating func unkeep(_ block: UInt) {
    for entry in entries where entry.token != 0 && entry.kept.contains(block) { return }
    unkept.append(block)
  }

  // MARK: By memory

  private func isWide(_ entry: Watched) -> Bool {
    var isWide = false
    entry.forEachBuffer { if $0.pageCount > PageIndex.widest { isWide = true } }
    return isWide
  }

  private func forEachPage(of entry: Watched, _ body: (UInt) -> Void) {
    func each(_ range: MemoryRange, butNot last: UInt) -> UInt {
      if range.pageCount > PageIndex.widest { return last }
      for page in range.firstPage...range.lastPage where page != last { body(page) }
      return range.lastPage
    }
    var last = each(entry.recordRange, butNot: 0)
    entry.forEachBuffer { last = each($0, butNot: last) }
    if let key = entry.keyRange { _ = each(key, butNot: last) }
  }

  /// Calls `body` once for each operation that may need some of this memory.
  func forEachCandidate(_ range: MemoryRange, _ body: (Int32) -> Void) {
    if count == 0 { return }
    if wideCount > 0 || range.pageCount > PageIndex.widest {
      for index in entries.indices where entries[index].token != 0 { body(Int32(index)) }
      return
    }
    var seen: [Int32] = []
    for page in range.firstPage...range.lastPage {
      pages.forEach(on: page) { index in
        if seen.contains(index) { return }
        seen.append(index)
        body(index)
      }
    }
  }
}

/// A receive that brought nothing.
struct FailedReceive {
  static let remembered = 64

  var buffer: MemoryRange
  var entry: Watched
  var told: Place
}

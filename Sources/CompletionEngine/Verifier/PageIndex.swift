// SPDX-License-Identifier: Apache-2.0

/// Which entries of the ledger have memory on a page: so that a free is compared with its
/// neighbours and with nobody else.
struct PageIndex {
  static let bytesPerPage: UInt = 4096
  /// Memory on more pages than that is looked for among all entries.
  static let widest: UInt = 32

  private static let buckets = 1 << 14

  private struct Node {
    var page: UInt
    var entry: Int32
    var next: Int32
  }

  private var heads = [Int32](repeating: -1, count: buckets)
  private var nodes: [Node] = []
  private var spare: Int32 = -1

  @inline(__always)
  private static func bucket(_ page: UInt) -> Int {
    Int(truncatingIfNeeded: (page &* 0x9e37_79b9_7f4a_7c15) >> 50)
  }

  mutating func insert(_ entry: Int32, on page: UInt) {
    let bucket = Self.bucket(page)
    let node = Node(page: page, entry: entry, next: heads[bucket])
    if spare >= 0 {
      let index = spare
      spare = nodes[Int(index)].next
      nodes[Int(index)] = node
      heads[bucket] = index
    } else {
      nodes.append(node)
      heads[bucket] = Int32(nodes.count - 1)
    }
  }

  mutating func remove(_ entry: Int32, from page: UInt) {
    let bucket = Self.bucket(page)
    var before: Int32 = -1
    var index = heads[bucket]
    while index >= 0 {
      let node = nodes[Int(index)]
      if node.page == page, node.entry == entry {
        if before >= 0 { nodes[Int(before)].next = node.next } else { heads[bucket] = node.next }
        nodes[Int(index)].next = spare
        spare = index
        return
      }
      before = index
      index = node.next
    }
  }

  func forEach(on page: UInt, _ body: (Int32) -> Void) {
    var index = heads[Self.bucket(page)]
    while index >= 0 {
      let node = nodes[Int(index)]
      if node.page == page { body(node.entry) }
      index = node.next
    }
  }
}

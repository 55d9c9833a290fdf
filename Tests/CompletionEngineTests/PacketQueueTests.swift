// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import Testing

struct PacketQueueTests {
  // Every layout: the ring's head at each place, filled to each level.
  @Test(arguments: [1, 2, 4, 8]) func `every layout of a small ring keeps the order`(_ capacity: Int) {
    for head in 0..<capacity {
      for level in 0...capacity {
        var queue = PacketQueue(capacity: capacity)
        rotate(&queue, to: head)
        for number in 0..<level { queue.append(Packet(token: UInt(number))) }
        #expect(queue.count == level)
        #expect(drain(&queue) == Array(0..<UInt(level)))
        #expect(queue.count == 0)
      }
    }
  }

  @Test(arguments: [1, 2, 4, 8]) func `growing from every layout keeps the order`(_ capacity: Int) {
    for head in 0..<capacity {
      for extra in 1...(capacity * 3) {
        var queue = PacketQueue(capacity: capacity)
        rotate(&queue, to: head)
        for number in 0..<(capacity + extra) { queue.append(Packet(token: UInt(number))) }
        #expect(queue.count == capacity + extra)
        #expect(drain(&queue) == Array(0..<UInt(capacity + extra)))
      }
    }
  }

  @Test(arguments: [1, 2, 4]) func `removing all from every layout leaves a usable ring`(_ capacity: Int) {
    for head in 0..<capacity {
      for level in 0...(capacity + 1) {
        var queue = PacketQueue(capacity: capacity)
        rotate(&queue, to: head)
        for number in 0..<level { queue.append(Packet(token: UInt(number))) }
        queue.removeAll()
        #expect(queue.count == 0)
        for number in 0..<(capacity + 1) { queue.append(Packet(token: UInt(number))) }
        #expect(drain(&queue) == Array(0..<UInt(capacity + 1)))
      }
    }
  }

  @Test func `a packet comes out as it went in`() {
    var queue = PacketQueue(capacity: 1)
    let packet = Packet(key: .max, token: .max - 1, bytes: .max, status: 7)
    queue.append(packet)
    #expect(queue.removeFirst() == packet)
  }

  @Test func `taking from an empty queue traps`() async {
    await #expect(processExitsWith: .failure) {
      var queue = PacketQueue(capacity: 2)
      _ = queue.removeFirst()
    }
  }

  @Test func `a capacity that is no power of two traps`() async {
    await #expect(processExitsWith: .failure) { _ = PacketQueue(capacity: 3) }
  }

  private func rotate(_ queue: inout PacketQueue, to head: Int) {
    for _ in 0..<head {
      queue.append(Packet())
      _ = queue.removeFirst()
    }
  }

  private func drain(_ queue: inout PacketQueue) -> [UInt] {
    var tokens: [UInt] = []
    while !queue.isEmpty { tokens.append(queue.removeFirst().token) }
    return tokens
  }
}

// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import Testing

struct OperationQueueTests {
  /// Small worlds: so many operations, every subset of them taken out, then one more added.
  @Test(arguments: 0...5) func `taking out any subset keeps the order of the others`(_ count: Int) {
    for subset in 0..<(1 << count) {
      let records = (0...count).map { _ in Record(.receive) }
      var queue = OperationQueue()
      for record in records.dropLast() { queue.append(record.operation) }
      let taken = (0..<count).filter { subset & 1 << $0 != 0 }
      for index in taken {
        let token = records[index].operation.value.token
        #expect(queue.remove { $0.token == token } == records[index].operation)
      }
      queue.append(records[count].operation)
      let kept = (0..<count).filter { !taken.contains($0) } + [count]
      for index in kept {
        #expect(queue.first == records[index].operation)
        queue.removeFirst()
      }
      #expect(queue.first == nil)
    }
  }

  @Test func `the oldest of several that fit is taken`() {
    let records = (0..<3).map { _ in Record(.receive) }
    var queue = OperationQueue()
    for record in records { queue.append(record.operation) }
    for record in records { #expect(queue.remove { _ in true } == record.operation) }
    #expect(queue.remove { _ in true } == nil)
  }

  @Test func `nothing is taken when none fits`() {
    let record = Record(.receive)
    var queue = OperationQueue()
    queue.append(record.operation)
    #expect(queue.remove { _ in false } == nil)
    #expect(queue.first == record.operation)
  }
}

struct OperationBuffersTests {
  @Test func `one buffer is kept as it is`() {
    let record = Record(.send, capacity: 10)
    let fits = unsafe record.operation.value.setBuffers(count: 1) { _ in
      unsafe (record.memory.baseAddress, 7)
    }
    #expect(fits)
    #expect(record.operation.value.length == 7)
    #expect(record.operation.value.vectorCount == 0)
  }

  @Test(arguments: [2, 8, 9, 1024, 1 << 16]) func `several buffers add up, and empty ones are left out`(_ count: Int) {
    let record = Record(.send, capacity: 10)
    let fits = unsafe record.operation.value.setBuffers(count: count) { index in
      // The first one is empty.
      unsafe (record.memory.baseAddress, index)
    }
    #expect(fits)
    #expect(record.operation.value.length == count * (count - 1) / 2)
    #expect(record.operation.value.vectorCount == Int32(count) - 1)
  }

  @Test(arguments: [-1, 0, 65_537]) func `no buffer, and more than the limit, are refused`(_ count: Int) {
    let record = Record(.send, capacity: 10)
    let fits = unsafe record.operation.value.setBuffers(count: count) { _ in
      unsafe (record.memory.baseAddress, 1)
    }
    #expect(!fits)
  }

  @Test(arguments: [1, 2, 3]) func `more bytes than a system call moves are refused`(_ count: Int) {
    let record = Record(.send, capacity: 10)
    let size = Limits.bytesPerOperation / count + 1
    let fits = unsafe record.operation.value.setBuffers(count: count) { _ in
      unsafe (record.memory.baseAddress, size)
    }
    #expect(!fits)
  }
}

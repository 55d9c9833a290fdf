// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import SimulatedKernel

/// The memory of one operation of the program: result words, buffers, the engine's record. Never given back
/// within a run, so that whoever writes to it too late is seen (P2).
@safe
final class Record {
  let model: Model.Operation
  /// Two words for the result, then the operation's number. Their address is the token.
  let words: UnsafeMutablePointer<UInt>
  let buffer: UnsafeMutablePointer<UInt8>
  let length: Int
  let operation: Stable<Operation>
  /// What the accept has brought.
  var descriptor: Int32 = -1
  private var isOver = false
  /// Ended while its socket had no port.
  var hasNoPort = false

  static let pending: UInt = 0x103
  static let over: UInt = 0xdddd

  init(_ model: Model.Operation, _ kind: Operation.Kind, pieces: Int, flags: Int32, submitter: Int32) {
    self.model = model
    length = model.length
    words = .allocate(capacity: 3)
    words[0] = Record.pending
    words[1] = 0
    words[2] = UInt(model.number)
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: length + 1)
    for index in 0..<length + 1 { buffer[index] = 0xaa }
    self.buffer = buffer
    operation = Stable(Operation(kind, token: UInt(bitPattern: words), completion: Record.told))
    operation.value.submitter = submitter
    operation.value.flags = flags
    let length = length
    _ = operation.value.setBuffers(count: pieces) { index in
      let (from, to) = (length * index / pieces, length * (index + 1) / pieces)
      return (UnsafeMutableRawPointer(buffer + from), to - from)
    }
  }

  var token: UInt { UInt(bitPattern: words) }
  var transfer: Transfer { Transfer(buffer, length: length, token: token, Record.toldOfTransfer) }

  /// What a send carries: a function of the operation and the place.
  func fill() {
    for index in 0..<length {
      let z = (UInt(model.number) << 32 ^ UInt(index)) &* 0x9e37_79b9_7f4a_7c15
      buffer[index] = UInt8(truncatingIfNeeded: z >> 40 ^ z >> 27)
    }
    model.bytes = Array(UnsafeBufferPointer(start: buffer, count: length))
  }

  /// The engine tells of the end, under the lock of the handle's slot.
  private static let told: Completion = { socket, operation, status, result, packet in
    let token = Stable<Operation>(address: operation).value.token
    // Then no packet comes.
    Program.now.record(token).hasNoPort = !Stable<Socket>(address: socket).value.isAssociated
    return Program.now.told(token, status, result, packet)
  }

  private static let toldOfTransfer: Completion = { _, operation, status, result, packet in
    let record = Stable<Operation>(address: operation)
    let token = record.value.token
    OperationPool.give(back: record)
    return Program.now.told(token, status, result, packet)
  }

  /// A transfer's success is in its words.
  func look(_ model: Model) {
    guard self.model.isPlain, !self.model.wasTold, words[0] == 0 else { return }
    model.told(self.model, 0, Int(words[1]))
  }

  /// The memory is the program's again: takes the bytes out, and marks it.
  func end(_ model: Model) {
    guard !isOver else { return }
    look(model)
    guard self.model.wasTold else { return }
    isOver = true
    if self.model.kind == .receive {
      let count = max(0, min(self.model.result, length))
      self.model.bytes = Array(UnsafeBufferPointer(start: buffer, count: count))
      for index in count..<length where buffer[index] != 0xaa && !self.model.peeks {
        model.fail("P2: receive \(self.model.number) wrote byte \(index) of \(count)")
      }
    }
    for index in 0..<length { buffer[index] = 0xdd }
    words[0] = Record.over
    words[1] = Record.over
  }

  /// P2: nobody has written since.
  func checkUntouched(_ model: Model) {
    model.expect(buffer[length] == 0xaa, "P2: operation \(self.model.number) wrote behind its buffer")
    guard isOver else { return }
    let isUntouched = words[0] == Record.over && words[1] == Record.over && words[2] == UInt(self.model.number)
    model.expect(isUntouched, "P2: the result of operation \(self.model.number) was written after its packet")
    for index in 0..<length where buffer[index] != 0xdd {
      model.fail("P2: byte \(index) of operation \(self.model.number) was written after its packet")
    }
  }
}

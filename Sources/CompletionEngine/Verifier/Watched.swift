// SPDX-License-Identifier: Apache-2.0

/// A stretch of the program's memory, as numbers: nobody reads through them.
package struct MemoryRange: Equatable, Sendable {
  package var base: UInt
  package var length: UInt

  package init(base: UInt, length: UInt) {
    self.base = base
    self.length = length
  }

  var end: UInt { base &+ length }
  func overlaps(_ other: MemoryRange) -> Bool {
    length > 0 && other.length > 0 && base < other.end && other.base < end
  }
  var firstPage: UInt { base / PageIndex.bytesPerPage }
  var lastPage: UInt { (end &- (length > 0 ? 1 : 0)) / PageIndex.bytesPerPage }
  var pageCount: UInt { lastPage &- firstPage &+ 1 }
}

/// A call stack, and the thread it was taken in.
package struct Place: Equatable, Sendable {
  /// A number of csystem_stack's; 0 when it could not be stored.
  package var stack: UInt32
  package var thread: Int32

  package init(stack: UInt32, thread: Int32) {
    self.stack = stack
    self.thread = thread
  }
}

/// Where the return address of a function lies, and what it is: while both hold, the
/// function has not returned.
struct Frame: Equatable, Sendable {
  var slot: UInt = 0
  var value: UInt = 0
}

/// What is known of one operation in flight.
package struct Watched: Sendable {
  package enum State: Sendable {
    case pending
    /// Its result is stored, and no packet has been queued.
    case ended
    /// Its packet is queued.
    case queued
  }

  package enum Ending: Sendable { case success, cancelled, failed }

  /// OVERLAPPED, on a 64-bit system.
  static let recordLength: UInt = 32

  var token: UInt
  /// The engine's record, when it has one.
  var record: UInt
  var kind: Operation.Kind
  var handle: Handle
  /// Of an accept: the handle that gets the connection.
  var target: Handle
  var key: UInt
  var submission: Place
  var beganNanoseconds: Int64
  var buffer: MemoryRange
  var moreBuffers: [MemoryRange] = []
  /// Its record, or else its buffer, is on the stack of a function: that function.
  var frame: Frame
  var isFrameOfBuffer = false

  var state = State.pending
  var ending = Ending.success
  /// It had to wait: what the record and a send's buffers held then.
  var hadToWait = false
  var firstWord: UInt = 0
  var eventWord: UInt = 0
  var checksum: UInt64 = 0
  /// Its handle had a port when it was submitted.
  var hasPort = false
  /// A completion routine's: hEvent is the program's own.
  var hasRoutine = false
  /// The program has asked for the result, and got it.
  var isSeen = false
  /// Something was reported already; what follows would be the same.
  var isTainted = false
  /// Freed after the operation had ended: a mistake only if the packet comes.
  var recordFreed: Place?
  var bufferFreed: Place?
  var keyFreed: Place?
  /// Blocks of the program's that are kept until the packet has been dequeued.
  var kept: [UInt] = []
  var next: Int32 = -1

  var recordRange: MemoryRange { MemoryRange(base: token, length: Self.recordLength) }
  /// A key may be an address; small numbers are none.
  var keyRange: MemoryRange? { key > 0xffff ? MemoryRange(base: key, length: 1) : nil }

  func forEachBuffer(_ body: (MemoryRange) -> Void) {
    if buffer.length > 0 { body(buffer) }
    for each in moreBuffers { body(each) }
  }

  func hasBuffer(overlapping range: MemoryRange) -> Bool {
    buffer.overlaps(range) || moreBuffers.contains { $0.overlaps(range) }
  }

  var isSending: Bool {
    switch kind {
    case .send, .sendTo, .writeFile, .writePipe, .connect: true
    default: false
    }
  }

  /// Whether the kernel's answer goes into its buffers.
  var isReceiving: Bool {
    switch kind {
    case .receive, .receiveFrom, .readFile, .readPipe, .accept, .watchFolder: true
    default: false
    }
  }
}

extension Operation.Kind {
  /// As a report says it.
  package var words: String {
    switch self {
    case .receive: "receive"
    case .send: "send"
    case .accept: "accept"
    case .connect: "connect"
    case .receiveFrom: "receive of a datagram"
    case .sendTo: "send of a datagram"
    case .transmit: "transmission"
    case .disconnect: "disconnect"
    case .readFile: "read of a file"
    case .writeFile: "write to a file"
    case .lockFile: "lock of a file"
    case .syncFile: "flush of a file"
    case .resizeFile: "resize of a file"
    case .readPipe: "read of a pipe"
    case .writePipe: "write to a pipe"
    case .connectPipe: "connect of a pipe"
    case .watchFolder: "watch of a folder"
    }
  }
}

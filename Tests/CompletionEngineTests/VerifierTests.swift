// SPDX-License-Identifier: Apache-2.0

@testable import CompletionEngine
import Testing

/// A ledger, and what it has found in each step.
private final class Book {
  static let token: UInt = 0x7000_0000_1000
  static let buffer = MemoryRange(base: 0x7000_0000_3000, length: 512)
  static let here = Place(stack: 1, thread: 7)
  static let handle = Handle(rawValue: 0x40)

  var ledger = Ledger()
  var history = HandleHistory()

  func begin(
    _ kind: CompletionEngine.Operation.Kind, _ token: UInt = Book.token, _ buffer: MemoryRange = Book.buffer
  ) -> [Finding.ID] {
    let operation = Watched(
      token: token, record: 0, kind: kind, handle: Self.handle, target: .none, key: 0, submission: Self.here,
      beganNanoseconds: 0, buffer: buffer, frame: Frame())
    return ledger.begin(operation).map(\.id)
  }

  /// Whether the result may be stored.
  func end(_ ending: Watched.Ending = .success) -> Bool {
    var findings: [Finding] = []
    return ledger.end(Self.token, ending, Self.here, &findings) && findings.isEmpty
  }

  /// Ends, and queues its packet.
  func complete(_ ending: Watched.Ending = .success) {
    _ = end(ending)
    ledger.queue(Self.token)
  }

  func dequeue() -> [Finding.ID] { ledger.dequeue(Packet(token: Self.token, bytes: 5), Self.here).map(\.id) }

  /// nil when the block need not be kept.
  func free(_ base: UInt, _ length: UInt) -> [Finding.ID]? {
    var findings: [Finding] = []
    let keeps = ledger.free(MemoryRange(base: base, length: length), .free, Self.here, &findings)
    return keeps ? findings.map(\.id) : nil
  }

  func refuse(_ operation: EngineError.Operation) -> [Finding.ID] {
    history.refuse(EngineError(operation, Self.handle, .invalidHandle), Self.here).map(\.id)
  }
}

/// The rules of the ledger, without a program: what is found when things happen in this
/// order, and what is not.
struct VerifierTests {
  private let book = Book()

  @Test func `a record that is used again while it is pending`() {
    #expect(book.begin(.receive).isEmpty)
    #expect(book.begin(.receive) == [.overlappedReused])
  }

  @Test func `a record that is used again while its packet is queued`() {
    _ = book.begin(.receive)
    book.complete()
    #expect(book.begin(.receive) == [.overlappedRearmed])
  }

  @Test func `a record that is used again after its packet`() {
    _ = book.begin(.receive)
    book.complete()
    #expect(book.dequeue().isEmpty)
    #expect(book.begin(.receive).isEmpty)
  }

  @Test func `a record that brings no packet may be used again, and freed, when it has ended`() {
    _ = book.begin(.send)
    #expect(book.end())
    #expect(book.begin(.send).isEmpty)
    #expect(book.end())
    #expect(book.free(Book.token - 16, 64) == nil)
    #expect(book.ledger.count == 0)
  }

  @Test func `a block is kept until the packet, and told of once`() {
    _ = book.begin(.receive)
    let block = Book.token - 32
    #expect(book.free(block, 128) == [.overlappedFreed])
    #expect(!book.end(), "stored into memory that was freed")
    book.ledger.queue(Book.token)
    #expect(book.ledger.unkept.isEmpty)
    #expect(book.dequeue().isEmpty)
    #expect(book.ledger.unkept == [block])
    #expect(book.ledger.count == 0)
  }

  @Test func `a record that was freed after an immediate success is told of when its packet comes`() {
    _ = book.begin(.send)
    book.complete()
    #expect(book.free(Book.token, 32) == [])
    #expect(book.dequeue() == [.packetWithoutRecord])
  }

  @Test func `a record that was freed after a cancel, and before its packet`() {
    _ = book.begin(.receive)
    book.complete(.cancelled)
    #expect(book.free(Book.token, 32) == [.overlappedFreed])
  }

  @Test(arguments: [Watched.Ending.success, .cancelled])
  func `a result that was asked for frees the record`(_ ending: Watched.Ending) {
    _ = book.begin(.receive)
    book.complete(ending)
    book.ledger.see(Book.token)
    #expect(book.free(Book.token, 32) == [])
    #expect(book.dequeue().isEmpty)
  }

  @Test func `memory of neighbours on the same page is nobody's concern`() {
    _ = book.begin(.receive)
    #expect(book.free(Book.token + 32, 256) == nil)
  }

  @Test func `a buffer of many pages is found by any of them`() {
    let wide = MemoryRange(base: 0x7000_0010_0000, length: 1 << 24)
    _ = book.begin(.receive, Book.token, wide)
    #expect(book.free(wide.base + 1 << 20, 64) == [.bufferFreed])
    book.ledger.refuse(Book.token, record: 0)
    #expect(book.ledger.count == 0)
    #expect(book.free(wide.base, 64) == nil)
  }

  @Test func `a send may share a buffer with a send, and not with a receive`() {
    _ = book.begin(.send)
    #expect(book.begin(.send, Book.token + 64).isEmpty)
    #expect(book.begin(.receive, Book.token + 128) == [.bufferShared])
  }

  @Test func `a key that was freed is told of with the packet that carries it`() {
    let key: UInt = 0x7000_0000_9000
    book.ledger.handles.associate(Book.handle, key: key)
    _ = book.begin(.receive)
    #expect(book.free(key, 100) == [])
    book.complete()
    #expect(book.dequeue() == [.keyFreed])
  }

  @Test func `a closed handle is told of until its value names another one`() {
    #expect(book.refuse(.send).isEmpty, "never was one")
    book.history.open(Book.handle, .socket, Book.here)
    book.history.close(Book.handle, Book.here)
    #expect(book.refuse(.send) == [.handleAfterClose])
    #expect(book.refuse(.close) == [.closedTwice])
    #expect(book.refuse(.dequeue).isEmpty, "a thread that comes back to its port")
    book.history.open(Book.handle, .socket, Book.here)
    #expect(book.refuse(.send).isEmpty)
  }

  @Test func `suppressions name an id and a frame`() {
    let rules = Suppressions(text: "# known\nbuffer-freed  old_code \n* vendor.so\n\n")
    #expect(rules.cover(.bufferFreed, ["old_code at a.c:1"]))
    #expect(!rules.cover(.bufferFreed, ["new_code at a.c:1"]))
    #expect(!rules.cover(.keyFreed, ["old_code at a.c:1"]))
    #expect(rules.cover(.keyFreed, ["main at a.c:1", "f (vendor.so+0x1)"]))
    #expect(!Suppressions(text: "").cover(.leak, []))
  }
}

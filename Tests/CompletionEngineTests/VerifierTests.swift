// SPDX-License-Identifier: Apache-2.0

@testable import CompletionEngine
import Testing

/// The rules of the ledger, without a program: what is found when things happen in this
/// order, and what is not.
struct VerifierTests {
  private static let token: UInt = 0x7000_0000_1000
  private static let buffer = MemoryRange(base: 0x7000_0000_3000, length: 512)
  private static let here = Place(stack: 1, thread: 7)
  private let handle = Handle(rawValue: 0x40)

  private func operation(
    _ kind: CompletionEngine.Operation.Kind, _ token: UInt = VerifierTests.token,
    _ buffer: MemoryRange = VerifierTests.buffer
  ) -> Watched {
    Watched(
      token: token, record: 0, kind: kind, handle: handle, target: .none, key: 0, submission: Self.here,
      beganNanoseconds: 0, buffer: buffer, frame: Frame())
  }

  private func ended(_ ledger: inout Ledger, _ ending: Watched.Ending = .success) {
    var findings: [Finding] = []
    let mayStore = ledger.end(Self.token, ending, Self.here, &findings)
    #expect(mayStore && findings.isEmpty)
  }

  private func free(_ ledger: inout Ledger, _ block: MemoryRange) -> (keeps: Bool, [Finding.ID]) {
    var findings: [Finding] = []
    let keeps = ledger.free(block, .free, Self.here, &findings)
    return (keeps, findings.map(\.id))
  }

  private func packet(_ bytes: UInt32 = 5) -> Packet { Packet(token: Self.token, bytes: bytes) }

  @Test func `a record is used again while it is pending, while its packet is queued, and after that`() {
    var ledger = Ledger()
    #expect(ledger.begin(operation(.receive)).isEmpty)
    #expect(ledger.begin(operation(.receive)).map(\.id) == [.overlappedReused])
    ledger = Ledger()
    _ = ledger.begin(operation(.receive))
    ended(&ledger)
    ledger.queue(Self.token)
    #expect(ledger.begin(operation(.receive)).map(\.id) == [.overlappedRearmed])
    ledger = Ledger()
    _ = ledger.begin(operation(.receive))
    ended(&ledger)
    ledger.queue(Self.token)
    #expect(ledger.dequeue(packet(), Self.here).isEmpty)
    #expect(ledger.begin(operation(.receive)).isEmpty)
  }

  @Test func `a record that brings no packet may be used again, and freed, when it has ended`() {
    var ledger = Ledger()
    _ = ledger.begin(operation(.send))
    ended(&ledger)
    #expect(ledger.begin(operation(.send)).isEmpty)
    ended(&ledger)
    let (keeps, found) = free(&ledger, MemoryRange(base: Self.token - 16, length: 64))
    #expect(!keeps && found.isEmpty && ledger.count == 0)
  }

  @Test func `a block is kept until the packet, and told of once`() {
    var ledger = Ledger()
    _ = ledger.begin(operation(.receive))
    let block = MemoryRange(base: Self.token - 32, length: 128)
    let (keeps, found) = free(&ledger, block)
    #expect(keeps && found == [.overlappedFreed])
    var findings: [Finding] = []
    #expect(!ledger.end(Self.token, .success, Self.here, &findings), "stored into memory that was freed")
    ledger.queue(Self.token)
    #expect(ledger.unkept.isEmpty)
    #expect(ledger.dequeue(packet(), Self.here).isEmpty)
    #expect(ledger.unkept == [block.base] && ledger.count == 0)
  }

  @Test func `a record that was freed after an immediate success is told of when its packet comes`() {
    var ledger = Ledger()
    _ = ledger.begin(operation(.send))
    ended(&ledger)
    ledger.queue(Self.token)
    let (keeps, found) = free(&ledger, MemoryRange(base: Self.token, length: 32))
    #expect(keeps && found.isEmpty)
    #expect(ledger.dequeue(packet(), Self.here).map(\.id) == [.packetWithoutRecord])
  }

  @Test(arguments: [Watched.Ending.success, .cancelled])
  func `a result that was asked for frees the record`(_ ending: Watched.Ending) {
    var ledger = Ledger()
    _ = ledger.begin(operation(.receive))
    ended(&ledger, ending)
    ledger.queue(Self.token)
    ledger.see(Self.token)
    #expect(free(&ledger, MemoryRange(base: Self.token, length: 32)).1.isEmpty)
    #expect(ledger.dequeue(packet(), Self.here).isEmpty)
  }

  @Test func `memory of neighbours on the same page is nobody's concern`() {
    var ledger = Ledger()
    _ = ledger.begin(operation(.receive))
    let (keeps, found) = free(&ledger, MemoryRange(base: Self.token + 32, length: 256))
    #expect(!keeps && found.isEmpty)
  }

  @Test func `a buffer of many pages is found by any of them`() {
    var ledger = Ledger()
    let wide = MemoryRange(base: 0x7000_0010_0000, length: 1 << 24)
    _ = ledger.begin(operation(.receive, Self.token, wide))
    #expect(free(&ledger, MemoryRange(base: wide.base + 1 << 20, length: 64)).1 == [.bufferFreed])
    ledger.refuse(Self.token, record: 0)
    #expect(ledger.count == 0)
    #expect(free(&ledger, MemoryRange(base: wide.base, length: 64)).1.isEmpty)
  }

  @Test func `a send may share a buffer with a send, and not with a receive`() {
    var ledger = Ledger()
    _ = ledger.begin(operation(.send))
    #expect(ledger.begin(operation(.send, Self.token + 64)).isEmpty)
    #expect(ledger.begin(operation(.receive, Self.token + 128)).map(\.id) == [.bufferShared])
  }

  @Test func `a key that was freed is told of with the packet that carries it`() {
    var ledger = Ledger()
    let key: UInt = 0x7000_0000_9000
    ledger.handles.associate(handle, key: key)
    _ = ledger.begin(operation(.receive))
    let (keeps, found) = free(&ledger, MemoryRange(base: key, length: 100))
    #expect(keeps && found.isEmpty)
    ended(&ledger)
    ledger.queue(Self.token)
    #expect(ledger.dequeue(packet(), Self.here).map(\.id) == [.keyFreed])
  }

  @Test func `a closed handle is told of until its value names another one`() {
    var history = HandleHistory()
    let refusal = EngineError(.send, handle, .invalidHandle)
    #expect(history.refuse(refusal, Self.here).isEmpty, "never was one")
    history.open(handle, .socket, Self.here)
    history.close(handle, Self.here)
    #expect(history.refuse(refusal, Self.here).map(\.id) == [.handleAfterClose])
    #expect(history.refuse(EngineError(.close, handle, .invalidHandle), Self.here).map(\.id) == [.closedTwice])
    #expect(history.refuse(EngineError(.dequeue, handle, .invalidHandle), Self.here).isEmpty)
    history.open(handle, .socket, Self.here)
    #expect(history.refuse(refusal, Self.here).isEmpty)
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

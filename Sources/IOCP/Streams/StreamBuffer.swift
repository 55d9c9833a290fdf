// SPDX-License-Identifier: Apache-2.0

/// Memory with a window of bytes that came and were not taken yet: the common core of
/// buffered readers and writers, async or not. Makes no call and waits for nobody.
///
///     |  taken  |  buffered  |  room  |
///     0       start         end    capacity
@safe
struct StreamBuffer: ~Copyable, @unchecked Sendable {
  // Sendable: one owner at a time.
  private let memory: UnsafeMutableRawBufferPointer
  private let owner: Owner
  private var start = 0
  private var end = 0

  private enum Owner {
    case buffer
    /// What the memory belongs to; nil for memory of the caller's.
    case other(AnyObject?)
  }

  /// Keeps a value that cannot be copied.
  private final class Keeper<Storage: BufferStorage & ~Copyable> {
    let storage: Storage
    init(_ storage: consuming Storage) { self.storage = storage }
  }

  init(capacity: Int) {
    precondition(capacity > 0, "a buffer without room")
    unsafe memory = .allocate(byteCount: capacity, alignment: 16)
    owner = .buffer
  }

  init<Storage: BufferStorage & ~Copyable>(_ storage: consuming Storage) {
    let keeper = Keeper(storage)
    unsafe memory = keeper.storage.storage
    owner = .other(keeper)
    unsafe precondition(memory.count > 0, "a buffer without room")
  }

  @unsafe
  init(_ memory: UnsafeMutableRawBufferPointer) {
    precondition(memory.count > 0, "a buffer without room")
    unsafe self.memory = memory
    owner = .other(nil)
  }

  deinit {
    if case .buffer = owner { unsafe memory.deallocate() }
  }

  var capacity: Int { unsafe memory.count }
  var count: Int { end - start }
  var isEmpty: Bool { start == end }
  /// Bytes that can be added before anything is taken.
  var roomCount: Int { capacity - count }

  var bytes: RawSpan {
    @_lifetime(borrow self)
    get {
      // SAFETY: the window lies within the memory and is initialized.
      let bytes = unsafe RawSpan(_unsafeStart: memory.baseAddress! + start, byteCount: count)
      return unsafe _overrideLifetime(bytes, borrowing: self)
    }
  }

  // MARK: Adding

  /// All the room there is, in one piece.
  @_lifetime(&self)
  mutating func room() -> OutputRawSpan {
    if isEmpty {
      (start, end) = (0, 0)
    } else if start > 0 {
      // SAFETY: both ranges lie within the memory; copyMemory allows overlaps.
      unsafe memory.baseAddress!.copyMemory(from: memory.baseAddress! + start, byteCount: count)
      CopyCounter.add(count)
      (start, end) = (0, count)
    }
    let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: memory[end...])
    let span = unsafe OutputRawSpan(buffer: rest, initializedCount: 0)
    return unsafe _overrideLifetime(span, mutating: &self)
  }

  /// So many bytes of the room have been initialized.
  mutating func added(_ count: Int) {
    precondition(count >= 0 && count <= capacity - end, "more bytes than there was room for")
    end += count
  }

  // MARK: Taking

  mutating func take(_ count: Int) {
    precondition(count >= 0 && count <= self.count, "consumed more than is buffered")
    start += count
  }

  /// Takes the first `count` bytes; they stay where they are until the next change.
  @_lifetime(&self)
  mutating func taking(_ count: Int) -> RawSpan {
    let first = start
    take(count)
    // SAFETY: the bytes were in the window a moment ago.
    let bytes = unsafe RawSpan(_unsafeStart: memory.baseAddress! + first, byteCount: count)
    return unsafe _overrideLifetime(bytes, mutating: &self)
  }

  /// Moves what fits into `output`; answers how many bytes.
  mutating func move(into output: inout OutputRawSpan) -> Int {
    let count = output.append(copying: bytes)
    take(count)
    return count
  }

  /// Takes all there is, as a copy.
  mutating func takeAll() -> [UInt8] {
    let (first, count) = (start, self.count)
    take(count)
    CopyCounter.add(count)
    // SAFETY: the bytes were in the window a moment ago.
    return unsafe [UInt8](memory[first..<first + count])
  }

  // MARK: Pieces

  /// How far a search for the end of a piece has come.
  struct Search {
    let delimiter: UInt8
    /// The most bytes that a piece may have, its delimiter included.
    let limit: Int
    fileprivate var looked = 0
  }

  func search(_ delimiter: UInt8, limit: Int?) -> Search {
    Search(delimiter: delimiter, limit: min(limit ?? capacity, capacity))
  }

  /// The length of the first piece, its delimiter included; nil when more has to come.
  ///
  /// - Throws: `tooLong`; nothing has been taken.
  func length(of search: inout Search, _ operation: String) throws(IOError) -> Int? {
    let known = min(count, search.limit)
    let bytes = bytes
    while search.looked < known {
      // SAFETY: below `count`.
      if unsafe bytes.unsafeLoad(fromUncheckedByteOffset: search.looked, as: UInt8.self) == search.delimiter {
        return search.looked + 1
      }
      search.looked += 1
    }
    if known == search.limit { throw IOError(.tooLong(limit: search.limit), operation) }
    return nil
  }
}

extension String {
  /// A line without its end, which is `\n` or `\r\n`. What is not UTF-8 is repaired.
  init(line bytes: RawSpan) {
    self = unsafe bytes.withUnsafeBytes { bytes in
      var line = unsafe bytes[...]
      if unsafe line.last == UInt8(ascii: "\n") {
        unsafe line.removeLast()
        if unsafe line.last == UInt8(ascii: "\r") { unsafe line.removeLast() }
      }
      return unsafe String(decoding: line, as: UTF8.self)
    }
    CopyCounter.add(bytes.byteCount)
  }
}

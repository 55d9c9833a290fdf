// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// How an operation ended: 0, an errno(3), or one of ours.
@usableFromInline
package struct Status: Equatable, Sendable {
  @usableFromInline package let code: Int32
  @inlinable
  @inline(__always)
  package init(code: Int32) { self.code = code }

  package static let success = Status(code: 0)
  /// Cancelled by request.
  package static let cancelled = Status(code: -1)
  /// Its handle was closed.
  package static let handleClosed = Status(code: -2)
}

/// Told once per accepted operation, when it has ended and before its packet is
/// queued: the socket, the record, status code, bytes moved (for an accept: the new
/// descriptor, now owned by the callee), and the address of the packet to fill in.
///
/// Answers whether the packet is to be queued. The engine has forgotten the record
/// by then, so this is the place to reuse it. Runs under the lock of the handle's
/// slot: it may use the socket, but must not call the engine on that handle, nor wait.
@usableFromInline
package typealias Completion =
  @convention(c) (
    _ socket: UnsafeMutableRawPointer, _ operation: UnsafeMutableRawPointer, _ status: Int32, _ result: Int,
    _ packet: UnsafeMutableRawPointer
  ) -> Bool

/// One operation on one handle: what to do, how far it got, whom to tell.
///
/// The memory is the caller's, at a fixed address, and belongs to the engine from
/// acceptance until `completion` is called.
@safe
@usableFromInline
package struct Operation: ~Copyable {
  package enum Kind: UInt8, Sendable {
    case receive, send, accept, connect
    /// With an address: these use the record's envelope.
    case receiveFrom, sendTo
    /// Memory and files in a row, and the end of a connection; `flags` is 1 when the
    /// socket is to be used again.
    case transmit, disconnect
    case readFile, writeFile, lockFile
    /// To the disk; to another length, which is `offset`.
    case syncFile, resizeFile
    case readPipe, writePipe, connectPipe, watchFolder

    /// Takes its turn among what is sent.
    var isSending: Bool {
      switch self {
      case .send, .sendTo, .connect, .transmit, .disconnect, .writeFile, .writePipe: true
      default: false
      }
    }
  }

  /// The next one in the handle's queue, or in its owner's pool.
  package var next: Stable<Operation>?
  /// What the packet will carry.
  package var token: UInt
  package var completion: Completion

  /// The one buffer of `length` bytes; or, when `vectorCount` > 0, the first of so
  /// many iovecs, which the engine may change. Both stay valid until completion.
  @usableFromInline package var buffer: UnsafeMutableRawPointer?
  @usableFromInline package var length: Int
  /// Bytes moved so far.
  package var progress = 0
  package var vectorCount: Int32 = 0
  /// MSG_PEEK, MSG_OOB, MSG_WAITALL of recv(2) and send(2).
  package var flags: Int32 = 0
  package var kind: Kind
  /// Of the pool, for a Transfer: its success is stored, not told.
  package var isPlain = false
  /// A small number of the face's choosing: which thread submitted it.
  package var submitter: Int32 = 0
  /// When it began to wait, by the processor's counter.
  var sinceTicks: UInt64 = 0
  /// A word of the face's choosing.
  package var context: UInt = 0
  /// What only some operations need; kept when the record is used again.
  private var detailsIfAny: Stable<OperationDetails>?
  /// Kept as well: most records never need one.
  private(set) var envelopeIfAny: Stable<Envelope>?

  package init(
    _ kind: Kind, token: UInt, completion: @escaping Completion,
    buffer: UnsafeMutableRawPointer? = nil, length: Int = 0
  ) {
    self.kind = kind
    self.token = token
    unsafe self.completion = completion
    unsafe self.buffer = buffer
    self.length = length
  }

  deinit {
    detailsIfAny?.destroy()
    envelopeIfAny?.destroy()
  }

  /// A second word of the face's choosing, which the record pool leaves as it is.
  package var companion: UInt {
    get { detailsIfAny?.value.companion ?? 0 }
    set { if newValue != companion { details.value.companion = newValue } }
  }

  /// Of a file: where to read or write, in bytes from its beginning.
  package var offset: Int64 {
    get { detailsIfAny?.value.offset ?? 0 }
    set { details.value.offset = newValue }
  }

  /// Set while a thread that may block has the operation, or will have it.
  var file: Stable<File>? {
    get { detailsIfAny?.value.file }
    set { if newValue != nil || detailsIfAny != nil { details.value.file = newValue } }
  }

  /// Which one of its handle's operations it is; kept under chaos only.
  var ordinal: UInt32 {
    get { detailsIfAny?.value.ordinal ?? 0 }
    set { details.value.ordinal = newValue }
  }

  private var details: Stable<OperationDetails> {
    mutating get {
      detailsIfAny ?? makeDetails()
    }
  }

  @inline(never)
  private mutating func makeDetails() -> Stable<OperationDetails> {
    let details = Stable(OperationDetails())
    detailsIfAny = details
    return details
  }

  /// Address and control messages of a datagram; the record's own.
  @inline(__always)
  package var envelope: Stable<Envelope> {
    mutating get { envelopeIfAny ?? makeEnvelope() }
  }

  @inline(never)
  private mutating func makeEnvelope() -> Stable<Envelope> {
    let envelope = Stable(Envelope())
    envelopeIfAny = envelope
    return envelope
  }

  /// Takes down several buffers; the caller's own array may go away afterwards.
  ///
  /// - Parameter buffer: Base address and length in bytes of buffer number 0, 1, ….
  /// - Returns: false when there are more than `Limits.vectorsPerOperation`, or more
  ///   bytes than one operation can move.
  package mutating func setBuffers(
    count: Int, _ buffer: (Int) -> (base: UnsafeMutableRawPointer?, length: Int)
  ) -> Bool {
    guard count > 0, count <= Limits.vectorsPerOperation else { return false }
    progress = 0
    if count == 1 {
      (unsafe self.buffer, length) = unsafe buffer(0)
      vectorCount = 0
      return length <= Limits.bytesPerOperation
    }
    let vectors = unsafe details.value.vectors(capacity: count)
    length = 0
    var used = 0
    for index in 0..<count {
      let (base, size) = unsafe buffer(index)
      // One call takes a part of them, and has to move something.
      if size == 0 { continue }
      guard size <= Limits.bytesPerOperation - length else { return false }
      length += size
      // SAFETY: `used` <= `index` < `count`, the capacity asked for.
      unsafe (vectors + used).initialize(to: iovec(iov_base: base, iov_len: size))
      used += 1
    }
    unsafe self.buffer = UnsafeMutableRawPointer(vectors)
    vectorCount = Int32(used)
    return true
  }

  /// As `setBuffers`, for the one that most operations have.
  @inline(__always)
  @inlinable
  package mutating func setBuffer(_ base: UnsafeMutableRawPointer?, length: Int) {
    unsafe buffer = base
    self.length = length
  }
}

/// Operations of one direction of one handle, oldest first: linked through the
/// records themselves.
package struct OperationQueue: ~Copyable {
  package private(set) var first: Stable<Operation>?
  private var last: Stable<Operation>?

  package init() {}

  @inline(__always)
  package var isEmpty: Bool { first == nil }

  @inline(__always)
  package mutating func append(_ operation: Stable<Operation>) {
    operation.value.next = nil
    if let last { last.value.next = operation } else { first = operation }
    last = operation
  }

  @inline(__always)
  package mutating func removeFirst() {
    first = first?.value.next
    if first == nil { last = nil }
  }

  /// Takes out the oldest operation that fits, nil when none does.
  package mutating func remove(
    where fits: (borrowing Operation) -> Bool
  ) -> Stable<Operation>? {
    var before: Stable<Operation>?
    var candidate = first
    while let operation = candidate {
      if fits(operation.value) {
        if let before { before.value.next = operation.value.next } else { first = operation.value.next }
        if last == operation { last = before }
        return operation
      }
      before = operation
      candidate = operation.value.next
    }
    return nil
  }
}

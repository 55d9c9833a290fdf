// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

extension File {
  /// What can be read without waiting. `progress` counts what came before it would have
  /// had to wait.
  mutating func attemptRead(_ operation: Stable<Operation>) -> Attempt {
    if trying == .never || !isRegular { return .wouldBlock }
    while true {
      let place = operation.value.offset + Int64(operation.value.progress)
      let result = unsafe operation.withRest { vectors, count in
        if trying == .always { return unsafe SystemCalls.read(descriptor, vectors, count: count, at: place) }
        return unsafe SystemCalls.readWithoutWaiting(descriptor, vectors, count: count, at: place)
      }
      switch Int32(-result) {
      case EAGAIN: return .wouldBlock
      case EOPNOTSUPP where trying == .untold:
        trying = SystemCalls.isInMemory(descriptor) ? .always : .never
        if trying == .never { return .wouldBlock }
        continue
      case 0: return .done(operation.value.progress)
      case let error where error > 0: return .failed(error)
      default: break
      }
      operation.value.progress += result
      operation.dropFromVectors(result)
      if operation.value.progress == operation.value.length { return .done(operation.value.progress) }
    }
  }

  /// Performs a whole operation; may block. The slot is pinned, not locked.
  borrowing func perform(_ operation: Stable<Operation>) -> (Status, Int) {
    switch operation.value.kind {
    case .lockFile:
      let result = takeRange(operation, waits: true)
      return (Status(code: Int32(-result)), 0)
    case .syncFile: return (Status(code: Int32(-SystemCalls.sync(descriptor))), 0)
    case .resizeFile:
      return (Status(code: Int32(-SystemCalls.truncate(descriptor, to: operation.value.offset))), 0)
    case .writeFile:
      return unsafe transfer(operation) { unsafe write(operation, $0, $1) }
    default:
      let (status, count) = unsafe transfer(operation) { unsafe read(operation, $0, $1) }
      let isAtEnd = status == .success && count == 0 && operation.value.length > 0
      return (isAtEnd ? .endOfFile : status, count)
    }
  }

  /// Performs several writes by one call, each of which begins where the one before ends.
  /// What the call leaves undone is for `finish`.
  borrowing func performTogether(_ first: Stable<Operation>, count: Int) {
    // SAFETY: the callers gave `length` bytes at each `buffer`.
    unsafe withUnsafeTemporaryAllocation(of: iovec.self, capacity: count) { vectors in
      var each: Stable<Operation>? = first
      for index in 0..<count {
        unsafe vectors[index] = iovec(iov_base: each?.value.buffer, iov_len: each?.value.length ?? 0)
        each = each?.value.next
      }
      guard let base = vectors.baseAddress else { return }
      var moved = unsafe max(0, SystemCalls.write(descriptor, base, count: Int32(count), at: first.value.offset))
      each = first
      while let operation = each {
        operation.value.progress = min(moved, operation.value.length)
        moved -= operation.value.progress
        each = operation.value.next
      }
    }
  }

  /// The result of a write that may have been performed with others.
  borrowing func finish(_ operation: Stable<Operation>) -> (Status, Int) {
    if operation.value.progress == operation.value.length { return (.success, operation.value.length) }
    return perform(operation)
  }

  /// Repeats a call until all bytes have moved, or no more do. A read that has failed
  /// after others had moved bytes is short: the next one will meet the error. A write is
  /// whole or fails.
  private borrowing func transfer(
    _ operation: Stable<Operation>, _ call: (_ vectors: UnsafePointer<iovec>, _ count: Int32) -> Int
  ) -> (Status, Int) {
    repeat {
      let result = unsafe operation.withRest(call)
      if result < 0 {
        let isShort = operation.value.progress > 0 && operation.value.kind == .readFile
        return (isShort ? .success : Status(code: Int32(-result)), operation.value.progress)
      }
      operation.value.progress += result
      operation.dropFromVectors(result)
      // A device gives what it has.
      if result == 0 || !isRegular { break }
    } while operation.value.progress < operation.value.length
    return (.success, operation.value.progress)
  }

  private borrowing func read(
    _ operation: Stable<Operation>, _ vectors: UnsafePointer<iovec>, _ count: Int32
  ) -> Int {
    unsafe SystemCalls.read(descriptor, vectors, count: count, at: place(operation))
  }

  private borrowing func write(
    _ operation: Stable<Operation>, _ vectors: UnsafePointer<iovec>, _ count: Int32
  ) -> Int {
    if operation.value.offset == -1, isSeekable, operation.value.flags & FileFlags.atPointer == 0 {
      return unsafe SystemCalls.append(descriptor, vectors, count: count)
    }
    return unsafe SystemCalls.write(descriptor, vectors, count: count, at: place(operation))
  }

  private borrowing func place(_ operation: Stable<Operation>) -> Int64 {
    isSeekable && operation.value.flags & FileFlags.atPointer == 0
      ? operation.value.offset + Int64(operation.value.progress) : -1
  }

  /// Takes the range now or not at all.
  package borrowing func tryLock(_ operation: Stable<Operation>) -> Status {
    Status(code: Int32(-takeRange(operation, waits: false)))
  }

  borrowing func takeRange(_ operation: Stable<Operation>, waits: Bool) -> Int {
    let lock: SystemCalls.RangeLock = operation.value.flags & FileFlags.shared != 0 ? .shared : .exclusive
    let length = Int64(operation.value.length)
    return SystemCalls.lock(
      descriptor, lock, at: operation.value.offset, length: length == .max ? 0 : length, waits: waits)
  }
}

/// `flags` of an operation on a file.
package enum FileFlags {
  /// A lock that excludes only exclusive ones.
  package static let shared: Int32 = 1
  /// Reads and writes at the file pointer, and moves it.
  package static let atPointer: Int32 = 2
}

extension File {
  /// Performs an operation in this thread, as long as it takes. No packet is queued, and
  /// the record's completion is not called. One with a place of its own leaves the file
  /// pointer behind what it moved.
  package static func performNow(
    _ handle: Handle, _ operation: Stable<Operation>
  ) throws(EngineError) -> (status: Status, count: Int) {
    try withDescriptor(handle, operation.value.kind == .readFile ? .read : .write) { file in
      let mayWaitLong = !file.value.isRegular || operation.value.kind == .lockFile
      let result = mayWaitLong ? Blocking.whileAsleep { file.value.perform(operation) } : file.value.perform(operation)
      if operation.value.kind != .lockFile, operation.value.flags & FileFlags.atPointer == 0,
        file.value.isSeekable, operation.value.offset >= 0, result.1 > 0
      {
        _ = SystemCalls.seek(file.value.descriptor, operation.value.offset + Int64(result.1), 0)
      }
      return (status: result.0, count: result.1)
    }
  }
}

extension Status {
  /// Nothing lies at or behind the place that was to be read.
  package static let endOfFile = Status(code: -3)
}

extension Stable where Value == Operation {
  /// Calls `body` with the buffers that have not been moved yet.
  func withRest(_ body: (_ vectors: UnsafePointer<iovec>, _ count: Int32) -> Int) -> Int {
    if value.vectorCount > 0 { return unsafe body(UnsafePointer(value.vectors), vectorsOfNextCall) }
    // SAFETY: the caller gave `length` bytes at `buffer`; `progress` <= `length`.
    var rest = unsafe iovec(
      iov_base: value.buffer.map { unsafe $0 + value.progress }, iov_len: value.length - value.progress)
    return unsafe body(&rest, 1)
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// What only some operations need: those on files, those with several buffers, those with
/// a word of the face's. Apart, since a server keeps one record for each connection that
/// waits, and a plain receive needs none of this.
@safe
struct OperationDetails: ~Copyable {
  var companion: UInt = 0
  var offset: Int64 = 0
  var ordinal: UInt32 = 0
  var file: Stable<File>?
  private var vectorStorage: UnsafeMutablePointer<iovec>?
  private var vectorCapacity = 0

  init() {}

  deinit { unsafe vectorStorage?.deallocate() }

  /// Room for at least `capacity` iovecs; what was there is forgotten.
  @inline(__always)
  mutating func vectors(capacity: Int) -> UnsafeMutablePointer<iovec> {
    if let known = unsafe vectorStorage, capacity <= vectorCapacity { return unsafe known }
    return unsafe makeVectors(capacity: capacity)
  }

  @inline(never)
  private mutating func makeVectors(capacity: Int) -> UnsafeMutablePointer<iovec> {
    unsafe vectorStorage?.deallocate()
    vectorCapacity = max(8, capacity)
    let made = UnsafeMutablePointer<iovec>.allocate(capacity: vectorCapacity)
    unsafe vectorStorage = made
    return unsafe made
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// Two pieces of memory that one operation moves.
///
/// Made from spans, which whoever makes it keeps borrowed until the operation has ended.
@safe
struct TwoPieces {
  typealias Piece = (base: UnsafeMutableRawPointer?, length: Int)

  private let first: Piece
  private let second: Piece

  /// The free parts of two spans, or as much of them as one operation can fill.
  @unsafe
  init(room first: inout OutputRawSpan, _ second: inout OutputRawSpan) {
    let (base, room) = unsafe first.room
    let (otherBase, otherRoom) = unsafe second.room
    let length = min(room, Limits.bytesPerOperation)
    unsafe self.first = (base, length)
    unsafe self.second = (otherBase, min(otherRoom, Limits.bytesPerOperation - length))
  }

  @unsafe
  init(_ first: RawSpan, _ second: RawSpan) {
    let (base, length) = unsafe first.withUnsafeBytes { ($0.baseAddress, $0.count) }
    let (otherBase, otherLength) = unsafe second.withUnsafeBytes { ($0.baseAddress, $0.count) }
    unsafe self.first = (UnsafeMutableRawPointer(mutating: base), length)
    unsafe self.second = (UnsafeMutableRawPointer(mutating: otherBase), otherLength)
  }

  /// In bytes.
  var length: Int { unsafe first.length + second.length }

  /// What was read has filled the first piece before it came to the second.
  @unsafe
  func grow(_ first: inout OutputRawSpan, _ second: inout OutputRawSpan, by count: Int) {
    let here = unsafe min(count, self.first.length)
    unsafe first.grow(by: here)
    unsafe second.grow(by: count - here)
  }

  /// Makes an operation one of both pieces.
  ///
  /// - Throws: `invalidArgument` for more bytes than one operation can move.
  func name(
    in record: Stable<CompletionEngine.Operation>, for call: EngineError.Operation, _ handle: Handle
  ) throws(EngineError) {
    let fits = unsafe record.value.setBuffers(count: 2) { unsafe $0 == 0 ? first : second }
    if !fits { throw EngineError(call, handle, .invalidArgument) }
  }
}

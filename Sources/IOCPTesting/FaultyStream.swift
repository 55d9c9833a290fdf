// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import IOCP

/// A stream around another one, with which things go wrong as ``StreamFaults`` says.
///
/// A copy, of one that can be copied, counts its bytes on its own.
public struct FaultyStream<Base: ~Copyable>: ~Copyable {
  /// The stream without faults.
  public var base: Base
  public let faults: StreamFaults
  /// Bytes that were read and written up to now.
  public private(set) var bytesRead = 0
  public private(set) var bytesWritten = 0
  private var random: UInt64

  public init(_ base: consuming Base, _ faults: StreamFaults) {
    self.base = base
    self.faults = faults
    random = faults.shortReadSeed ?? 0
  }

  /// SplitMix64.
  private mutating func nextRandom() -> UInt64 {
    random &+= 0x9e37_79b9_7f4a_7c15
    var word = random
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}

extension FaultyStream: Copyable where Base: Copyable {}
extension FaultyStream: Sendable where Base: Sendable & ~Copyable {}

extension FaultyStream: AsyncReadable where Base: AsyncReadable & ~Copyable {
  public mutating func read(into buffer: inout OutputRawSpan) async throws(IOError) -> Int {
    var limit = min(buffer.freeCapacity, faults.bytesPerRead ?? .max)
    if limit == 0 { return 0 }
    if let readLimit = faults.readLimit {
      if bytesRead >= readLimit {
        if case .failure(let code) = faults.ending { throw IOError(code, "read") }
        return 0
      }
      limit = min(limit, readLimit - bytesRead)
    }
    if faults.shortReadSeed != nil { limit = 1 + Int(nextRandom() % UInt64(limit)) }
    // The base gets so much room and no more.
    let piece = try await Self.read(&base, limit)
    for byte in piece { unsafe buffer.append(byte, as: UInt8.self) }
    bytesRead += piece.count
    return piece.count
  }

  private static func read(_ base: inout Base, _ limit: Int) async throws(IOError) -> [UInt8] {
    var buffer = HeapBuffer(capacity: limit)
    try await buffer.refill { (span) throws(IOError) in _ = try await base.read(into: &span) }
    return unsafe buffer.bytes.withUnsafeBytes { unsafe [UInt8]($0) }
  }
}

extension FaultyStream: AsyncWritable where Base: AsyncWritable & ~Copyable {
  public mutating func write(_ bytes: RawSpan) async throws(IOError) {
    let room = (faults.writeLimit ?? .max) - bytesWritten
    if bytes.byteCount <= room {
      try await base.write(bytes)
      bytesWritten += bytes.byteCount
      return
    }
    if room > 0 { try await base.write(bytes.extracting(first: room)) }
    bytesWritten += max(0, room)
    switch faults.ending {
    case .failure(let code): throw IOError(code, "write")
    case .cutOff: throw IOError(.system(errno: Errno.brokenPipe), "write")
    }
  }
}

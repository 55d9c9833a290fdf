// SPDX-License-Identifier: Apache-2.0

public import IOCP

/// What goes wrong with a stream, and when. The same faults make the same run.
public struct StreamFaults: Hashable, Sendable {
  /// The most that one read brings, at least 1; nil for what there is.
  public var bytesPerRead: Int?
  /// Reads bring a random part of what they might, by this seed; nil for all of it.
  public var shortReadSeed: UInt64?
  /// So many bytes can be read; then comes `ending`.
  public var readLimit: Int?
  /// So many bytes can be written; then comes `ending`, in the middle of a write perhaps.
  public var writeLimit: Int?
  /// What comes at a limit.
  public var ending: Ending

  public enum Ending: Hashable, Sendable {
    /// Reads find the end of the stream; writes fail with errno EPIPE.
    case cutOff
    /// Reads and writes fail with this.
    case failure(IOError.Code)
  }

  public static let none = StreamFaults()

  public init(
    bytesPerRead: Int? = nil, shortReadSeed: UInt64? = nil, readLimit: Int? = nil, writeLimit: Int? = nil,
    ending: Ending = .cutOff
  ) {
    precondition(bytesPerRead ?? 1 > 0, "a stream that never brings anything")
    precondition(readLimit ?? 0 >= 0 && writeLimit ?? 0 >= 0, "a limit below nothing")
    self.bytesPerRead = bytesPerRead
    self.shortReadSeed = shortReadSeed
    self.readLimit = readLimit
    self.writeLimit = writeLimit
    self.ending = ending
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// What a file is opened for.
///
///     let file = try File("log", .readingAndWriting, .create, on: pool)
///     print(try await file.size())
public enum FileMode: Hashable, Sendable {
  /// O_RDONLY.
  case reading
  /// O_WRONLY.
  case writing
  /// O_RDWR.
  case readingAndWriting
}

/// What else is wanted when a file is opened; open(2).
///
///     let file = try File("new", .writing, [.create, .exclusive], permissions: 0o600, on: pool)
///     try await file.append(bytes.span)
public struct FileOptions: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Makes the file if there is none.
  public static let create = FileOptions(rawValue: 1)
  /// With `create`: fails, with errno EEXIST, if there is one.
  public static let exclusive = FileOptions(rawValue: 2)
  /// Empties the file.
  public static let truncate = FileOptions(rawValue: 4)
  /// A write returns when the disk has it.
  public static let writeThrough = FileOptions(rawValue: 8)
  /// Does not follow a symbolic link; errno ELOOP.
  public static let noFollow = FileOptions(rawValue: 16)
}

/// Opening, as files of both kinds do it: in the calling thread.
enum FileOpening {
  /// A handle that owns the open file.
  static func open(
    _ path: String, _ mode: FileMode, _ options: FileOptions, _ permissions: UInt32
  ) throws(IOError) -> Handle {
    if path.isEmpty || path.utf8.contains(0) { throw IOError(.invalidArgument, "open") }
    var flags =
      switch mode {
      case .reading: SystemCalls.OpenFlags.readOnly
      case .writing: SystemCalls.OpenFlags.writeOnly
      case .readingAndWriting: SystemCalls.OpenFlags.readWrite
      }
    if options.contains(.create) { flags |= SystemCalls.OpenFlags.create }
    if options.contains(.exclusive) { flags |= SystemCalls.OpenFlags.exclusive }
    if options.contains(.truncate) { flags |= SystemCalls.OpenFlags.truncate }
    if options.contains(.writeThrough) { flags |= SystemCalls.OpenFlags.synchronous }
    if options.contains(.noFollow) { flags |= SystemCalls.OpenFlags.noFollow }
    // A FIFO would make open(2) wait for its other end, and a terminal become ours.
    flags |= SystemCalls.OpenFlags.nonBlocking | SystemCalls.OpenFlags.noTerminal
    let result = SystemCalls.open(path, flags, mode: permissions)
    if result < 0 { throw IOError(.system(errno: Int32(-result)), "open") }
    return try adopt(Int32(result), isWrittenThrough: options.contains(.writeThrough))
  }

  /// Gives a descriptor a handle, which owns it; on failure it is closed.
  static func adopt(_ descriptor: Int32, isWrittenThrough: Bool = false) throws(IOError) -> Handle {
    guard let facts = SystemCalls.facts(of: descriptor) else {
      throw IOError(.system(errno: Errno.badDescriptor), "open")
    }
    let type = SystemCalls.FileType(facts)
    if let refusal = refusal(of: type, descriptor) {
      SystemCalls.close(descriptor)
      throw IOError(refusal, "open")
    }
    return try engineCall { () throws(EngineError) in
      try CompletionEngine.File.adopt(
        descriptor, isOverlapped: true, isRegular: type == .regular, isWrittenThrough: isWrittenThrough)
    }
  }

  /// What can become ready is a stream, and no file.
  private static func refusal(of type: SystemCalls.FileType, _ descriptor: Int32) -> IOError.Code? {
    switch type {
    case .regular: nil
    case .folder: .system(errno: Errno.isAFolder)
    case .characters: SystemCalls.isPollable(descriptor) ? .invalidArgument : nil
    case .fifo, .socket, .other: .invalidArgument
    }
  }
}

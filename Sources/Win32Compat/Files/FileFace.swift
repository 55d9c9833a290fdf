// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// What Windows knows of an open file, pipe or folder, in the engine's `faceBits`.
struct FileFace: OptionSet {
  var rawValue: UInt32

  static let reads = FileFace(rawValue: 1)
  static let writes = FileFace(rawValue: 2)
  /// FILE_FLAG_OVERLAPPED was given.
  static let overlapped = FileFace(rawValue: 4)
  /// A terminal or a device, rather than a file or a pipe.
  static let characters = FileFace(rawValue: 8)
  /// An end of a named pipe, the one that CreateNamedPipe made.
  static let server = FileFace(rawValue: 16)
  static let client = FileFace(rawValue: 32)
  /// PIPE_NOWAIT.
  static let nonBlocking = FileFace(rawValue: 64)
  /// Writes are messages.
  static let messages = FileFace(rawValue: 128)
  /// Was a descriptor of the program's: takes calls with an OVERLAPPED and without.
  static let adopted = FileFace(rawValue: 256)
  /// FILE_SKIP_SET_EVENT_ON_HANDLE.
  static let keepsQuiet = FileFace(rawValue: 512)
  /// Came from FindFirstChangeNotification.
  static let notifies = FileFace(rawValue: 1024)

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(_ use: OpenFiles.Use, isOverlapped: Bool) {
    self = []
    if use.reads { insert(.reads) }
    if use.writes { insert(.writes) }
    if isOverlapped { insert(.overlapped) }
  }
}

extension File {
  var face: FileFace {
    get { FileFace(rawValue: faceBits) }
    set { faceBits = newValue.rawValue }
  }
}

extension Socket {
  /// Of a pipe or a folder.
  var fileFace: FileFace {
    get { FileFace(rawValue: faceBits) }
    set { faceBits = newValue.rawValue }
  }
}

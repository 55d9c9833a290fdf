// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// Kinds of handles that the engine does not know.
extension HandleKind {
  static let event = HandleKind(rawValue: 16)
  static let semaphore = HandleKind(rawValue: 17)
  static let mutex = HandleKind(rawValue: 18)
  static let thread = HandleKind(rawValue: 19)
  static let timer = HandleKind(rawValue: 20)
  static let process = HandleKind(rawValue: 21)
  static let job = HandleKind(rawValue: 22)

  // What the program knows by a handle's value, but is no handle to it: CloseHandle
  // refuses them.
  static let pool = HandleKind(rawValue: 48)
  static let poolWork = HandleKind(rawValue: 49)
  static let poolTimer = HandleKind(rawValue: 50)
  static let poolWait = HandleKind(rawValue: 51)
  static let poolInputOutput = HandleKind(rawValue: 52)
  /// See `PoolKey.inputOutput`.
  static let poolInner = HandleKind(rawValue: 53)
  static let cleanupGroup = HandleKind(rawValue: 54)
  static let timerQueue = HandleKind(rawValue: 55)
  static let queueTimer = HandleKind(rawValue: 56)
  static let registeredWait = HandleKind(rawValue: 57)

  /// Whether WaitForSingleObject and its family take it.
  var isWaitable: Bool { rawValue >= 16 && rawValue <= 22 }
  /// Whether CloseHandle takes it.
  var isClosable: Bool { rawValue < 48 }
  /// Whether operations are started on it: it can have a port, be cancelled and read.
  var doesIO: Bool { [.socket, .file, .pipe, .folder].contains(self) }
}

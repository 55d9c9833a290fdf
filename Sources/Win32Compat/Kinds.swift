// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// Kinds of handles that the engine does not know.
extension HandleKind {
  static let event = HandleKind(rawValue: 16)
  static let semaphore = HandleKind(rawValue: 17)
  static let mutex = HandleKind(rawValue: 18)
  static let thread = HandleKind(rawValue: 19)

  /// Whether WaitForSingleObject and its family take it.
  var isWaitable: Bool { rawValue >= 16 && rawValue <= 19 }
}

// SPDX-License-Identifier: Apache-2.0

/// The only perturbations that may happen: whole kinds, or single decisions. Written as
/// words between commas or blanks, such as `abort` and `3.17.delay`: the kind at
/// operation 17 of handle 3.
package struct ChaosSelection: Equatable, Sendable {
  private var kinds: Set<UInt8> = []
  private var decisions: Set<Decision> = []

  private struct Decision: Hashable, Sendable {
    let handle: UInt32
    let operation: UInt32
    let kind: UInt8
  }

  /// Nil when a word means nothing.
  package init?(_ text: String) {
    for word in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
      let parts = word.split(separator: ".", omittingEmptySubsequences: false)
      guard let last = parts.last, let kind = Perturbation(name: last) else { return nil }
      switch parts.count {
      case 1: kinds.insert(kind.rawValue)
      case 3:
        guard let handle = UInt32(parts[0]), let operation = UInt32(parts[1]) else { return nil }
        decisions.insert(Decision(handle: handle, operation: operation, kind: kind.rawValue))
      default: return nil
      }
    }
  }

  package func contains(_ kind: Perturbation, handle: UInt32, operation: UInt32) -> Bool {
    kinds.contains(kind.rawValue)
      || decisions.contains(Decision(handle: handle, operation: operation, kind: kind.rawValue))
  }
}

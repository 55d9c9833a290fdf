// SPDX-License-Identifier: Apache-2.0

/// Finds a small set of elements that is enough for a failure: delta debugging (Zeller, Hildebrandt, "Simplifying and
/// Isolating Failure-Inducing Input", 2002). Pure, but for what `fails` does.
struct Shrinking<Element> {
  /// How often `fails` may still be asked.
  private(set) var budget: Int
  private let fails: ([Element]) throws -> Bool

  init(budget: Int, fails: @escaping ([Element]) throws -> Bool) {
    self.budget = budget
    self.fails = fails
  }

  private mutating func check(_ elements: [Element]) throws -> Bool {
    guard budget > 0 else { return false }
    budget -= 1
    return try fails(elements)
  }

  /// Leaves out whole groups as long as the failure stays.
  mutating func dropGroups<Key: Hashable>(
    of elements: [Element], by key: (Element) -> Key
  ) throws -> [Element] {
    var left = elements
    var seen: Set<Key> = []
    for group in elements.map(key) where seen.insert(group).inserted {
      let without = left.filter { key($0) != group }
      if without.count < left.count, try check(without) { left = without }
    }
    return left
  }

  /// No single element of the answer can be left out, if the budget lasts.
  mutating func shrink(_ elements: [Element]) throws -> [Element] {
    var left = elements
    var parts = 2
    while left.count >= 2, budget > 0 {
      let size = (left.count + parts - 1) / parts
      var isSmaller = false
      for start in stride(from: 0, to: left.count, by: size) {
        let part = Array(left[start..<min(start + size, left.count)])
        let rest = Array(left[..<start] + left[min(start + size, left.count)...])
        if parts > 1, parts == 2 || part.count > rest.count, try check(part) {
          (left, parts, isSmaller) = (part, 2, true)
          break
        }
        if try check(rest) {
          (left, parts, isSmaller) = (rest, max(parts - 1, 2), true)
          break
        }
      }
      if !isSmaller {
        if parts >= left.count { break }
        parts = min(parts * 2, left.count)
      }
    }
    if left.count == 1, try check([]) { left = [] }
    return left
  }
}

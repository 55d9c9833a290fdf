// SPDX-License-Identifier: Apache-2.0

/// An element of an XML file, with what stands between its tags.
struct MarkupElement {
  let name: String
  let line: Int
  var attributes: [String: String] = [:]
  var children: [MarkupElement] = []
  /// The text of this element, without that of its children.
  var text = ""

  /// MSBuild's names do not depend on case.
  func attribute(_ name: String) -> String? {
    attributes.first { $0.key.lowercased() == name.lowercased() }?.value
  }

  func isNamed(_ name: String) -> Bool { self.name.lowercased() == name.lowercased() }
}

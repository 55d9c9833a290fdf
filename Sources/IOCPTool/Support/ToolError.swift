// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Something the person at the keyboard has to know; printed as it is.
struct ToolError: LocalizedError, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  var errorDescription: String? { description }
}

/// A figure can't be taken on this machine, through no fault of what is measured.
struct Unavailable: LocalizedError, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  var errorDescription: String? { description }
}

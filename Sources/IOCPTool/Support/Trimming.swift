// SPDX-License-Identifier: Apache-2.0

import Foundation

extension StringProtocol {
  /// Without white space at either end.
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

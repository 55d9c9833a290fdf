// SPDX-License-Identifier: Apache-2.0

extension IOError {
  /// What every operation of a task begins with: a cancelled one starts nothing.
  static func throwIfCancelled(_ operation: String) throws(IOError) {
    if Task.isCancelled { throw IOError(.cancelled, operation) }
  }
}

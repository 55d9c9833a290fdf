// SPDX-License-Identifier: Apache-2.0

/// Paths as they are shown: from the folder where the command was given, if they lie below it.
struct Shown {
  private let folder: String

  init(from folder: String) { self.folder = folder.hasSuffix("/") ? folder : folder + "/" }

  func callAsFunction(_ path: String) -> String {
    path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }

  func callAsFunction(_ place: Place) -> String { "\(self(place.path)):\(place.line)" }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where things are measured: the built programs, the processors they are tied to, a folder for their files.
struct Bed {
  /// Folder of the programs that `bench/build.sh` builds.
  let programs: String
  let pinning: Pinning
  let folder: TemporaryFolder
  /// For files that are copied and sent: in memory where there is room, since a disk that writes back what was copied
  /// a round ago is all that would be measured otherwise.
  let fileFolder: TemporaryFolder
  let descriptorLimit: Int

  init(programs: String) throws {
    self.programs = programs
    descriptorLimit = Machine.raiseDescriptorLimit()
    pinning = try Pinning(Machine.current())
    let folder = try TemporaryFolder()
    self.folder = folder
    fileFolder = (try? TemporaryFolder(inMemoryWithRoomFor: 4 << 30)) ?? folder
    guard isBuilt("load") else {
      throw ToolError("\(path("load")) is not there: run make, then sh bench/build.sh")
    }
  }

  var client: String { path("load") }

  func path(_ program: String) -> String { "\(programs)/\(program)" }

  func isBuilt(_ program: String) -> Bool { FileManager.default.isExecutableFile(atPath: path(program)) }

  /// Throws if so many descriptors can't be open in one process.
  func require(descriptors: Int) throws {
    guard descriptors + 200 <= descriptorLimit else {
      throw Unavailable("\(descriptorLimit) descriptors are allowed, \(descriptors + 200) are needed (see ulimit -Hn)")
    }
  }
}

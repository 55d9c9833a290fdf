// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A program that a command drives, and that has to be built: in a clone by make, elsewhere from the sources that are
/// installed beside iocpctl.
enum DrivenProgram {
  /// - Parameters:
  ///   - compiler: What builds it where iocpctl is installed.
  ///   - sources: Its folder below share/iocp.
  ///   - target: What builds it in a clone.
  static func require(_ path: String, compiler: String, sources: String, option: String, target: String) throws {
    guard Tools.locate(path) == nil else { return }
    let ours = (Bundle.main.executablePath ?? "/usr/bin/iocpctl") as NSString
    let share = ((ours.deletingLastPathComponent as NSString).deletingLastPathComponent as NSString)
      .appendingPathComponent("share/iocp/\(sources)")
    guard FileManager.default.fileExists(atPath: share) else {
      throw ToolError("\(path) is not there: run `\(target)` in a clone of swift-iocp")
    }
    let command = "\(compiler) -O2 \(share)/*.c -o \(sources)"
    throw ToolError("\(path) is not there. Build it with `\(command)`, then say --\(option) ./\(sources)")
  }
}

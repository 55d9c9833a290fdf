// SPDX-License-Identifier: Apache-2.0

import CClang
import Foundation

/// The parser. It comes with Swift's toolchain and with Debian's packages, and is loaded when it is needed.
struct Libclang {
  /// The compiler's own headers, which belong to this version of it; nil if they are not there.
  let resources: String?

  /// The newest first.
  private static let versions = (11...40).reversed()

  init() throws {
    let chosen = ProcessInfo.processInfo.environment["IOCP_LIBCLANG"]
    var reason = ""
    for candidate in chosen.map({ [$0] }) ?? Self.candidates {
      if let failure = unsafe cclang_load(candidate) {
        if chosen != nil { reason = unsafe ": " + String(cString: failure) }
        continue
      }
      resources = Self.resources(of: candidate)
      return
    }
    if let chosen { throw ToolError("IOCP_LIBCLANG=\(chosen) can't be loaded\(reason)") }
    throw ToolError(
      """
      audit reads sources with libclang, which is not here. Install it:
        scripts/setup audit                                      (in the repository)
        apt-get install libclang1-14 libclang-common-14-dev      (Debian 12; later ones have a higher number)
      or name the library: IOCP_LIBCLANG=/path/to/libclang.so
      """)
  }

  private static var candidates: [String] {
    var found: [String] = []
    for tool in ["swift", "clang"] {
      guard let path = Tools.locate(tool) else { continue }
      let folder = URL(fileURLWithPath: path).resolvingSymlinksInPath().deletingLastPathComponent()
      found.append(folder.deletingLastPathComponent().appendingPathComponent("lib/libclang.so").path)
    }
    found = found.filter { FileManager.default.fileExists(atPath: $0) }
    for version in versions {
      let path = "/usr/lib/llvm-\(version)/lib/libclang.so.1"
      if FileManager.default.fileExists(atPath: path) { found.append(path) }
    }
    return found + versions.map { "libclang-\($0).so.1" } + ["libclang.so.1", "libclang.so"]
  }

  /// The library finds its headers by its own path, which fails when links lead to it.
  private static func resources(of library: String) -> String? {
    let beside = URL(fileURLWithPath: library).deletingLastPathComponent().appendingPathComponent("clang").path
    let folders = [beside] + versions.map { "/usr/lib/llvm-\($0)/lib/clang" }
    for folder in folders {
      let inside = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for version in inside.sorted(by: >) {
        let path = "\(folder)/\(version)"
        if FileManager.default.fileExists(atPath: path + "/include/stddef.h") { return path }
      }
    }
    return nil
  }
}

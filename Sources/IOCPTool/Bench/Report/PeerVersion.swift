// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where the version of a peer is found.
enum PeerVersion: Sendable {
  case debian(String)
  case swiftPackage(String)
  /// Nothing but the compiler and the C library.
  case compiler
  case swiftCompiler
  case commit

  func text(commit: String) -> String {
    switch self {
    case .debian(let package):
      let version = try? Tools.output(["dpkg-query", "-W", "-f", "${Version}", package], errors: .nullDevice)
      return "\(package) \(version ?? "unknown")"
    case .swiftPackage(let name):
      let data = FileManager.default.contents(atPath: "bench/nio/Package.resolved") ?? Data()
      return "\(name) \(Self.resolved(name, in: data) ?? "unknown")"
    case .compiler:
      let version = try? Tools.output(["gcc", "-dumpfullversion"], errors: .nullDevice)
      return "gcc \(version?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "unknown")"
    case .swiftCompiler:
      let version = try? Tools.output(["swiftc", "--version"], errors: .nullDevice)
      return version?.firstMatch(of: /Swift version [0-9.]+/).map { String($0.output) } ?? "Swift, version unknown"
    case .commit:
      return commit
    }
  }

  private struct Resolved: Decodable {
    struct Pin: Decodable {
      struct State: Decodable { let version: String? }
      let identity: String
      let state: State
    }
    let pins: [Pin]
  }

  static func resolved(_ name: String, in data: Data) -> String? {
    let file = try? JSONDecoder().decode(Resolved.self, from: data)
    return file?.pins.first { $0.identity == name }?.state.version
  }
}

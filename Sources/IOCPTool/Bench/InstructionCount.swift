// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Instructions in user space per echoed message, counted by callgrind: the one figure that no neighbour can disturb.
struct InstructionCount {
  let peers: Peers
  let folder: TemporaryFolder

  private static let connections = 16

  struct Result: Codable {
    let connections: Int
    let server: String
    let perMessage: Double
  }

  func run() throws -> [Result] {
    try Tools.require("valgrind", package: "valgrind")
    let libraries = try strippedLibraries()
    return try [peers.yardstick, peers.oneWorker].map { start in
      Terminal.progress("instructions per message: \(start.name)")
      let runs = CountedRuns(client: peers.client, folder: folder, connections: Self.connections, messages: 500)
      let perMessage = try runs.difference(
        start: { errors in
          try Server(
            start.path, options: start.options,
            wrapper: ["valgrind", "--tool=callgrind", "--instr-atstart=yes", "--callgrind-out-file=/dev/null"],
            environment: libraries, errors: errors)
        },
        read: Self.parse,
        perMessage: { short, long, messages in (long - short) / messages })
      return Result(connections: Self.connections, server: start.name, perMessage: perMessage)
    }
  }

  /// valgrind stops at the debug information that Swift writes, so the server gets a copy of the library without any.
  /// LD_LIBRARY_PATH comes before the RUNPATH the server was linked with.
  private func strippedLibraries() throws -> [String: String] {
    let lines = try Tools.output(["ldd", peers.server]).split(separator: "\n")
    guard let line = lines.first(where: { $0.contains("libiocp.so") }),
      let library = line.split(separator: " ").first(where: { $0.hasPrefix("/") })
    else { return [:] }
    try Tools.require("strip", package: "binutils")
    _ = try Tools.output(["strip", "--strip-all", "-o", "\(folder.path)/libiocp.so", String(library)])
    let present = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"].map { ":" + $0 } ?? ""
    return ["LD_LIBRARY_PATH": folder.path + present]
  }

  private static func parse(_ text: String) throws -> Double {
    guard let line = text.split(separator: "\n").last(where: { $0.contains("Collected :") }),
      let count = line.split(separator: " ").last.flatMap({ Double($0) })
    else { throw ToolError("callgrind printed no total: \(text.suffix(400))") }
    return count
  }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Instructions in user space per echoed message, counted by callgrind: the figure that neighbours disturb least. What
/// they change is how many messages share a wait, so it is taken as that of system calls: server and client on one
/// processor, the smallest of three counts.
struct InstructionCount {
  let bed: Bed
  let effort: Effort

  static let connections = 16

  func measure(_ peer: Peer, errors: String) throws -> Double {
    try Tools.require("valgrind", package: "valgrind")
    let server = try stripped(bed.path(peer.program), as: peer.program)
    let libraries = try strippedLibraries(peer)
    do {
      let counts = try (0..<3).map { _ in try count(peer, server, libraries, errors) }
      return counts.min() ?? counts[0]
    } catch let ended as EndedEarly {
      // Its own crash reports go to the same file as the count.
      let text = (try? String(contentsOfFile: "\(bed.folder.path)/\(errors)", encoding: .utf8)) ?? ""
      guard text.contains("the 'impossible' happened") else { throw ended }
      throw Unavailable("valgrind itself crashes in it")
    }
  }

  private func count(_ peer: Peer, _ server: String, _ libraries: [String: String], _ errors: String) throws -> Double {
    let runs = CountedRuns(
      bed: bed, connections: Self.connections, messages: effort.countedMessages / Self.connections,
      wrapper: bed.pinning.server)
    return try runs.difference(
      errors: errors,
      start: { errors in
        try Server(
          server, options: ["--threads", "1"],
          wrapper: bed.pinning.server + [
            "valgrind", "--tool=callgrind", "--instr-atstart=yes", "--callgrind-out-file=/dev/null",
          ],
          environment: libraries, errors: errors)
      },
      read: Self.parse,
      perMessage: { short, long, messages in (long - short) / messages })
  }

  /// valgrind stops at the debug information that Swift writes, so it gets copies without any.
  private func stripped(_ file: String, as name: String) throws -> String {
    try Tools.require("strip", package: "binutils")
    let copy = "\(bed.folder.path)/\(name)"
    _ = try Tools.output(["strip", "--strip-all", "-o", copy, file])
    return copy
  }

  /// LD_LIBRARY_PATH comes before the RUNPATH a server was linked with.
  private func strippedLibraries(_ peer: Peer) throws -> [String: String] {
    let lines = try Tools.output(["ldd", bed.path(peer.program)]).split(separator: "\n")
    guard let line = lines.first(where: { $0.contains("libiocp.so") })?.split(separator: " "),
      let name = line.first?.drop(while: { $0 == "\t" }), let library = line.first(where: { $0.hasPrefix("/") })
    else { return [:] }
    _ = try stripped(String(library), as: String(name))
    let present = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"].map { ":" + $0 } ?? ""
    return ["LD_LIBRARY_PATH": bed.folder.path + present]
  }

  static func parse(_ text: String) throws -> Double {
    guard let line = text.split(separator: "\n").last(where: { $0.contains("Collected :") }),
      let count = line.split(separator: " ").last.flatMap({ Double($0) })
    else { throw ToolError("callgrind printed no total: \(text.suffix(400))") }
    return count
  }
}

// SPDX-License-Identifier: Apache-2.0

/// One processor for the server and another one for the load, so that neither is measured waiting for the other.
struct Pinning {
  let server: [String]
  let client: [String]
  /// Two cores for a server with two threads at work; the client shares them, for want of a third.
  let both: [String]

  init(_ machine: Machine) throws {
    try Tools.require("taskset", package: "util-linux")
    guard let first = machine.processors.first else { throw ToolError("no processor is allowed here") }
    let others = machine.processors.dropFirst()
    // A sibling shares its core with the first one, so another core comes first, and a sibling only if there is none.
    let siblings = Machine.siblings(of: first)
    guard let second = others.first(where: { !siblings.contains($0) }) ?? others.first else {
      throw ToolError("two processors are needed: one for the server, one for the load")
    }
    server = ["taskset", "-c", String(first)]
    client = ["taskset", "-c", String(second)]
    both = ["taskset", "-c", "\(first),\(second)"]
  }
}

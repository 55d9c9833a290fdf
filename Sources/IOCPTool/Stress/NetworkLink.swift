// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Two network namespaces of our own with a link between them, which can be taken down. Nothing outside of them is
/// touched; they go when this goes.
final class NetworkLink {
  enum Side: String { case server, clients }

  let address = "10.177.0.1"
  private let prefix = "iocp-stress-\(ProcessInfo.processInfo.processIdentifier)"
  private(set) var interruptions = 0

  init() throws {
    try Tools.require("ip", package: "iproute2")
    do {
      for side in [Side.server, .clients] { try ip(["netns", "add", name(side)]) }
      try ip([
        "-n", name(.server), "link", "add", "here", "type", "veth", "peer", "name", "there", "netns", name(.clients),
      ])
      try ip(["-n", name(.server), "addr", "add", "\(address)/24", "dev", "here"])
      try ip(["-n", name(.clients), "addr", "add", "10.177.0.2/24", "dev", "there"])
      for (side, device) in [(Side.server, "lo"), (.server, "here"), (.clients, "lo"), (.clients, "there")] {
        try ip(["-n", name(side), "link", "set", device, "up"])
      }
    } catch {
      remove()
      throw Unavailable("network namespaces are not permitted here")
    }
  }

  deinit { remove() }

  func inside(_ side: Side) -> [String] { ["ip", "netns", "exec", name(side)] }

  func interrupt(forSeconds seconds: Double) throws {
    interruptions += 1
    try ip(["-n", name(.clients), "link", "set", "there", "down"])
    Thread.sleep(forTimeInterval: seconds)
    try ip(["-n", name(.clients), "link", "set", "there", "up"])
  }

  private func name(_ side: Side) -> String { "\(prefix)-\(side.rawValue)" }

  private func ip(_ arguments: [String]) throws {
    _ = try Tools.output(["ip"] + arguments, errors: .nullDevice)
  }

  private func remove() {
    for side in [Side.server, .clients] { try? ip(["netns", "delete", name(side)]) }
  }
}

// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// What the front page shows is what is built and runs.
struct ReadmeTests {
  private let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

  @Test func `the Swift example of README is the echo server`() throws {
    let page = try Files.text(root + "/README.md")
    let source = try Files.text(root + "/Sources/Examples/EchoServer/main.swift")
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    let mark = try #require(lines.firstIndex { $0 == "<!-- swift-example -->" }, "README.md has no example")
    #expect(lines[mark + 1] == "```swift")
    let block = lines[(mark + 2)...].prefix { $0 != "```" }
    let code = source.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(code[0] == "// SPDX-License-Identifier: Apache-2.0")
    #expect(block.joined(separator: "\n") == code.dropFirst(2).dropLast().joined(separator: "\n"))
  }

  @Test func `the echo server echoes, for several connections, also in pieces`() throws {
    let server = try Program(Files.products() + "/echo-server")
    let words = try server.line().split(separator: " ")
    #expect(words.first == "listening")
    let port = try #require(words.last.flatMap { UInt16($0) })
    let peers = try (0..<5).map { _ in try Peer(port: port) }
    var random = Randomness(seed: 12)
    for size in [1, 100, 4096, 4097, 50_000] {
      for peer in peers {
        let bytes = random.bytes(size)
        try peer.send(bytes)
        let echo = try peer.receive(size)
        #expect(echo == bytes)
      }
    }
    // One that leaves, in either way, disturbs nobody.
    try peers[0].reset()
    try peers[1].endSending()
    #expect(try peers[1].receive(1) == [])
    try peers[2].send([1])
    #expect(try peers[2].receive(1) == [1])
    withExtendedLifetime(server) {}
  }
}

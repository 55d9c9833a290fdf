// SPDX-License-Identifier: Apache-2.0

import FetchCore
import Glibc

/// What the three programs have in common: an argument, what is shown, how they end.
public enum FetchCommand {
  /// Calls `body` with what the argument asks for; tells on standard error what it throws.
  public static func run(_ body: (Request) throws -> Void) -> Never {
    guard let url = CommandLine.arguments.dropFirst().first, let request = Request(url) else {
      tell("usage: \(CommandLine.arguments.first ?? "fetch") http://ADDRESS:PORT/PATH")
      exit(2)
    }
    do {
      try body(request)
      exit(0)
    } catch {
      tell("fetch: \(error)")
      exit(1)
    }
  }

  /// The body goes to standard output, the rest to standard error.
  public static func show(_ event: Event) {
    switch event {
    case .status(let code, let reason): tell("\(code) \(reason)")
    case .header(let name, let value): tell("\(name): \(value)")
    case .body(let bytes): put(bytes, STDOUT_FILENO)
    case .end: break
    }
  }

  private static func tell(_ line: String) { put(Array("\(line)\n".utf8), STDERR_FILENO) }

  private static func put(_ bytes: [UInt8], _ descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 { exit(3) }
      rest = rest.dropFirst(count)
    }
  }
}

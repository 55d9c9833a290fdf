// SPDX-License-Identifier: Apache-2.0

/// A figure that was not taken. It is named in the report, never left out in silence.
struct Missing: Codable, Equatable, Sendable {
  let what: String
  let why: String

  var text: String { "\(what): \(why)" }

  /// One line for everything that is missing for the same reason.
  static func byReason(_ all: [Missing]) -> [Missing] {
    var reasons: [String] = []
    for missing in all where !reasons.contains(missing.why) { reasons.append(missing.why) }
    return reasons.map { why in
      Missing(what: all.filter { $0.why == why }.map(\.what).joined(separator: "; "), why: why)
    }
  }
}

/// Why a measurement came to nothing.
enum Mishap: Error {
  /// Nobody's fault: not on this machine, or not yet.
  case unavailable(String)
  /// A fault of what is measured, or of the measurement.
  case failed(String)

  /// - Parameters:
  ///   - errors: What the program itself said.
  ///   - mayLack: Whether it needs something of the library that may not be there yet.
  init(_ error: any Error, errors: ErrorFile, mayLack: Bool) {
    switch error {
    case let mishap as Mishap:
      self = mishap
    case let unavailable as Unavailable:
      self = .unavailable(unavailable.description)
    case let ended as EndedEarly where ended.status == 77:
      self = .unavailable(errors.lastLine ?? ended.description)
    // It gave up before anything was measured, and says what the library refused.
    case let ended as EndedEarly where ended.status == 2 && mayLack:
      self = .unavailable(errors.lastLine ?? ended.description)
    default:
      self = .failed(["\(error)", errors.lastLine].compactMap { $0 }.joined(separator: "; it said: "))
    }
  }
}

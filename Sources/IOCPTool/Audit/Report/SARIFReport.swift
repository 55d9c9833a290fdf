// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What was found, in the form that editors and code hosts show beside the lines: SARIF 2.1.0.
struct SARIFReport: Encodable {
  struct Text: Encodable { let text: String }

  struct Rule: Encodable {
    let id: String
    let shortDescription: Text
    let fullDescription: Text
    let help: Text
  }

  struct Driver: Encodable {
    let name = "iocpctl audit"
    let rules: [Rule]
  }

  struct Tool: Encodable { let driver: Driver }

  struct Artifact: Encodable {
    let uri: String
    let uriBaseId: String?
  }

  struct Region: Encodable {
    let startLine: Int
    let startColumn: Int
  }

  struct Physical: Encodable {
    let artifactLocation: Artifact
    let region: Region
  }

  struct Location: Encodable { let physicalLocation: Physical }

  struct Result: Encodable {
    let ruleId: String
    let level: String
    let message: Text
    let locations: [Location]
  }

  struct Run: Encodable {
    let tool: Tool
    let columnKind = "utf16CodeUnits"
    let results: [Result]
  }

  let schema = "https://json.schemastore.org/sarif-2.1.0.json"
  let version = "2.1.0"
  let runs: [Run]

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  init(_ result: AuditResult, _ shown: Shown) {
    func location(_ place: Place) -> Location {
      let path = shown(place.path)
      let uri = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
      let artifact =
        path.hasPrefix("/")
        ? Artifact(uri: "file://" + uri, uriBaseId: nil) : Artifact(uri: uri, uriBaseId: "%SRCROOT%")
      let region = Region(startLine: max(1, place.line), startColumn: max(1, place.column))
      return Location(physicalLocation: Physical(artifactLocation: artifact, region: region))
    }
    var results: [Result] = []
    for (name, entry) in result.absent + result.partial {
      let standing = entry.standing
      let (rule, level, words) = Self.words(standing.status)
      let message = "\(name) \(words)" + (standing.note.isEmpty ? "" : ": " + standing.note)
      results += entry.places.map {
        Result(ruleId: rule, level: level, message: Text(text: message), locations: [location($0)])
      }
    }
    for (name, places) in result.missingHeaders.sorted(by: { $0.key < $1.key }) {
      results += places.map {
        Result(
          ruleId: "missing-header", level: "error", message: Text(text: "\(name) was not found"),
          locations: [location($0)])
      }
    }
    results += result.findings.map {
      Result(
        ruleId: $0.rule.id, level: "warning",
        message: Text(text: "\($0.subject): \($0.rule.title): \($0.rule.why). \($0.rule.whatToDo)."),
        locations: [location($0.place)])
    }
    runs = [Run(tool: Tool(driver: Driver(rules: Self.rules)), results: results)]
  }

  private static func words(_ status: Standing.Status) -> (rule: String, level: String, words: String) {
    switch status {
    case .implemented, .partial: ("partial-name", "note", "does less than on Windows")
    case .refuses: ("not-implemented-name", "error", "answers \"not implemented\"")
    case .missing: ("missing-name", "error", "is missing")
    }
  }

  private static let rules =
    [
      rule("missing-name", "a Windows name that is missing", "the program can't be built with it", "see the message"),
      rule(
        "not-implemented-name", "a function that answers \"not implemented\"", "it is declared, and changes nothing",
        "see the message"),
      rule(
        "partial-name", "a name that does less than on Windows", "the message says what", "check whether it matters"),
      rule("missing-header", "a header that was not found", "the program can't be built without", "say -I FOLDER"),
    ] + LifetimeRule.all.map { rule($0.id, $0.title, $0.why, $0.whatToDo) }

  private static func rule(_ id: String, _ title: String, _ why: String, _ help: String) -> Rule {
    Rule(id: id, shortDescription: Text(text: title), fullDescription: Text(text: why), help: Text(text: help))
  }

  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

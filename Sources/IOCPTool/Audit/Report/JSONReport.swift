// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What was found, for a program. Members are added, and never change their meaning.
struct JSONReport: Codable {
  struct Spot: Codable {
    let file: String
    let line: Int
    let column: Int
  }

  struct Name: Codable {
    let name: String
    let status: Standing.Status
    let kind: String
    let family: String
    let note: String
    let uses: [Spot]
  }

  struct Other: Codable {
    let name: String
    let uses: [Spot]
  }

  struct Warning: Codable {
    let id: String
    let title: String
    let subject: String
    let why: String
    let whatToDo: String
    let at: Spot
  }

  let verdict: String
  let percentage: Double
  let files: Int
  let lines: Int
  let names: [Name]
  let missingHeaders: [Other]
  let unknownNames: [Other]
  let warnings: [Warning]
  let unreadable: [String]

  init(_ result: AuditResult, _ shown: Shown) {
    func spot(_ place: Place) -> Spot { Spot(file: shown(place.path), line: place.line, column: place.column) }
    func others(_ names: [String: [Place]]) -> [Other] {
      names.sorted { $0.key < $1.key }.map { Other(name: $0.key, uses: $0.value.map(spot)) }
    }
    verdict = result.verdict
    percentage = result.percentage
    files = result.files
    lines = result.lines
    names = result.names.sorted { $0.key < $1.key }.map { name, entry in
      Name(
        name: name, status: entry.standing.status, kind: entry.standing.kind, family: entry.standing.family,
        note: entry.standing.note, uses: entry.places.map(spot))
    }
    missingHeaders = others(result.missingHeaders)
    unknownNames = others(result.unknown)
    warnings = result.findings.map {
      Warning(
        id: $0.rule.id, title: $0.rule.title, subject: $0.subject, why: $0.rule.why, whatToDo: $0.rule.whatToDo,
        at: spot($0.place))
    }
    unreadable = result.unreadable.map { shown($0) }
  }

  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

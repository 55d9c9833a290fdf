// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One run of a program that measures itself. It is tied to no processor: most have threads on both sides.
struct ProgramRun {
  let bed: Bed
  let effort: Effort

  func measure(_ peer: Peer, _ program: SelfTimed, errors: ErrorFile) throws -> [Figure: Double] {
    var command = program.command(peer, effort)
    command[0] = bed.path(command[0])
    var copy: CopiedFile?
    switch program.file {
    case .none: break
    case .source(let bytes):
      command += ["--from", try CopiedFile(bytes: min(bytes, effort.copyBytes), folder: bed.fileFolder).source]
    case .copy:
      let file = try CopiedFile(bytes: effort.copyBytes, folder: bed.fileFolder)
      command += ["--from", file.source, "--to", file.target]
      copy = file
    }
    let child = try Child(peer.name, command, errors: errors)
    var others: [Int32] = []
    let line = try child.hear("{", within: 90) { line in
      if let other = Server.companion(in: line) { others.append(other) }
    }
    let status = try child.waitForExit()
    for other in others { _ = kill(other, SIGTERM) }
    guard status == 0 else { throw ToolError("\(peer.name) ended with status \(status)") }
    try copy?.compare()
    return try Self.figures(program.figures, in: line)
  }

  static func figures(_ readings: [SelfTimed.Reading], in line: String) throws -> [Figure: Double] {
    guard let fields = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
      throw ToolError("not an object: \(line)")
    }
    let number = { (name: String) throws -> Double in
      guard let value = fields[name] as? NSNumber else { throw ToolError("no number `\(name)` in \(line)") }
      return value.doubleValue
    }
    // A smaller number of handles than asked for would pass for the figure of the larger one.
    if let asked = fields["idle"] as? NSNumber, let opened = fields["opened"] as? NSNumber,
      opened.intValue < asked.intValue
    {
      throw Unavailable("only \(opened.intValue.grouped) handles can be open here (see ulimit -Hn)")
    }
    return try readings.reduce(into: [:]) { figures, reading in
      let divisor = try reading.divisor.map(number) ?? 1
      figures[reading.figure] = try number(reading.field) / divisor * reading.scale
    }
  }
}

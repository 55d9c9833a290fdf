// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// Says before a port what is missing, line by line. Ends with 0 when everything is here, with 1 when something is
/// missing, with 2 when it could not look.
struct Audit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the Windows names that C and C++ sources use, and which of them are here.",
    discussion: """
      Reads sources and folders of sources with a C++ parser, says for each Windows name whether it is implemented,
      there in part, or missing, and what to do, and warns of operations whose memory goes too early: docs/audit.md.
      """)

  @Argument(help: "Sources, headers, or folders of them.")
  var paths: [String]

  @Flag(help: "Print JSON: every name with every place.")
  var json = false

  @Flag(help: "Print SARIF 2.1.0, for editors and code hosts.")
  var sarif = false

  @Option(help: "Write the JSON or SARIF there, and print the text as well.")
  var output: String?

  @Flag(help: "List the names that are here with their places, too.")
  var all = false

  @Flag(help: "End with 1 for a warning, too.")
  var strict = false

  @Option(name: .customShort("I"), parsing: .singleValue, help: "A folder to search for headers.")
  var includes: [String] = []

  @Option(name: .customShort("D"), parsing: .singleValue, help: "A macro, as for a compiler: NAME or NAME=VALUE.")
  var definitions: [String] = []

  @Option(help: "The folder with headers and tables, if it is not the one that iocpctl was installed with.")
  var data: String?

  func validate() throws {
    guard !(json && sarif) else { throw ValidationError("--json and --sarif: choose one") }
    guard output == nil || json || sarif else { throw ValidationError("--output needs --json or --sarif") }
  }

  func run() throws {
    let result: AuditResult
    do { result = try look() } catch {
      FileHandle.standardError.write(Data("iocpctl audit: \(error.localizedDescription)\n".utf8))
      throw ExitCode(2)
    }
    try report(result)
    if !result.unreadable.isEmpty { throw ExitCode(2) }
    if result.isSomethingMissing || strict && !result.findings.isEmpty { throw ExitCode(1) }
  }

  func look() throws -> AuditResult {
    let files = try SourceFiles(paths)
    guard !(files.sources.isEmpty && files.headers.isEmpty) else {
      throw ToolError("there is no C or C++ source in \(paths.joined(separator: ", "))")
    }
    let folder = try AuditFolder(chosen: data)
    let tables = try AuditTables(folder)
    let libclang = try Libclang()
    let temporary = try TemporaryFolder()
    let spellings = try IncludeSpellings(files, chosen: includes, include: folder.include, below: temporary.path)
    let reader = try SourceReader(
      libclang: libclang, include: folder.include, sources: files,
      options: includes.map { "-I" + $0 } + definitions.map { "-D" + $0 }, spellings: spellings.folder,
      folder: temporary.path)
    let judge = NameJudge(tables: tables, declarations: reader.declarations)
    return withExtendedLifetime(temporary) { AuditRun(reader: reader, judge: judge, below: paths).run(files) }
  }

  private func report(_ result: AuditResult) throws {
    let shown = Shown(from: FileManager.default.currentDirectoryPath)
    let machine = try json ? JSONReport(result, shown).text() : sarif ? SARIFReport(result, shown).text() : nil
    if let machine, let output {
      try machine.write(toFile: output, atomically: true, encoding: .utf8)
    } else if let machine {
      print(machine)
      return
    }
    print(TextReport(result: result, shown: shown, showsAll: all).text)
  }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import IOCPTool

/// What an audit says, without a parser: sources are read in compat/tests/audit.
struct AuditTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  private static let judge = NameJudge(
    tables: AuditTables(
      exported: ["WSARecv", "CreateEventA", "DeviceIoControl", "Half", "Never"], unimplemented: ["DeviceIoControl"],
      known: [
        "RegOpenKeyExA": .init(kind: "function", family: "registry"),
        "WSARecv": .init(kind: "function", family: "sockets"),
        "Odd": .init(kind: "function", family: "other"),
      ],
      notes: [
        "family:registry": .init(status: .missing, text: "use a file"),
        "Half": .init(status: .partial, text: "one way"), "Never": .init(status: .refuses, text: "do without"),
      ]),
    declarations: WindowsDeclarations(byName: [
      "WSARecv": .init(kind: .function, symbol: "WSARecv"),
      "DeviceIoControl": .init(kind: .function, symbol: "DeviceIoControl"),
      "CreateEventA": .init(kind: .function, symbol: "CreateEventA"), "CreateEvent": .init(kind: .macro, symbol: nil),
      "DWORD": .init(kind: .type, symbol: nil), "Half": .init(kind: .function, symbol: "Half"),
      "Never": .init(kind: .function, symbol: "Never"),
      "DeclaredOnly": .init(kind: .function, symbol: "DeclaredOnly"), "Inline": .init(kind: .function, symbol: nil),
      "htons": .init(kind: .function, symbol: "htons"),
    ]))

  @Test(
    "a name stands as headers, exports and tables say",
    arguments: [
      ("WSARecv", "implemented"), ("CreateEvent", "implemented"), ("DWORD", "implemented"), ("Inline", "implemented"),
      ("htons", "implemented"), ("Half", "partial"), ("DeviceIoControl", "not-implemented"),
      ("Never", "not-implemented"),
      ("DeclaredOnly", "missing"), ("RegOpenKeyExA", "missing"), ("Odd", "missing"),
    ])
  func standing(name: String, status: String) {
    #expect(Self.judge.standing(name)?.status.rawValue == status)
  }

  @Test("a name that nobody knows has no standing")
  func unknown() { #expect(Self.judge.standing("Unheard") == nil) }

  @Test("what is missing is told what to use instead, by its family if not by its name")
  func notes() {
    #expect(Self.judge.standing("RegOpenKeyExA")?.note == "use a file")
    #expect(Self.judge.standing("Half")?.note == "one way")
    #expect(Self.judge.standing("WSARecv")?.note == "")
  }

  @Test("the tables of the repository can be read, and their notes say what the exports say")
  func repository() throws {
    let tables = try AuditTables(try AuditFolder(chosen: Self.root))
    #expect(tables.exported.contains("WSARecv"))
    #expect(tables.unimplemented.isSubset(of: tables.exported))
    #expect(!tables.unimplemented.isEmpty)
    for (name, note) in tables.notes where !name.hasPrefix("family:") {
      let isThere = tables.exported.contains(name) && !tables.unimplemented.contains(name)
      if note.status == .missing { #expect(!isThere, "\(name) is exported, and notes.tsv calls it missing") }
    }
    let families = Set(tables.known.values.map(\.family))
    for name in tables.notes.keys where name.hasPrefix("family:") {
      #expect(families.contains(String(name.dropFirst("family:".count))), "\(name): no name is of this family")
    }
  }

  @Test("a function that only refuses is told so, or what it does in part")
  func refusals() throws {
    let tables = try AuditTables(try AuditFolder(chosen: Self.root))
    let text = try String(contentsOfFile: Self.root + "/compat/runtime/refusals.c", encoding: .utf8)
    let names = text.matches(of: /(?m)^IOCP_API [^(]*?(\w+)\(/).map { String($0.1) }
    #expect(names.count > 20)
    for name in names { #expect(tables.notes[name] != nil, "\(name) has no row in notes.tsv") }
  }

  @Test("a table with a wrong row is refused, and the message names it")
  func wrongRow() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("notes.tsv")
    for (text, word) in [
      ("A\tpartial", "columns"), ("A\tgone\tx", "gone"), ("A\tmissing\tx\nA\tmissing\ty", "two rows"),
    ] {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let error = #expect(throws: ToolError.self) { try AuditTables.notes(path) }
      #expect(error?.description.contains(word) == true)
    }
  }

  @Test("an overlapped call is known by its name, an extension function also by that of a variable")
  func calls() {
    #expect(WindowsCalls.overlapped("WSARecv")?.argument == 5)
    #expect(WindowsCalls.overlapped("lpfnAcceptEx")?.argument == 7)
    #expect(WindowsCalls.overlapped("disconnectEx_")?.argument == 1)
    #expect(WindowsCalls.overlapped("accept") == nil)
    #expect(WindowsCalls.overlapped("execute") == nil)
  }

  @Test("a percentage is never 100 while a name is missing")
  func percentage() {
    let place = Place(path: "/a.c", line: 1, column: 1)
    let here = Standing(status: .implemented, kind: "function", family: "", note: "")
    var names = Dictionary(
      uniqueKeysWithValues: (0..<4999).map { ("N\($0)", AuditResult.Name(standing: here, places: [place])) })
    names["gone"] = AuditResult.Name(
      standing: Standing(status: .missing, kind: "function", family: "", note: "do without"), places: [place])
    let result = AuditResult(names: names)
    #expect(result.percentage == 99.9)
    #expect(result.isSomethingMissing)
    #expect(result.verdict.contains("4999 of 5000 Windows names are here (99.9 %), 1 missing"))
  }

  @Test("SARIF has a rule for each result, and places from line 1 on")
  func sarif() throws {
    let place = Place(path: "/here/with space.c", line: 3, column: 0)
    let gone = Standing(status: .missing, kind: "function", family: "", note: "do without")
    let result = AuditResult(
      names: ["gone": .init(standing: gone, places: [place])],
      findings: [Finding(rule: .recordOnTheStack, place: place, subject: "record")])
    let text = try SARIFReport(result, Shown(from: "/here")).text()
    #expect(text.contains("\"uri\" : \"with%20space.c\""))
    #expect(text.contains("\"startColumn\" : 1"))
    #expect(text.contains("\"ruleId\" : \"record-on-the-stack\""))
    for rule in LifetimeRule.all { #expect(text.contains("\"id\" : \"\(rule.id)\"")) }
  }

  @Test("each rule is explained in docs/audit.md")
  func explained() throws {
    let page = try String(contentsOfFile: Self.root + "/docs/audit.md", encoding: .utf8)
    for rule in LifetimeRule.all { #expect(page.contains("### \(rule.id)\n")) }
  }

  @Test("an include is a line that begins with it, in quotes or in angle brackets")
  func includes() {
    let text = """
      #include <Windows.h>
        # include "Net\\Session.h" // with a remark
      #import "types.tlb"\r
      // #include "not.h"
      #include MACRO
      #include "open
      #define include "no.h"
      """
    let found = IncludeDirective.all(in: Array(text.utf8))
    #expect(
      found == [
        IncludeDirective(name: "Windows.h", isQuoted: false), IncludeDirective(name: "Net\\Session.h", isQuoted: true),
        IncludeDirective(name: "types.tlb", isQuoted: true),
      ])
  }

  @Test(
    "an include in other letters or with backslashes leads to the file that is meant, and no other is written",
    arguments: [
      ("\"net\\session.h\"", "/Net/Session.h"), ("<NET/session.h>", "/Net/Session.h"),
      ("\"..\\common\\Protocol.h\"", "/Common/Protocol.h"), ("<WinSOCK2.h>", "/winsock2.h"),
      ("<STDIO.H>", "<stdio.h>"), ("\"Net/Session.h\"", nil), ("<Winsock2.h>", nil), ("\"nowhere.h\"", nil),
      ("\"a/../../../b.h\"", nil),
    ] as [(String, String?)])
  func spellings(include: String, meant: String?) throws {
    let temporary = try TemporaryFolder()
    let program = temporary.path + "/program"
    for folder in ["Net", "Common"] {
      try FileManager.default.createDirectory(atPath: program + "/" + folder, withIntermediateDirectories: true)
    }
    for (path, text) in [("/Net/Session.h", ""), ("/Common/Protocol.h", ""), ("/Net/a.cpp", "#include \(include)\n")] {
      try text.write(toFile: program + path, atomically: true, encoding: .utf8)
    }
    let spellings = try IncludeSpellings(
      SourceFiles([program]), chosen: [program], include: Self.root + "/compat/include", below: temporary.path)
    let name = String(include.dropFirst().dropLast())
    let written = try? String(contentsOfFile: spellings.folder + "/" + name, encoding: .utf8)
    #expect((written != nil) == (meant != nil))
    if let meant { #expect(written?.contains(meant) == true) }
  }
}

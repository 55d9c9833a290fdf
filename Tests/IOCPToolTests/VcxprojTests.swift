// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import IOCPTool

/// What is read of a Visual Studio project, and what is refused.
@Suite struct VcxprojTests {
  // ---- XML

  @Test func `elements, attributes, references, comments and CDATA are read`() throws {
    let text = """
      \u{FEFF}<?xml version="1.0"?><!-- a > b --><Root a='1 &lt; 2' b = "&#x41;&#66;&quot;">
        one<!-- <no> --><Child/> &amp; <![CDATA[<two> & ]]><Child  c="&apos;"></Child >
      </Root>
      """
    let root = try MarkupReader.read(text, file: "x")
    #expect(root.name == "Root")
    #expect(root.attributes == ["a": "1 < 2", "b": "AB\""])
    #expect(root.text.filter { !$0.isWhitespace } == "one&<two>&")
    #expect(root.children.map(\.name) == ["Child", "Child"])
    #expect(root.children.last?.attribute("C") == "'")
    #expect(root.children.last?.line == 2)
  }

  @Test(arguments: [
    ("", 1), ("<a>", 1), ("<a></b>", 1), ("<a b></a>", 1), ("<a b=c></a>", 1), ("<a>\n&none;</a>", 2), ("<a>&x</a>", 1),
    ("<a/>\n<b/>", 2), ("<a>\n<!-- </a>", 2), ("<!DOCTYPE a><a/>", 1), ("<a b=\"></a>", 1), ("<a>&#xD800;</a>", 1),
    (String(repeating: "<a>", count: 100_000), 1),
  ])
  func `what is no XML is refused, with its line`(_ text: String, _ line: Int) {
    let error = #expect(throws: ToolError.self) { try MarkupReader.read(text, file: "x") }
    #expect(error?.description.hasPrefix("x:\(line): ") == true, "\(error?.description ?? "")")
  }

  // ---- conditions

  @Test(arguments: [
    ("'a'=='A'", true), ("'a' == 'b'", false), ("'a'!='b'", true), ("!('a'=='b') and '1' < 2", true),
    ("'a'=='b' or 'a'=='a'", true), ("'a'=='b' and 'a'=='a' or true", true), ("Exists('here')", true),
    ("exists('there')", false), ("HasTrailingSlash('a\\')", true), ("'10' >= '9.5'", true), ("''==''", true),
    ("false", false),
  ])
  func `conditions hold or not`(_ text: String, _ holds: Bool) throws {
    #expect(try ProjectCondition.holds(text) { $0 == "here" } == holds)
  }

  @Test(arguments: ["'a'", "'a' ==", "('a'=='a'", "'a'=='a' 'b'", "What('a')", "'a' < 'b'", "'a", "and", ""])
  func `what is no condition is refused`(_ text: String) {
    #expect(throws: ToolError.self) { try ProjectCondition.holds(text) { _ in true } }
  }

  // ---- projects

  private let head = """
    <Project><ItemGroup Label="ProjectConfigurations">
    <ProjectConfiguration Include="Release|x64"/><ProjectConfiguration Include="Debug|x64"/></ItemGroup>
    """

  /// Writes the files, and reads `x.vcxproj` among them.
  private func project(
    _ files: [String: String], configuration: String = "Release", body: (Project) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    for (name, text) in files {
      let url = URL(fileURLWithPath: folder.path).appendingPathComponent(name)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    try body(Project(file: folder.path + "/x.vcxproj", configuration: configuration, platform: "x64"))
  }

  @Test func `values come from sheets, definitions and the file itself, in this order`() throws {
    let files = [
      "x.vcxproj": head + """
        <PropertyGroup><Own>mine</Own><Own Condition="'$(Configuration)'=='Debug'">other</Own></PropertyGroup>
        <Import Project="$(VCTargetsPath)\\Microsoft.Cpp.props"/><Import Project="SHEET.props"/>
        <ItemDefinitionGroup Condition="'$(Configuration)|$(Platform)'=='Release|x64'"><ClCompile>
        <PreprocessorDefinitions>B=$(Own);%(PreprocessorDefinitions)</PreprocessorDefinitions>
        </ClCompile></ItemDefinitionGroup>
        <ItemGroup><ClCompile Include="SRC\\one.CPP">
        <PreprocessorDefinitions>C;%(PreprocessorDefinitions)</PreprocessorDefinitions>
        </ClCompile><ClCompile Include="two.c"/></ItemGroup></Project>
        """,
      "sheet.props": """
      <Project><ItemDefinitionGroup><ClCompile>
        <PreprocessorDefinitions>A;$(Unknown)%(PreprocessorDefinitions)</PreprocessorDefinitions>
      </ClCompile></ItemDefinitionGroup></Project>
      """,
      "Src/One.cpp": "", "two.c": "",
    ]
    try project(files) { project in
      #expect(project.notes == [])
      let plan = try CompilePlan(project)
      #expect(plan.target == "x")
      #expect(plan.units.map(\.isC) == [false, true])
      #expect(plan.units[0].source.hasSuffix("/Src/One.cpp"))
      #expect(plan.units[0].options.filter { $0.hasPrefix("-D") } == ["-DC", "-DB=mine", "-DA"])
      #expect(plan.units[1].options.filter { $0.hasPrefix("-D") } == ["-DB=mine", "-DA"])
      #expect(plan.units[1].options.contains("-O2"))
    }
  }

  @Test func `a project that is named from another folder finds its own`() throws {
    let folder = try TemporaryFolder()
    let text =
      head + """
        <ItemDefinitionGroup><ClCompile><AdditionalIncludeDirectories>$(ProjectDir)a;b\\..\\c;/usr/include\\linux
        </AdditionalIncludeDirectories></ClCompile></ItemDefinitionGroup>
        <ItemGroup><ClCompile Include="one.cpp"/></ItemGroup></Project>
        """
    for (name, text) in ["x.vcxproj": text, "one.cpp": ""] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file(name)))
    }
    let steps = FileManager.default.currentDirectoryPath.split(separator: "/").map { _ in "../" }.joined()
    let file = steps + folder.path.dropFirst() + "/x.vcxproj"
    let plan = try CompilePlan(Project(file: file, configuration: "Debug", platform: "x64"))
    let folders = plan.units[0].options.filter { $0.hasPrefix("-I") }.map { String($0.dropFirst(2)) }
    #expect(folders.last == "/usr/include/linux")
    // From the folder of this process on, with its steps upwards taken.
    let here = FileManager.default.currentDirectoryPath
    let whole = folders.dropLast().map {
      URL(fileURLWithPath: $0.hasPrefix("/") ? $0 : "\(here)/\($0)").standardized.path
    }
    #expect(whole == ["a", "c"].map { folder.path + "/" + $0 })
  }

  @Test func `what is not taken over is named`() throws {
    let files = [
      "x.vcxproj": head + """
        <Import Project="gone.props"/><Choose/><ItemGroup><ClCompile Include="a.cpp"/>
        <ClCompile Include="b.cpp"><ExcludedFromBuild>true</ExcludedFromBuild></ClCompile>
        <ResourceCompile Include="a.rc"/><ProjectReference Include="..\\b.vcxproj"/></ItemGroup></Project>
        """, "a.cpp": "",
    ]
    try project(files) { project in
      #expect(project.sources.map(\.name) == ["a.cpp"])
      let notes = project.notes.map { $0.split(separator: " ", maxSplits: 1)[1] }
      #expect(notes.count == 4)
      for word in ["gone.props", "<Choose>", "a.rc", "b.vcxproj"] {
        #expect(notes.contains { $0.contains(word) }, "\(word)")
      }
    }
  }

  @Test(arguments: [
    ("<ItemGroup><ClCompile Include=\"gone.cpp\"/></ItemGroup>", "there is no file gone.cpp"),
    ("<ItemGroup><ClCompile Include=\"*.cpp\"/></ItemGroup>", "wildcards"),
    ("<Import Project=\"x.vcxproj\"/>", "imports itself"),
    ("<PropertyGroup Condition=\"'\"/>", "condition of PropertyGroup"),
    ("", "has no sources"),
    ("<PropertyGroup><ConfigurationType>StaticLibrary</ConfigurationType></PropertyGroup>", "makes no program"),
  ])
  func `what cannot be built is refused, and says why`(_ body: String, _ words: String) throws {
    let error = #expect(throws: ToolError.self) {
      try project(["x.vcxproj": head + body + "</Project>"]) { _ = try CompilePlan($0) }
    }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test func `a configuration that is not there is refused, and the others are named`() throws {
    let error = #expect(throws: ToolError.self) {
      try project(["x.vcxproj": head + "</Project>"], configuration: "Final") { _ in }
    }
    #expect(error?.description.hasSuffix("no configuration Final|x64, but Release|x64, Debug|x64") == true)
  }

  @Test func `other files are no projects`() throws {
    for text in ["<html/>", "<Project/>", "MZ", ""] {
      #expect(throws: ToolError.self) { try project(["x.vcxproj": text]) { _ in } }
    }
  }
}

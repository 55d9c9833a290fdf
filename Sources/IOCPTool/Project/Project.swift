// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A Visual Studio C++ project (.vcxproj) for one configuration: what MSBuild would know of it after reading it and the
/// property sheets beside it. What comes with Visual Studio ($(VCTargetsPath) and the like) is not read.
/// https://learn.microsoft.com/cpp/build/reference/vcxproj-file-structure
struct Project {
  /// Names do not depend on case: they are kept in small letters.
  typealias Values = [String: String]

  struct Source {
    /// As it is written in the project.
    let name: String
    let path: String
    let settings: Values
  }

  static let deepestImport = 16

  let file: String
  let folder: String
  private(set) var properties: Values
  private(set) var sources: [Source] = []
  private(set) var linker: Values = [:]
  /// What is in the project and was not taken over, a line each.
  private(set) var notes: [String] = []
  /// `Release|x64` and so on.
  private(set) var configurations: [String] = []

  private var compiler: Values = [:]

  init(file: String, configuration: String, platform: String) throws {
    self.file = file
    folder = WindowsPath.parent(of: file)
    let name = ((file as NSString).lastPathComponent as NSString).deletingPathExtension
    // What is put together with these is no longer seen from the project's folder.
    let absolute = folder.hasPrefix("/") ? folder : "\(FileManager.default.currentDirectoryPath)/\(folder)"
    properties = [
      "configuration": configuration, "platform": platform, "projectname": name, "projectdir": absolute + "/",
      "msbuildprojectdirectory": absolute, "msbuildprojectname": name, "solutiondir": absolute + "/",
    ]
    // MSBuild's order: all properties, then the definitions, then the items.
    let elements = try read(file, depth: 1)
    guard elements.contains(where: { $0.attribute("Label") == "ProjectConfigurations" }) else {
      throw ToolError("\(file): no project of C++: it names no configurations")
    }
    for element in elements where element.isNamed("ItemDefinitionGroup") { try takeDefinitions(element) }
    for element in elements where element.isNamed("ItemGroup") { try takeItems(element) }
    let asked = "\(configuration)|\(platform)"
    guard configurations.contains(where: { $0.lowercased() == asked.lowercased() }) else {
      throw ToolError("\(file): there is no configuration \(asked), but \(configurations.joined(separator: ", "))")
    }
  }

  /// The elements of a file that apply, those of its imports in their places; properties are taken on the way.
  private mutating func read(_ file: String, depth: Int) throws -> [MarkupElement] {
    guard depth <= Self.deepestImport else { throw ToolError("\(file): imports itself, or too deeply") }
    guard let data = FileManager.default.contents(atPath: file) else { throw ToolError("\(file): can't be read") }
    let isWide = data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF])
    guard let text = String(data: data, encoding: isWide ? .utf16 : .utf8) else {
      throw ToolError("\(file): neither UTF-8 nor UTF-16")
    }
    let root = try MarkupReader.read(text, file: file)
    guard root.isNamed("Project") else { throw ToolError("\(file): no project, its element is \(root.name)") }
    var elements: [MarkupElement] = []
    for element in root.children where try applies(element) {
      if element.isNamed("PropertyGroup") {
        for property in element.children where try applies(property) {
          properties[property.name.lowercased()] = expanded(property.text)
        }
      } else if element.isNamed("Import") {
        elements += try imported(element, from: file, depth: depth)
      } else if element.isNamed("ImportGroup") {
        for element in element.children where try applies(element) {
          elements += try imported(element, from: file, depth: depth)
        }
      } else if element.isNamed("Choose") {
        notes.append("\(file):\(element.line): <Choose> is not read")
      } else {
        elements.append(element)
      }
    }
    return elements
  }

  private mutating func imported(_ element: MarkupElement, from file: String, depth: Int) throws -> [MarkupElement] {
    let written = element.attribute("Project") ?? ""
    // What belongs to Visual Studio or to the user's settings.
    for folder in ["$(VCTargetsPath", "$(UserRootDir)", "$(MSBuild", "$(VSInstallDir)"]
    where written.lowercased().hasPrefix(folder.lowercased()) { return [] }
    let path = WindowsPath.located(expanded(written), in: WindowsPath.parent(of: file))
    guard WindowsPath.exists(path) else {
      notes.append("\(file):\(element.line): \(written) is not there and not read")
      return []
    }
    return try read(path, depth: depth + 1)
  }

  private mutating func takeDefinitions(_ group: MarkupElement) throws {
    for kind in group.children where try applies(kind) {
      if kind.isNamed("ClCompile") { try take(kind.children, into: &compiler) }
      if kind.isNamed("Link") { try take(kind.children, into: &linker) }
    }
  }

  private mutating func takeItems(_ group: MarkupElement) throws {
    for item in group.children where try applies(item) {
      let names = expanded(item.attribute("Include") ?? "").split(separator: ";").map { $0.trimmed }
      for name in names where !name.isEmpty {
        switch item.name.lowercased() {
        case "projectconfiguration": configurations.append(name)
        case "clcompile": try takeSource(name, item)
        case "resourcecompile", "masm", "nasm", "custombuild", "midl":
          notes.append("\(file):\(item.line): \(name) is left out (\(item.name))")
        case "projectreference":
          notes.append("\(file):\(item.line): \(name) is not built: build it first and link what it makes")
        default: break
        }
      }
    }
  }

  private mutating func takeSource(_ name: String, _ item: MarkupElement) throws {
    guard !name.contains("*") else { throw ToolError("\(file):\(item.line): \(name): wildcards are not read") }
    var settings = compiler
    try take(item.children, into: &settings)
    guard settings["excludedfrombuild"]?.lowercased() != "true" else { return }
    let path = WindowsPath.located(name, in: folder)
    guard WindowsPath.exists(path) else { throw ToolError("\(file):\(item.line): there is no file \(name)") }
    sources.append(Source(name: name, path: path, settings: settings))
  }

  private func take(_ elements: [MarkupElement], into values: inout Values) throws {
    for element in elements where try applies(element) {
      values[element.name.lowercased()] = expanded(element.text, inherited: values)
    }
  }

  private func applies(_ element: MarkupElement) throws -> Bool {
    guard let condition = element.attribute("Condition"), !condition.trimmed.isEmpty else { return true }
    do {
      return try ProjectCondition.holds(expanded(condition)) {
        WindowsPath.exists(WindowsPath.located($0, in: folder))
      }
    } catch {
      throw ToolError("\(file): condition of \(element.name) in line \(element.line): \(error)")
    }
  }

  /// `text` with $(properties) and %(inherited values) put in. What is not known is empty, as in MSBuild.
  func expanded(_ text: String, inherited: Values = [:]) -> String {
    text.replacing(#/([$%])\(([A-Za-z0-9_.-]*)\)/#) { match in
      (match.1 == "$" ? properties : inherited)[match.2.lowercased()] ?? ""
    }.trimmed
  }
}

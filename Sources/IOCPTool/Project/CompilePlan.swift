// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A project as commands of iocp-cc and iocp-c++: one for each source, and one that links.
struct CompilePlan {
  struct Unit {
    let source: String
    let isC: Bool
    let options: [String]
  }

  let units: [Unit]
  let linkOptions: [String]
  let target: String

  init(_ project: Project) throws {
    let type = project.properties["configurationtype"]?.lowercased() ?? "application"
    guard ["application", "dynamiclibrary"].contains(type) else {
      throw ToolError(
        "\(project.file): makes no program (\(type)): compile its sources with the program that needs them")
    }
    let isShared = type == "dynamiclibrary"
    units = project.sources.map { source in
      Unit(
        source: source.path, isC: Self.isC(source),
        options: (isShared ? ["-fPIC"] : []) + Self.options(of: source, in: project))
    }
    guard !units.isEmpty else { throw ToolError("\(project.file): has no sources in this configuration") }
    let folders = Self.list(project.linker["additionallibrarydirectories"])
    let libraries = Self.list(project.linker["additionaldependencies"]).map { $0.lowercased() }
    linkOptions =
      (isShared ? ["-shared"] : []) + (units.contains { $0.options.contains("-fopenmp") } ? ["-fopenmp"] : [])
      + folders.map { "-L" + WindowsPath.located($0, in: project.folder) }
      + libraries.map { "-l" + ($0.hasSuffix(".lib") ? String($0.dropLast(4)) : $0) }
    let name = project.properties["targetname"] ?? project.properties["projectname"] ?? "a.out"
    target = isShared ? "lib\(name).so" : name
  }

  static func list(_ text: String?) -> [String] {
    (text ?? "").split(separator: ";").map { $0.trimmed }.filter { !$0.isEmpty }
  }

  private static func isC(_ source: Project.Source) -> Bool {
    switch source.settings["compileas"]?.lowercased() {
    case "compileasc": true
    case "compileascpp": false
    default: source.path.lowercased().hasSuffix(".c")
    }
  }

  private static func options(of source: Project.Source, in project: Project) -> [String] {
    let settings = source.settings
    var options = isC(source) ? ["-x", "c"] : ["-x", "c++"]
    if let standard = standard(isC(source), settings) { options.append("-std=" + standard) }
    let isDebug = project.properties["usedebuglibraries"]?.lowercased() == "true"
    options.append(optimization(settings["optimization"]?.lowercased() ?? (isDebug ? "disabled" : "maxspeed")))
    if settings["debuginformationformat"]?.lowercased() != "none" { options.append("-g") }
    switch project.properties["characterset"]?.lowercased() {
    case "unicode": options += ["-DUNICODE", "-D_UNICODE"]
    case "multibyte": options.append("-D_MBCS")
    default: break
    }
    options += list(settings["preprocessordefinitions"]).map { "-D" + $0.replacing("\\\"", with: "\"") }
    options += list(settings["undefinepreprocessordefinitions"]).map { "-U" + $0 }
    var folders = list(settings["additionalincludedirectories"])
    // A header that is compiled ahead is found by its name, wherever the source stands.
    if settings["precompiledheader"]?.lowercased() == "use" {
      folders.append(
        project.sources.first { $0.settings["precompiledheader"]?.lowercased() == "create" }.map { creator in
          String(creator.name.replacing("\\", with: "/").split(separator: "/").dropLast().joined(separator: "/"))
        } ?? "")
    }
    options += folders.map { "-I" + WindowsPath.located($0, in: project.folder) }
    for file in list(settings["forcedincludefiles"]) {
      let path = WindowsPath.located(file, in: project.folder)
      options += ["-include", WindowsPath.exists(path) ? path : file.replacing("\\", with: "/")]
    }
    if settings["openmpsupport"]?.lowercased() == "true" { options.append("-fopenmp") }
    return options
  }

  /// gcc's and clang's name of a language standard; nil for the compiler's own choice.
  private static func standard(_ isC: Bool, _ settings: Project.Values) -> String? {
    let asked = settings[isC ? "languagestandard_c" : "languagestandard"]?.lowercased() ?? ""
    let additional = (settings["additionaloptions"] ?? "").split(separator: " ").last { $0.hasPrefix("/std:") }
    let name = asked.isEmpty || asked == "default" ? additional.map { String($0.dropFirst(5)) } ?? "" : asked
    let known = [
      "stdcpp14": "gnu++14", "stdcpp17": "gnu++17", "stdcpp20": "gnu++20", "stdcpp23": "gnu++23",
      "stdcpplatest": "gnu++23", "stdc11": "gnu11", "stdc17": "gnu17", "stdclatest": "gnu2x", "c++14": "gnu++14",
      "c++17": "gnu++17", "c++20": "gnu++20", "c++latest": "gnu++23", "c11": "gnu11", "c17": "gnu17",
    ]
    return known[name]
  }

  private static func optimization(_ name: String) -> String {
    switch name {
    case "disabled": "-O0"
    case "minspace": "-Os"
    default: "-O2"
    }
  }
}

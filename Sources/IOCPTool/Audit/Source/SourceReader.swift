// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Parses sources against our headers. These are read once for each language and kept in precompiled form, together
/// with the headers of the C and C++ libraries that programs use: a source that includes them reads them in no time,
/// and one that forgot to is understood all the same.
struct SourceReader: Sendable {
  private enum Language: String { case c, cPlusPlus }

  private let include: String
  private let options: [String]
  private let folder: String
  let declarations: WindowsDeclarations

  // Those that are heavy even in this form are left to the sources that include them: cmath, random, future.
  private static let cHeaders = """
    assert.h ctype.h errno.h float.h limits.h locale.h math.h setjmp.h signal.h stdarg.h stdbool.h stddef.h stdint.h \
    stdio.h stdlib.h string.h time.h wchar.h wctype.h
    """
  private static let cPlusPlusHeaders = """
    algorithm atomic deque fstream functional iostream list map memory mutex queue set sstream stack stdexcept string \
    thread unordered_map utility vector
    """

  /// - Parameters:
  ///   - include: The folder of our headers.
  ///   - spellings: Headers for includes that fit no file: `IncludeSpellings`.
  ///   - folder: Where the precompiled headers go; it has to stay while sources are read.
  init(
    libclang: Libclang, include: String, sources: SourceFiles, options: [String], spellings: String, folder: String
  ) throws {
    self.include = include
    self.folder = folder
    var common = [
      "-fms-extensions", "-D_WIN32=1", "-D_WIN64=1", "-DWIN32=1", "-Ulinux", "-Uunix", "-Wno-everything",
      "-Wimplicit-function-declaration", "-ferror-limit=0", "-fno-spell-checking", "-isystem", include + "/std",
      "-isystem", include, "-isystem", include + "/spellings",
    ]
    if let resources = libclang.resources { common += ["-resource-dir", resources] }
    self.options = common + options + sources.headerFolders.map { "-I" + $0 } + ["-I" + spellings]
    declarations = WindowsDeclarations(
      try Self.precompile(.c, include: include, options: self.options, folder: folder),
      sources.isCPlusPlus
        ? try Self.precompile(.cPlusPlus, include: include, options: self.options, folder: folder) : nil)
  }

  func read(_ path: String, asCPlusPlus: Bool, wants: (String) -> Bool) -> SyntaxTree? {
    let language = asCPlusPlus ? Language.cPlusPlus : .c
    let header = "\(folder)/\(language.rawValue).pch"
    var arguments = Self.language(language, isHeader: false) + ["-include-pch", header] + options
    // The headers beside a source come before those of other folders.
    arguments.append("-I" + URL(fileURLWithPath: path).deletingLastPathComponent().path)
    return SyntaxTree(path: path, arguments: arguments, windows: include + "/", wants: wants)
  }

  private static func language(_ language: Language, isHeader: Bool) -> [String] {
    switch language {
    case .c: ["-x", isHeader ? "c-header" : "c", "-std=gnu11"]
    case .cPlusPlus: ["-x", isHeader ? "c++-header" : "c++", "-std=gnu++17"]
    }
  }

  private static func precompile(
    _ language: Language, include: String, options: [String], folder: String
  ) throws -> SyntaxTree {
    // Sockets come first, as on Windows; then each header that stands for itself.
    let all = try FileManager.default.contentsOfDirectory(atPath: include).filter {
      $0.hasSuffix(".h") && !$0.hasPrefix("iocp_")
    }
    let ours = ["iocp_keywords.h", "winsock2.h", "ws2tcpip.h", "mswsock.h", "windows.h"] + all.sorted()
    let theirs = cHeaders.split(separator: " ") + (language == .c ? [] : cPlusPlusHeaders.split(separator: " "))
    var lines = ours.map { "#include <\($0)>" }
    for header in theirs { lines += ["#if __has_include(<\(header)>)", "#include <\(header)>", "#endif"] }
    let path = "\(folder)/\(language.rawValue).h"
    try lines.joined(separator: "\n").appending("\n").write(toFile: path, atomically: true, encoding: .utf8)
    let arguments = Self.language(language, isHeader: true) + options
    guard
      let tree = SyntaxTree(
        path: path, arguments: arguments, windows: include + "/", declarations: true,
        save: "\(folder)/\(language.rawValue).pch", wants: { _ in false })
    else { throw ToolError("libclang can't read the headers in \(include)") }
    return tree
  }
}

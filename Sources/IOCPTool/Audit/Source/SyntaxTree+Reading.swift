// SPDX-License-Identifier: Apache-2.0

import CClang
import Foundation

extension SyntaxTree {
  /// Reads a source; nil if the parser gave up on it.
  ///
  /// - Parameter wants: Asked once for each file of the sources, whether its names are to be counted.
  init?(
    path: String, arguments: [String], windows: String, declarations: Bool = false, save: String? = nil,
    wants: (String) -> Bool
  ) {
    let strings = unsafe arguments.map { unsafe strdup($0) }
    defer { unsafe strings.forEach { unsafe free($0) } }
    let pointers = unsafe strings.compactMap { unsafe $0.map { unsafe UnsafePointer<CChar>($0) } }
    // SAFETY: the parser copies what it keeps, and calls `wants` only while it runs.
    let read = withoutActuallyEscaping(wants) { wants in
      var question = wants
      return unsafe withUnsafeMutablePointer(to: &question) { question in
        unsafe cclang_read(
          path, pointers, Int32(pointers.count), windows, declarations, save,
          { context, path in
            let question = unsafe context!.assumingMemoryBound(to: ((String) -> Bool).self)
            return unsafe question.pointee(String(cString: path))
          }, question)
      }
    }
    guard let unit = unsafe read else { return nil }
    defer { unsafe cclang_free(unit) }
    // SAFETY: the arrays have as many elements as the unit says, and are copied before it is freed.
    nodes = unsafe Array(UnsafeBufferPointer(start: unit.pointee.nodes, count: Int(unit.pointee.node_count)))
    tokens = unsafe Array(UnsafeBufferPointer(start: unit.pointee.tokens, count: Int(unit.pointee.token_count)))
    gaps = unsafe Array(UnsafeBufferPointer(start: unit.pointee.gaps, count: Int(unit.pointee.gap_count)))
    messages = unsafe Array(UnsafeBufferPointer(start: unit.pointee.messages, count: Int(unit.pointee.message_count)))
    names = unsafe UnsafeBufferPointer(start: unit.pointee.names, count: Int(unit.pointee.name_count)).map {
      unsafe String(cString: $0)
    }
    files = unsafe UnsafeBufferPointer(start: unit.pointee.files, count: Int(unit.pointee.file_count)).map {
      let path = names[Int($0.name)]
      let text = declarations ? Data() : FileManager.default.contents(atPath: path) ?? Data()
      return File(path: path, isWanted: $0.wanted != 0, text: Array(text))
    }
  }
}

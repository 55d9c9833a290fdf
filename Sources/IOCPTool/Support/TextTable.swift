// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Rows under a heading, for a terminal or for Markdown. The first column is text, the others are numbers unless said.
struct TextTable: Sendable {
  let heading: [String]
  let rows: [[String]]
  var textColumns: Set<Int> = [0]

  private var widths: [Int] {
    heading.indices.map { column in ([heading] + rows).map { $0[column].count }.max() ?? 0 }
  }

  var plain: String {
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    let lines = [line(heading, "  "), rule] + rows.map { line($0, "  ") }
    return lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
  }

  var markdown: String {
    let rule = widths.enumerated().map { column, width in
      String(repeating: "-", count: max(2, width - 1)) + (textColumns.contains(column) ? "-" : ":")
    }
    let body = [line(heading, " | "), rule.joined(separator: " | ")] + rows.map { line($0, " | ") }
    return body.map { "| \($0) |" }.joined(separator: "\n")
  }

  private func line(_ cells: [String], _ separator: String) -> String {
    zip(cells, widths).enumerated().map { column, cell in
      let fill = String(repeating: " ", count: cell.1 - cell.0.count)
      return textColumns.contains(column) ? cell.0 + fill : fill + cell.0
    }.joined(separator: separator)
  }
}

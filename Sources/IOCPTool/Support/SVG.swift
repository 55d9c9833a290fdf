// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The few elements of SVG that a chart needs, as text.
enum SVG {
  static func box(_ x: Double, _ y: Double, width: Double, height: Double, fill: String) -> String {
    "<rect\(numbers(["x": x, "y": y, "width": width, "height": height])) fill=\"\(fill)\"/>"
  }

  static func line(from start: (Double, Double), to end: (Double, Double), stroke: String, dashed: Bool = false)
    -> String
  {
    let position = numbers(["x1": start.0, "y1": start.1, "x2": end.0, "y2": end.1])
    return "<line\(position) stroke=\"\(stroke)\"\(dashed ? " stroke-dasharray=\"5 4\"" : "")/>"
  }

  static func text(
    _ content: String, _ x: Double, _ y: Double, anchor: String = "start", fill: String = "#111111", title: Bool = false
  ) -> String {
    let style = title ? " font-size=\"16\" font-weight=\"bold\"" : ""
    return
      "<text\(numbers(["x": x, "y": y])) text-anchor=\"\(anchor)\" fill=\"\(fill)\"\(style)>\(escape(content))</text>"
  }

  static func document(width: Double, height: Double, _ elements: [String]) -> String {
    let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width.fixed(0)) \(height.fixed(0))\""
    return ([head + " font-family=\"sans-serif\" font-size=\"13\">"] + elements + ["</svg>", ""]).joined(
      separator: "\n")
  }

  private static func numbers(_ attributes: KeyValuePairs<String, Double>) -> String {
    attributes.map { " \($0)=\"\($1.fixed(1))\"" }.joined()
  }

  private static func escape(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
  }
}

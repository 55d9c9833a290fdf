// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The few elements of SVG that a chart needs, as text.
enum SVG {
  static func box(_ x: Double, _ y: Double, width: Double, height: Double, fill: String) -> String {
    "<rect\(numbers(["x": x, "y": y, "width": width, "height": height])) fill=\"\(fill)\"/>"
  }

  static func line(
    from start: (Double, Double), to end: (Double, Double), stroke: String, width: Double = 1, dashed: Bool = false
  ) -> String {
    let position = numbers(["x1": start.0, "y1": start.1, "x2": end.0, "y2": end.1])
    let style = (width == 1 ? "" : " stroke-width=\"\(width)\"") + (dashed ? " stroke-dasharray=\"5 4\"" : "")
    return "<line\(position) stroke=\"\(stroke)\"\(style)/>"
  }

  static func text(
    _ content: String, _ x: Double, _ y: Double, anchor: String = "start", fill: String = "#1f2933",
    title: Bool = false, bold: Bool = false, small: Bool = false, halo: Bool = false
  ) -> String {
    var style = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
    if title { style += " font-size=\"17\"" }
    if small { style += " font-size=\"11\"" }
    // Keeps a text readable that lies on lines.
    if halo { style += " stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\"" }
    if title || bold { style += " font-weight=\"bold\"" }
    return "<text\(numbers(["x": x, "y": y])) fill=\"\(fill)\"\(style)>\(escape(content))</text>"
  }

  static func document(width: Double, height: Double, _ elements: [String]) -> String {
    let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width.fixed(0)) \(height.fixed(0))\""
    return ([head + " font-family=\"sans-serif\" font-size=\"13\">"] + elements + ["</svg>", ""]).joined(
      separator: "\n")
  }

  /// As short as it can be said on an axis: 0.5, 20, 10k, 5M
  static func short(_ value: Double) -> String {
    if value >= 1e6 { return short(value / 1e6) + "M" }
    if value >= 1e3 { return short(value / 1e3) + "k" }
    return String(format: "%g", (value * 1e6).rounded() / 1e6)
  }

  private static func numbers(_ attributes: KeyValuePairs<String, Double>) -> String {
    attributes.map { " \($0)=\"\($1.fixed(1))\"" }.joined()
  }

  private static func escape(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
  }
}

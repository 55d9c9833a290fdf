// SPDX-License-Identifier: Apache-2.0

/// Horizontal bars in panels that stand side by side over a common axis, each bar with a whisker from its smallest to
/// its largest value, as an SVG document. The bars of all panels have the same labels in the same order.
struct BarChart: Sendable {
  struct Bar: Sendable {
    let label: String
    /// Nil where nothing was measured.
    let value: Spread?
    /// A limit to keep, drawn as a mark.
    var goal: Double?
    /// Ours stands out.
    var isOurs = false
  }

  struct Panel: Sendable {
    let label: String
    let bars: [Bar]
  }

  let title: String
  let subtitle: String
  let scale: Scale
  /// A line every bar is compared with.
  var reference: Double?
  let panels: [Panel]
  var columns = 1
  var digits = 2

  private let barHeight = 15.0, barGap = 4.0, panelGap = 26.0, valueRoom = 52.0, top = 66.0, margin = 16.0
  private let total = 960.0

  /// Room for the longest label of a bar, at about eight units a character.
  private var labelRoom: Double {
    let longest = panels.first?.bars.map(\.label.count).max() ?? 0
    return margin + 8.0 * Double(longest)
  }

  private var panelWidth: Double {
    (total - labelRoom - margin) / Double(columns) - valueRoom
  }

  private var panelHeight: Double {
    Double(panels.first?.bars.count ?? 0) * (barHeight + barGap)
  }

  var svg: String {
    let rows = (panels.count + columns - 1) / columns
    let rowHeight = 22 + panelHeight + 22 + panelGap
    let height = top + Double(rows) * rowHeight + 4
    let body = panels.enumerated().flatMap { index, panel in
      draw(
        panel, left: labelRoom + Double(index % columns) * (panelWidth + valueRoom),
        top: top + Double(index / columns) * rowHeight, isFirst: index % columns == 0)
    }
    let heading = [
      SVG.box(0, 0, width: total, height: height, fill: Colour.paper),
      SVG.text(title, margin, 26, title: true), SVG.text(subtitle, margin, 46, fill: Colour.pale),
    ]
    return SVG.document(width: total, height: height, heading + body)
  }

  private func draw(_ panel: Panel, left: Double, top: Double, isFirst: Bool) -> [String] {
    let start = top + 22
    let bars = panel.bars.enumerated().map { (y(Double($0), start), $1) }
    let isMixed = panel.bars.contains(where: \.isOurs) && !panel.bars.allSatisfy(\.isOurs)
    let labels = bars.filter { _ in isFirst }.map { y, bar in
      SVG.text(bar.label, left - 10, y + 12, anchor: "end", bold: isMixed && bar.isOurs)
    }
    // Each layer covers the ones before.
    return [SVG.text(panel.label, left, top + 10, bold: true)] + axis(left: left, top: start) + labels
      + bars.flatMap { draw($1, left: left, y: $0) } + referenceLine(left: left, top: start)
      + bars.flatMap { mark($1, left: left, y: $0) }
  }

  private func y(_ index: Double, _ start: Double) -> Double { start + index * (barHeight + barGap) }

  private func x(_ value: Double, _ left: Double) -> Double { left + scale.position(value) * panelWidth }

  private func draw(_ bar: Bar, left: Double, y: Double) -> [String] {
    guard let value = bar.value else { return [] }
    let fill = bar.isOurs ? Colour.ours : Colour.others
    return [SVG.box(left, y, width: x(value.median, left) - left, height: barHeight, fill: fill)]
  }

  /// The whisker, the goal and the number.
  private func mark(_ bar: Bar, left: Double, y: Double) -> [String] {
    guard let value = bar.value else {
      return [SVG.text("–", left + 4, y + 12, fill: Colour.pale, small: true)]
    }
    let middle = y + barHeight / 2
    let low = x(value.minimum, left), high = x(value.maximum, left)
    var end = max(high, x(value.median, left))
    var parts: [String] = []
    if value.count > 1 {
      parts += [
        SVG.line(from: (low, middle), to: (high, middle), stroke: Colour.ink),
        SVG.line(from: (low, middle - 3), to: (low, middle + 3), stroke: Colour.ink),
        SVG.line(from: (high, middle - 3), to: (high, middle + 3), stroke: Colour.ink),
      ]
    }
    if let goal = bar.goal {
      let place = x(goal, left)
      parts.append(SVG.line(from: (place, y - 1), to: (place, y + barHeight + 1), stroke: Colour.goal, width: 2.5))
      // The number would hide the mark.
      if place > end && place < end + 35 { end = place }
    }
    let text = value.median >= 1000 ? Int(value.median.rounded()).grouped : value.median.fixed(digits)
    return parts + [SVG.text(text, end + 5, y + 12, small: true, halo: true)]
  }

  private func axis(left: Double, top: Double) -> [String] {
    let bottom = top + panelHeight
    return scale.ticks.flatMap { value in
      let place = x(value, left)
      return [
        SVG.line(from: (place, top - 4), to: (place, bottom), stroke: Colour.grid),
        SVG.text(SVG.short(value), place, bottom + 15, anchor: "middle", fill: Colour.pale, small: true),
      ]
    }
  }

  private func referenceLine(left: Double, top: Double) -> [String] {
    guard let reference else { return [] }
    let place = x(reference, left)
    return [SVG.line(from: (place, top - 4), to: (place, top + panelHeight), stroke: Colour.ink, dashed: true)]
  }
}

private enum Colour {
  static let ink = "#1f2933", pale = "#616e7c", grid = "#e4e7eb", paper = "#ffffff"
  static let ours = "#2b6cb0", others = "#a9b7c6", goal = "#d64545"
}

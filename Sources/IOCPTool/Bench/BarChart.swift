// SPDX-License-Identifier: Apache-2.0

/// Horizontal bars in groups, each with a whisker from its smallest to its largest value, as an SVG document.
struct BarChart {
  struct Bar {
    let label: String
    let value: Spread
  }

  struct Group {
    let label: String
    let bars: [Bar]
  }

  let title: String
  let subtitle: String
  /// A line every bar is compared with.
  let reference: (label: String, value: Double)
  let groups: [Group]

  private let left = 170.0, right = 90.0, top = 84.0, width = 760.0
  private let barHeight = 18.0, barGap = 6.0, groupGap = 22.0
  private let ink = "#111111"
  private let colours = ["#2b6cb0", "#d98324", "#4a8f5c", "#8a5a9e"]

  var svg: String {
    let largest = max(groups.flatMap(\.bars).map(\.value.maximum).max() ?? 1, reference.value)
    let step = largest > 4 ? 1.0 : largest > 2 ? 0.5 : 0.25
    let ticks = Array(stride(from: 0, through: largest + step * 0.999, by: step))
    let scale = (width - left - right) / (ticks.last ?? 1)
    var bars: [String] = []
    var y = top
    for group in groups {
      let height = Double(group.bars.count) * (barHeight + barGap) - barGap
      bars.append(SVG.text(group.label, left - 12, y + height / 2 + 5, anchor: "end"))
      for (index, bar) in group.bars.enumerated() {
        bars += draw(bar, colour: colours[index % colours.count], y: y, scale: scale)
        y += barHeight + barGap
      }
      y += groupGap - barGap
    }
    let bottom = y - groupGap / 2
    let height = bottom + 60
    let background = SVG.box(0, 0, width: width, height: height, fill: "#ffffff")
    let parts = heading + axis(ticks, scale: scale, bottom: bottom) + bars + legend(bottom + 48)
    return SVG.document(width: width, height: height, [background] + parts)
  }

  private var heading: [String] {
    [SVG.text(title, 14, 24, title: true), SVG.text(subtitle, 14, 43, fill: "#555555")]
  }

  private func draw(_ bar: Bar, colour: String, y: Double, scale: Double) -> [String] {
    let middle = y + barHeight / 2
    let low = left + bar.value.minimum * scale, high = left + bar.value.maximum * scale
    return [
      SVG.box(left, y, width: bar.value.median * scale, height: barHeight, fill: colour),
      SVG.line(from: (low, middle), to: (high, middle), stroke: ink),
      SVG.line(from: (low, middle - 4), to: (low, middle + 4), stroke: ink),
      SVG.line(from: (high, middle - 4), to: (high, middle + 4), stroke: ink),
      SVG.text(bar.value.median.fixed(2), high + 8, middle + 5),
    ]
  }

  private func axis(_ ticks: [Double], scale: Double, bottom: Double) -> [String] {
    let grid = ticks.flatMap { value in
      let x = left + value * scale
      return [
        SVG.line(from: (x, top - 8), to: (x, bottom), stroke: "#dddddd"),
        SVG.text(value.fixed(2), x, bottom + 18, anchor: "middle"),
      ]
    }
    let x = left + reference.value * scale
    return grid + [
      SVG.line(from: (x, top - 12), to: (x, bottom), stroke: ink, dashed: true),
      SVG.text(reference.label, x, top - 18, anchor: "middle"),
    ]
  }

  private func legend(_ y: Double) -> [String] {
    var x = left
    return (groups.first?.bars ?? []).enumerated().flatMap { index, bar in
      defer { x += 40 + 8 * Double(bar.label.count) }
      return [
        SVG.box(x, y - 10, width: 11, height: 11, fill: colours[index % colours.count]), SVG.text(bar.label, x + 16, y),
      ]
    }
  }
}

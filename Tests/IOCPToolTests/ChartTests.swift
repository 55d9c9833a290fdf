// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import IOCPTool

/// Bars are as long as their values say.
@Suite struct ChartTests {
  @Test func `a linear scale starts at nothing and covers all values`() {
    let scale = Scale.linear(covering: [0.4, 1.1])
    #expect(scale.position(0) == 0)
    #expect(scale.ticks.first == 0 && (scale.ticks.last ?? 0) >= 1.1)
    #expect(scale.position(0.5) * 2 == scale.position(1))
    #expect((4...9).contains(scale.ticks.count))
  }

  @Test func `on a logarithmic scale equal factors are equally far apart`() {
    let scale = Scale.logarithmic(covering: [94, 13_000])
    #expect(scale.ticks == [10, 100, 1000, 10_000, 100_000])
    #expect(abs(scale.position(1000) - scale.position(100) - 0.25) < 1e-9)
    #expect(scale.position(0) == 0)
  }

  @Test func `what lies outside is drawn at the edge`() {
    #expect(Scale.linear(upTo: 2).position(20) == 1)
  }

  @Test func `a bar has its label, its value, and a mark for its goal`() {
    let chart = BarChart(
      title: "a < b", subtitle: "", scale: .linear(upTo: 2), reference: 1,
      panels: [
        .init(
          label: "panel",
          bars: [
            .init(label: "ours", value: Spread([0.9, 1, 1.2]), goal: 0.8, isOurs: true),
            .init(label: "theirs", value: nil),
          ])
      ])
    let svg = chart.svg
    #expect(svg.contains(">ours</text>") && svg.contains(">1.00</text>") && svg.contains("stroke-width=\"2.5\""))
    #expect(svg.contains(">–</text>"))
    #expect(svg.contains("a &lt; b") && !svg.contains("a < b"))
    #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>\n"))
  }
}

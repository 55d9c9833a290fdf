// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import IOCPTool

/// What is computed from what was measured.
@Suite struct MeasurementsTests {
  @Test func `the median of an even number of values lies between the middle ones`() {
    #expect(Spread([4, 1, 3, 2]).median == 2.5)
    #expect(Spread([9, 1, 2]).median == 2)
    #expect(Spread([9, 1, 2]).minimum == 1 && Spread([9, 1, 2]).maximum == 9)
  }

  /// The machine was twice as slow in the second round; that is no difference between the two.
  @Test func `a ratio is formed within its round`() throws {
    var measurements = Measurements()
    for slowness in [1.0, 2, 1] {
      measurements.add("tcp-64", "raw", [.cpu: 5 * slowness])
      measurements.add("tcp-64", "ours", [.cpu: 6 * slowness])
    }
    let ratio = try #require(measurements.ratio(.cpu, ("tcp-64", "ours"), ("tcp-64", "raw")))
    #expect(ratio.minimum == 1.2 && ratio.maximum == 1.2 && ratio.count == 3)
  }

  @Test func `what failed once is not judged`() {
    var measurements = Measurements()
    measurements.add("tcp-64", "ours", [.cpu: 1])
    measurements.remove("tcp-64", "ours")
    #expect(measurements.spread("tcp-64", "ours", .cpu) == nil)
  }

  @Test func `a goal is met by the median, whatever the spread`() {
    let most = Goal(workload: "tcp-64", measure: .ratio(to: "raw", .cpu), limit: .atMost(1))
    #expect(most.isMet(by: Spread([0.9, 1, 1.5])))
    #expect(!most.isMet(by: Spread([0.9, 1.01, 1.5])))
    let least = Goal(workload: "post-single", measure: .value(.rate), limit: .atLeast(15))
    #expect(least.isMet(by: Spread([15])))
    #expect(!least.isMet(by: Spread([14.9])))
  }

  @Test func `an inverse ratio is the other's divided by ours`() throws {
    var measurements = Measurements()
    measurements.add("udp", "raw", [.cpu: 19])
    measurements.add("udp", "ours", [.cpu: 20])
    let goal = Goal(workload: "udp", measure: .inverseRatio(to: "raw", .cpu), limit: .atLeast(0.95))
    #expect(try #require(goal.measured(in: measurements)).median == 0.95)
  }

  @Test func `worse beyond the spread means in every round`() {
    #expect(Figure.p99.isWorseThroughout(Spread([1.01, 1.2])))
    #expect(!Figure.p99.isWorseThroughout(Spread([0.99, 1.2])))
    #expect(Figure.rate.isWorseThroughout(Spread([0.8, 0.99])))
    #expect(!Figure.rate.isWorseThroughout(Spread([0.8, 1.01])))
    #expect(!Figure.p99.isWorseThroughout(Spread([1.2])))
  }

  @Test func `figures are read from the line of a program`() throws {
    let line = #"{"packets":2000,"packets_per_second":500.5,"cpu_seconds":0.004}"#
    let readings = [
      SelfTimed.Reading(figure: .rate, field: "packets_per_second"),
      SelfTimed.Reading(figure: .cpu, field: "cpu_seconds", divisor: "packets", scale: 1e6),
    ]
    let figures = try ProgramRun.figures(readings, in: line)
    #expect(figures == [.rate: 500.5, .cpu: 2])
    #expect(throws: ToolError.self) {
      try ProgramRun.figures([.init(figure: .fire, field: "nanoseconds_per_fire")], in: line)
    }
  }

  @Test func `fewer handles than asked for are no figure`() {
    let line = #"{"idle":100000,"opened":19983,"cpu_nanoseconds_per_operation":700}"#
    #expect(throws: Unavailable.self) {
      try ProgramRun.figures([.init(figure: .cpu, field: "cpu_nanoseconds_per_operation")], in: line)
    }
  }

  @Test func `one line names all that is missing for the same reason`() {
    let missing = [Missing(what: "a", why: "no"), Missing(what: "b", why: "never"), Missing(what: "c", why: "no")]
    #expect(Missing.byReason(missing) == [Missing(what: "a; c", why: "no"), Missing(what: "b", why: "never")])
  }
}

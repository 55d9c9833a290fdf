// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import IOCPTool

/// What valgrind and strace print, and the baseline it is compared with.
@Suite struct ExactTests {
  private func counted(_ instructions: Double, _ calls: Double = 2) -> Measurements {
    var measurements = Measurements()
    measurements.add("instructions", "ours", [.instructions: instructions])
    measurements.add("instructions", "raw", [.instructions: 10 * instructions])
    measurements.add("system-calls", "ours", [.systemCalls: calls])
    return measurements
  }

  @Test func `three per cent more are allowed, and not more`() {
    let baseline = ExactBaseline(instructions: ["ours": 500, "raw epoll": 1], systemCalls: ["ours": 2])
    let allowed = ExactComparison(measurements: counted(515), baseline: baseline)
    #expect(allowed.failed == 0 && allowed.passed == 2)
    let grown = ExactComparison(measurements: counted(516), baseline: baseline)
    #expect(grown.failed == 1 && grown.passed == 1)
    #expect(ExactComparison(measurements: counted(400, 2.1), baseline: baseline).failed == 1)
  }

  @Test func `of several counts the lowest is compared`() {
    var measurements = counted(600)
    measurements.add("instructions", "ours", [.instructions: 510])
    let baseline = ExactBaseline(instructions: ["ours": 500], systemCalls: ["ours": 2])
    #expect(ExactComparison(measurements: measurements, baseline: baseline).failed == 0)
  }

  @Test func `the baseline holds our figures alone, and keeps those that were not counted`() {
    let counted = ExactComparison(measurements: counted(500), baseline: ExactBaseline()).counted
    #expect(counted == ExactBaseline(instructions: ["ours": 500], systemCalls: ["ours": 2]))
    let older = ExactBaseline(instructions: ["ours": 9, "ours, async/await": 7])
    #expect(older.merging(counted).instructions == ["ours": 500, "ours, async/await": 7])
  }

  @Test func `a baseline is read as it was written, and a missing one says what to do`() throws {
    let path = try TemporaryFolder().path + "/baseline.json"
    #expect {
      try ExactBaseline.read(path)
    } throws: { error in
      "\(error)".contains("--write-baseline")
    }
    let folder = try TemporaryFolder()
    let baseline = ExactBaseline(instructions: ["ours": 1776], systemCalls: ["ours": 2.1])
    try baseline.write(folder.path + "/baseline.json")
    #expect(try ExactBaseline.read(folder.path + "/baseline.json") == baseline)
  }

  @Test func `the total of callgrind is its last count`() throws {
    #expect(try InstructionCount.parse("==7== Events    : Ir\n==7== Collected : 123456\n==7==\n") == 123456)
    #expect(throws: ToolError.self) { try InstructionCount.parse("valgrind: no such file") }
  }

  @Test func `the table of strace is read without its total`() throws {
    let text = """
          calls syscall
      --------- ----------------
           6400 sendto
             12 epoll_wait
      --------- ----------------
           6412 total
      """
    let rows = try SystemCallCount.parse(text)
    #expect(rows.map(\.0) == ["sendto", "epoll_wait"] && rows.map(\.1) == [6400, 12])
    #expect(throws: ToolError.self) { try SystemCallCount.parse("strace: not permitted") }
  }
}

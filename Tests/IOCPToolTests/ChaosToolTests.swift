// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import IOCPTool

/// What `iocpctl chaos` makes of runs: fewer perturbations, verdicts, timelines, parts of a sweep.
@Suite struct ChaosToolTests {
  // MARK: Shrinking

  @Test(arguments: [[3], [0, 99], [17, 18, 50], Array(40..<48)])
  func `a failure of some elements is shrunk to just these`(culprits: [Int]) throws {
    var shrinking = Shrinking<Int>(budget: 1000) { Set(culprits).isSubset(of: Set($0)) }
    #expect(try shrinking.shrink(Array(0..<100)) == culprits)
  }

  @Test func `a failure that needs nothing is shrunk to nothing`() throws {
    var shrinking = Shrinking<Int>(budget: 100) { _ in true }
    #expect(try shrinking.shrink(Array(0..<8)).isEmpty)
  }

  @Test func `the budget bounds how often a program is run`() throws {
    var runs = 0
    var shrinking = Shrinking<Int>(budget: 10) { elements in
      runs += 1
      return elements.contains(3) && elements.contains(60)
    }
    let left = try shrinking.shrink(Array(0..<64))
    #expect(runs == 10)
    #expect(Set([3, 60]).isSubset(of: Set(left)), "what was left out was needed")
  }

  @Test func `groups that are not needed go as a whole`() throws {
    var shrinking = Shrinking<Int>(budget: 100) { $0.contains(42) }
    #expect(try shrinking.dropGroups(of: Array(0..<100)) { $0 / 10 } == Array(40..<50))
  }

  // MARK: Verdicts

  @Test func `a finding counts whatever the program did afterwards`() {
    let errors = """
      iocp-verify: overlapped-freed: the OVERLAPPED of a receive that is pending was freed
      iocp-verify:   handle: 0xc
      """
    let verdict = Verdict(status: 0, signal: nil, errors: errors)
    #expect(verdict.isFailure)
    #expect(verdict.category == "overlapped-freed")
  }

  @Test func `the lines below a finding are none`() {
    #expect(!Verdict(status: 0, signal: nil, errors: "iocp-verify:   handle: 0xc\n").isFailure)
  }

  @Test func `a sanitizer's report is one class, whatever its addresses`() {
    func verdict(_ address: String) -> Verdict {
      Verdict(
        status: 1, signal: nil,
        errors: "==77==ERROR: AddressSanitizer: heap-use-after-free on address \(address)\n")
    }
    #expect(verdict("0x60").category == verdict("0x70").category)
    #expect(verdict("0x60").category == "ERROR: AddressSanitizer: heap-use-after-free")
  }

  @Test func `without a finding the end of the process counts`() {
    #expect(Verdict(status: 0, signal: nil, errors: "") == .passed)
    #expect(Verdict(status: 3, signal: nil, errors: "").category == "status 3")
    #expect(Verdict(status: nil, signal: 11, errors: "").category == "signal 11")
    #expect(Verdict(status: nil, signal: nil, errors: "") == .timedOut)
  }

  // MARK: Timelines

  private let trace = """
    submit\t1000\t7\t4\t1\treceive\t0
    chaos\t1500\t7\t4\t1\tdelay\t2000
    chaos\t1600\t8\t4\t1\tdelay\t2000
    end\t3500\t8\t4\t1\treceive\t0
    dequeue\t36
    """

  @Test func `each perturbation is told once, and a torn line not at all`() {
    let timeline = Timeline(trace)
    #expect(timeline.lines.count == 4)
    #expect(timeline.decisions == ["4.1.delay"])
  }

  @Test func `an operation becomes one span from its submission to its end`() throws {
    let object = try JSONSerialization.jsonObject(with: Timeline(trace).chromeTrace(seed: 5))
    let events = try #require((object as? [String: Any])?["traceEvents"] as? [[String: Any]])
    let spans = events.filter { ["b", "e"].contains($0["ph"] as? String) }
    #expect(spans.map { $0["ts"] as? Double } == [0, 2.5])
    #expect(Set(spans.map { $0["id"] as? String }) == ["4.1"])
  }

  // MARK: Seeds

  @Test func `the parts of a sweep have each seed once`() throws {
    let shards = try (1...16).map { try #require(Shard(argument: "\($0)/16")) }
    for seed in UInt64(1)...500 { #expect(shards.filter { $0.contains(seed) }.count == 1) }
  }

  @Test(arguments: ["", "x", "9..1", "1..x", "-1", "1..2..3"])
  func `a range that is none is refused`(text: String) {
    #expect(SeedRange(argument: text) == nil)
  }

  @Test(arguments: ["0/4", "5/4", "1/0", "1", "a/b"])
  func `a part that is none is refused`(text: String) {
    #expect(Shard(argument: text) == nil)
  }

  @Test func `a command is one line for a shell`() {
    let line = Replay.shell(["./a b", "it's", "-x=1"], seed: 9, errors: true)
    #expect(line == #"IOCP_CHAOS=9 IOCP_CHAOS_ERRORS=1 './a b' 'it'\''s' -x=1"#)
  }
}

// SPDX-License-Identifier: Apache-2.0

@testable import CompletionEngine
import TestSupport
import Testing

private let hour: Int64 = 3_600_000_000_000

struct TimerTests {
  @Test(arguments: [0, 1, 20] as [Int64]) func `a timer's packet comes once, and never early`(_ milliseconds: Int64)
    throws
  {
    let port = try Port.create(concurrency: 1)
    let timer = try Timer.make(on: port, Packet(key: 5, token: 6))
    let before = SystemCalls.monotonicNanoseconds()
    #expect(!timer.set(.after(nanoseconds: milliseconds * 1_000_000)))
    #expect(try Port.next(port) == Packet(key: 5, token: 6))
    #expect(SystemCalls.monotonicNanoseconds() - before >= milliseconds * 1_000_000)
    #expect(Port.hasNothing(port))
    #expect(!timer.cancel())
    timer.end()
    try Port.close(port)
  }

  @Test func `P8 progress: a timer is due while nobody waits on its port`() throws {
    let port = try Port.create(concurrency: 1)
    let timer = try Timer.make(on: port, Packet(key: 5))
    timer.set(.after(nanoseconds: 5_000_000))
    try eventually("the packet") { try Port.count(port) == 1 }
    timer.end()
    try Port.close(port)
  }

  @Test func `a cancelled timer brings nothing`() throws {
    let port = try Port.create(concurrency: 1)
    let timer = try Timer.make(on: port, Packet(key: 1))
    let later = try Timer.make(on: port, Packet(key: 2))
    timer.set(.after(nanoseconds: 20_000_000))
    later.set(.after(nanoseconds: 40_000_000))
    #expect(timer.cancel())
    #expect(!timer.cancel())
    #expect(try Port.next(port).key == 2)
    #expect(Port.hasNothing(port))
    timer.end()
    later.end()
    try Port.close(port)
  }

  @Test func `a timer that is set anew comes at the new moment only`() throws {
    let port = try Port.create(concurrency: 1)
    let timer = try Timer.make(on: port, Packet(key: 1))
    timer.set(.after(nanoseconds: hour))
    #expect(timer.set(.after(nanoseconds: 1_000_000)))
    #expect(try Port.next(port).key == 1)
    #expect(!timer.set(.after(nanoseconds: hour)))
    #expect(timer.isSet)
    timer.end()
    #expect(Port.hasNothing(port))
    try Port.close(port)
  }

  @Test func `timers come in the order of their moments`() throws {
    let port = try Port.create(concurrency: 1)
    let timers = try [3, 1, 4, 0, 2].map { (number: Int64) in
      (number, try Timer.make(on: port, Packet(key: UInt(number))))
    }
    var first: Int64
    repeat {
      // Once more when the thread was away for so long that one was due before another was set.
      first = SystemCalls.monotonicNanoseconds() + 20_000_000
      for (number, timer) in timers { timer.set(Deadline(nanoseconds: first + number * 1_000_000)) }
    } while SystemCalls.monotonicNanoseconds() > first
    for number in 0..<5 as Range<UInt> { #expect(try Port.next(port).key == number) }
    for (_, timer) in timers { timer.end() }
    try Port.close(port)
  }

  @Test func `a timer outlives its port, and brings nothing`() throws {
    let port = try Port.create(concurrency: 1)
    let other = try Port.create(concurrency: 1)
    let timer = try Timer.make(on: port, Packet(key: 1))
    let later = try Timer.make(on: other, Packet(key: 2))
    let start = SystemCalls.monotonicNanoseconds()
    timer.set(Deadline(nanoseconds: start + 5_000_000))
    later.set(Deadline(nanoseconds: start + 6_000_000))
    try Port.close(port)
    #expect(try Port.next(other).key == 2)
    #expect(!timer.isSet)
    timer.end()
    later.end()
    try Port.close(other)
  }

  /// One race, many times: whoever cancels in time gets no packet, whoever does not
  /// gets one.
  @Test func `P1 exactly once: a timer is either cancelled or comes`() throws {
    let port = try Port.create(concurrency: 1)
    let timer = try Timer.make(on: port, Packet(key: 1))
    var both = (cancelled: 0, came: 0)
    for round in 0..<300 {
      timer.set(.after(nanoseconds: Int64(round % 40) * 50_000))
      dawdle(round * 20)
      if round % 3 == 0 { Blocking.sleep(until: .after(nanoseconds: Int64(round % 4) * 1_000_000)) }
      if timer.cancel() {
        both.cancelled += 1
      } else {
        #expect(try Port.next(port).key == 1)
        both.came += 1
      }
      #expect(Port.hasNothing(port))
    }
    #expect(both.cancelled > 0 && both.came > 0)
    timer.end()
    try Port.close(port)
  }
}

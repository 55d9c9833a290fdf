// SPDX-License-Identifier: Apache-2.0

@testable import CompletionEngine
import Synchronization
import TestSupport
import Testing

private final class Told: Sendable {
  let end = Mutex<ProcessEnd?>(nil)
  let count = Atomic<Int>(0)
  let gate = Gate()
}

struct ProcessWatchTests {
  private func child(_ script: String, waits: Bool = false) -> Int32 {
    var launch = SystemCalls.Launch()
    launch.program = "/bin/sh"
    launch.arguments = ["sh", "-c", script]
    launch.waits = waits
    return Int32(SystemCalls.spawn(launch))
  }

  private func watch(_ number: Int32, _ told: Told) throws -> Handle {
    let context = unsafe UnsafeMutableRawPointer(bitPattern: 8)!
    return try unsafe ProcessWatch.begin(number, context) { _, end in
      told.end.withLock { $0 = end }
      told.count.wrappingAdd(1, ordering: .relaxed)
      told.gate.open()
    }
  }

  @Test(arguments: [false, true])
  func `a child's end is told once, with its code`(_ endsFirst: Bool) throws {
    let number = child(endsFirst ? "exit 7" : "sleep 0.05; exit 7")
    #expect(number > 0)
    let told = Told()
    let handle = try watch(number, told)
    try told.gate.pass()
    #expect(told.end.withLock { $0?.code } == 7 && told.count.load(ordering: .relaxed) == 1)
    ProcessWatch.end(handle)
    #expect(SystemCalls.endOfProcess(number) == nil)
  }

  @Test func `a child that waits goes on by a signal, and is ended by one`() throws {
    let number = child("exit 3", waits: true)
    let told = Told()
    let handle = try watch(number, told)
    #expect(ProcessWatch.signal(handle, 9) == 0)
    try told.gate.pass()
    #expect(told.end.withLock { $0?.signal } == 9 && told.end.withLock { $0?.code } == nil)
    ProcessWatch.end(handle)
    #expect(ProcessWatch.signal(handle, 9) < 0)
  }

  @Test func `nobody has that number`() {
    #expect(throws: EngineError.self) { try watch(0x7fff_fff0, Told()) }
  }
}

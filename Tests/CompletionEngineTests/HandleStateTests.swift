// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import Testing

struct HandleStateTests {
  @Test func `a vacant slot admits nobody, of any generation`() {
    for generation in [0, 1, 511] as [UInt32] {
      #expect(!HandleState.vacant.admits(generation: generation))
    }
  }

  @Test func `each field has its bits`() {
    var state = HandleState.vacant
    state.open()
    #expect(state.word == 1 << 32)
    state.pin()
    state.pin()
    #expect(state.word == 1 << 32 | 2)
    #expect(state.pins == 2)
    let isUnused = state.close()
    #expect(!isUnused)
    #expect(state.word == 1 << 40 | 1 << 33 | 2)
    #expect(state.generation == 1)
  }

  @Test func `close without a pin says destroy, and at once nobody is admitted`() {
    var state = HandleState.vacant
    state.open()
    #expect(state.admits(generation: 0))
    let isUnused = state.close()
    #expect(isUnused)
    #expect(!state.admits(generation: 0))
    #expect(!state.admits(generation: 1))
    state.vacate()
    state.open()
    #expect(!state.admits(generation: 0))
    #expect(state.admits(generation: 1))
  }

  @Test(arguments: 1...4) func `only the last unpin of a closed handle says destroy`(_ pins: Int) {
    var state = HandleState.vacant
    state.open()
    for _ in 0..<pins { state.pin() }
    let isUnused = state.close()
    #expect(!isUnused)
    for left in stride(from: pins - 1, through: 0, by: -1) {
      let isLast = state.unpin()
      #expect(isLast == (left == 0))
    }
  }

  @Test func `unpinning an open handle destroys nothing`() {
    var state = HandleState.vacant
    state.open()
    state.pin()
    let isLast = state.unpin()
    #expect(!isLast)
    #expect(state.isOpen)
  }

  @Test func `the generation comes round after 512 closes`() {
    var state = HandleState.vacant
    for expected in (1...512).map({ UInt32($0 % 512) }) {
      state.open()
      _ = state.close()
      state.vacate()
      #expect(state.generation == expected)
    }
    #expect(state == .vacant)
  }

  // MARK: Illegal moves

  @Test func `opening an open slot traps`() async {
    await #expect(processExitsWith: .failure) {
      var state = HandleState.vacant
      state.open()
      state.open()
    }
  }

  @Test func `opening a closing slot traps`() async {
    await #expect(processExitsWith: .failure) {
      var state = HandleState.vacant
      state.open()
      _ = state.close()
      state.open()
    }
  }

  @Test func `pinning a vacant slot traps`() async {
    await #expect(processExitsWith: .failure) {
      var state = HandleState.vacant
      state.pin()
    }
  }

  @Test func `pinning a closing slot traps`() async {
    await #expect(processExitsWith: .failure) {
      var state = HandleState.vacant
      state.open()
      state.pin()
      _ = state.close()
      state.pin()
    }
  }

  @Test func `unpinning what is not pinned traps`() async {
    await #expect(processExitsWith: .failure) {
      var state = HandleState.vacant
      state.open()
      _ = state.unpin()
    }
  }

  @Test func `closing twice traps`() async {
    await #expect(processExitsWith: .failure) {
      var state = HandleState.vacant
      state.open()
      _ = state.close()
      _ = state.close()
    }
  }

  @Test func `vacating an open slot traps`() async {
    await #expect(processExitsWith: .failure) {
      var state = HandleState.vacant
      state.open()
      state.vacate()
    }
  }

  @Test func `vacating a pinned slot traps`() async {
    await #expect(processExitsWith: .failure) {
      var state = HandleState.vacant
      state.open()
      state.pin()
      _ = state.close()
      state.vacate()
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import Testing

struct DirectionTests {
  /// Every state of a direction, with every answer to the two questions about its surroundings.
  @Test func `every state decides as the rules say`() {
    for bits in 0..<64 {
      func bit(_ number: Int) -> Bool { bits & 1 << number != 0 }
      let (isDry, isShutDown, hasEnded, wasReset) = (bit(0), bit(1), bit(2), bit(3))
      let (hasOthers, isWatched) = (bit(4), bit(5))
      var direction = Direction()
      if isDry { direction.ranDry() }
      direction.isShutDown = isShutDown
      direction.hasEnded = hasEnded
      direction.wasReset = wasReset

      let decision = direction.decide(hasOthers: hasOthers, isWatched: isWatched)
      if isShutDown {
        #expect(decision == .refuse(.shutDown))
      } else if wasReset {
        #expect(decision == .refuse(.system(104)))
      } else if hasOthers {
        #expect(decision == .wait)
      } else if hasEnded || !isDry || !isWatched {
        #expect(decision == .attempt)
      } else {
        #expect(decision == .wait)
      }
    }
  }

  @Test func `an edge ends the drought`() {
    var direction = Direction()
    direction.ranDry()
    #expect(direction.isDry)
    direction.becameReady(hasEnded: false)
    #expect(!direction.isDry)
    #expect(!direction.hasEnded)
  }

  @Test func `after the peer's end nothing is believed to be dry, for no edge will come`() {
    var direction = Direction()
    direction.ranDry()
    direction.becameReady(hasEnded: true)
    direction.ranDry()
    #expect(!direction.isDry)
    direction.becameReady(hasEnded: false)
    #expect(direction.hasEnded)
    #expect(direction.decide(hasOthers: false, isWatched: true) == .attempt)
  }
}

// SPDX-License-Identifier: Apache-2.0

@testable import CompletionEngine
import Synchronization
import TestSupport
import Testing

/// Tests that need the table for themselves run in a process of their own.
struct HandleTableTests {
  @Test func `a closed handle is refused, and closing it again too`() throws {
    let thing = Stable(Thing())
    let handle = try Thing.open(thing)
    #expect(HandleTable.isOpen(handle))
    try Thing.close(handle)
    #expect(thing.destroyed == 1)
    #expect(!HandleTable.isOpen(handle))
    #expect(cause { try Thing.close(handle) } == .invalidHandle)
    #expect(thing.destroyed == 1)
    thing.destroy()
  }

  @Test func `a pinned resource outlives its close until the last unpin`() throws {
    let thing = Stable(Thing())
    let handle = try Thing.open(thing)
    let slot = try HandleTable.lock(handle, Thing.kind, for: .lookUp)
    slot.pin()
    slot.pin()
    slot.unlock()
    try Thing.close(handle)
    #expect(thing.destroyed == 0)
    #expect(cause { try Thing.close(handle) } == .invalidHandle)
    HandleTable.unpin(slot, handle)
    #expect(thing.destroyed == 0)
    HandleTable.unpin(slot, handle)
    #expect(thing.destroyed == 1)
    thing.destroy()
  }

  // Interleaving            (time runs down)
  //   lookers                          closer
  //   lock: open, use, unlock
  //                                    lock, close
  //                                    destroy
  //   lock: refused
  @Test func `a resource is never seen after its end, however lookups and close meet`() throws {
    for round in 0..<300 {
      let thing = Stable(Thing())
      let handle = try Thing.open(thing)
      let started = Gate("the lookers")
      let lookers = (0..<2).map { _ in
        Worker {
          started.open()
          var wasDead = 0
          while let slot = try? HandleTable.lock(handle, Thing.kind, for: .lookUp) {
            let thing = unsafe Stable<Thing>(address: slot.value.object!)
            wasDead += thing.destroyed
            slot.unlock()
          }
          return wasDead
        }
      }
      for _ in lookers { try started.pass() }
      dawdle(round % 16 * 50)
      try Thing.close(handle)
      for looker in lookers { #expect(try looker.join() == 0) }
      #expect(thing.destroyed == 1)
      thing.destroy()
    }
  }

  // Interleaving            (time runs down)
  //   pinners                          closer
  //   lock, pin, unlock
  //                                    close: pinned, so not destroyed
  //   use
  //   unpin: the last one destroys
  @Test func `pins and close together destroy exactly once`() throws {
    for round in 0..<300 {
      let thing = Stable(Thing())
      let handle = try Thing.open(thing)
      let started = Gate("the pinners")
      let pinners = (0..<2).map { _ in
        Worker {
          var wasDead = 0
          started.open()
          while let slot = try? HandleTable.lock(handle, Thing.kind, for: .lookUp) {
            slot.pin()
            slot.unlock()
            wasDead += thing.destroyed
            HandleTable.unpin(slot, handle)
          }
          return wasDead
        }
      }
      for _ in pinners { try started.pass() }
      dawdle(round % 16 * 50)
      try Thing.close(handle)
      for pinner in pinners { #expect(try pinner.join() == 0) }
      #expect(thing.destroyed == 1)
      thing.destroy()
    }
  }

  @Test func `a slot rests until enough others are free, and then the oldest comes first`() async {
    await #expect(processExitsWith: .success) {
      let thing = Stable(Thing())
      let slots = try (0..<Limits.freeSlotsBeforeReuse).map { _ in
        let handle = try Thing.open(thing)
        try Thing.close(handle)
        return handle.slotNumber
      }
      #expect(Set(slots).count == slots.count)
      let again = try Thing.open(thing)
      #expect(again.slotNumber == slots[0])
      #expect(again.generationNumber == 1)
      try Thing.close(again)
      #expect(try Thing.open(thing).slotNumber == slots[1])
    }
  }

  @Test func `a value names its slot again only after 512 uses of it`() async {
    await #expect(processExitsWith: .success) {
      let thing = Stable(Thing())
      let first = try Thing.open(thing)
      try Thing.close(first)
      var reuses = 0
      var refused = 0
      while reuses < 512 {
        let handle = try Thing.open(thing)
        if handle.slotNumber == first.slotNumber {
          reuses += 1
          #expect(handle.generationNumber == UInt32(reuses % 512))
          #expect((handle == first) == (reuses == 512))
          if !HandleTable.isOpen(first) { refused += 1 }
        }
        try Thing.close(handle)
      }
      #expect(refused == 511)
      thing.destroy()
    }
  }

  @Test func `1,048,575 handles, none moves, the next one is an error, and a close makes room`() async {
    await #expect(processExitsWith: .success) {
      let thing = Stable(Thing())
      var handles: [Handle] = []
      var early: [LockedSlot] = []
      while handles.count < Limits.handles {
        let handle = try Thing.open(thing)
        handles.append(handle)
        if handles.count <= 1000 {
          let slot = try HandleTable.lock(handle, Thing.kind, for: .lookUp)
          early.append(slot)
          slot.unlock()
        }
      }
      #expect(handles.count == 1_048_575)
      #expect(HandleTable.count == handles.count)
      #expect(cause { _ = try Thing.open(thing) } == .outOfHandles)

      var unmoved = 0
      for (handle, slot) in zip(handles, early) {
        let now = try HandleTable.lock(handle, Thing.kind, for: .lookUp)
        if now == slot { unmoved += 1 }
        now.unlock()
      }
      #expect(unmoved == early.count)
      var open = 0
      for handle in handles where HandleTable.isOpen(handle) { open += 1 }
      #expect(open == handles.count)

      // Every slot is in use, so the only free one is taken at once, quarantine or not.
      try Thing.close(handles[500_000])
      let replacement = try Thing.open(thing)
      #expect(replacement.slotNumber == handles[500_000].slotNumber)
      #expect(replacement != handles[500_000])
      #expect(!HandleTable.isOpen(handles[500_000]))
    }
  }
}

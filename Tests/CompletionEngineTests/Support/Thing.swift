// SPDX-License-Identifier: Apache-2.0

import CompletionEngine
import Synchronization

/// A resource of a kind of our own, of which only its end is of interest.
struct Thing: ~Copyable {
  static let kind = HandleKind(rawValue: 200)

  let destroyed = Atomic<Int>(0)

  static func open(_ thing: Stable<Thing>) throws(EngineError) -> Handle {
    try unsafe HandleTable.insert(kind, thing.address) { address in
      let thing = unsafe Stable<Thing>(address: address)
      thing.value.destroyed.add(1, ordering: .acquiringAndReleasing)
    }
  }

  static func close(_ handle: Handle) throws(EngineError) {
    HandleTable.closeAndUnlock(try HandleTable.lock(handle, kind, for: .close), handle)
  }
}

extension Stable where Value == Thing {
  var destroyed: Int { value.destroyed.load(ordering: .acquiring) }
}

extension Handle {
  /// Read from the value itself, as the layout is documented.
  var slotNumber: UInt32 { rawValue >> 2 & 0xf_ffff }
  var generationNumber: UInt32 { rawValue >> 22 & 0x1ff }
}

// SPDX-License-Identifier: Apache-2.0

/// Something to happen at a moment, once for each `set`: a packet on a port, or a call
/// of a function of the face's.
///
/// The memory is the caller's, at a fixed address. It may be given back when the timer
/// is not set; what it brings is no longer its own then.
@safe
package struct Timer: ~Copyable {
  /// Runs in the backstop thread, under no lock; must not wait.
  package typealias Call = @convention(c) (_ context: UInt) -> Void

  enum Effect {
    case packet(Stable<Port>, Packet)
    case call(Call, UInt)
  }

  let effect: Effect
  /// Where it stands in the heap; negative while it is not set.
  var place = -1

  init(_ effect: Effect) { self.effect = effect }

  deinit {
    if case .packet(let port, _) = effect { port.release() }
  }

  /// A timer that queues `packet` on a port when it is due. If the port is closed by
  /// then, the packet is dropped.
  package static func make(
    on handle: Handle, _ packet: Packet
  ) throws(EngineError) -> Stable<Timer> {
    let slot = try HandleTable.lock(handle, .port, for: .lookUp)
    defer { slot.unlock() }
    slot.port.value.retain()
    return Stable(Timer(.packet(slot.port, packet)))
  }

  /// A timer that calls a function.
  package static func make(calling function: @escaping Call, _ context: UInt) -> Stable<Timer> {
    Stable(Timer(.call(function, context)))
  }
}

extension Stable where Value == Timer {
  /// Lets it be due at `deadline`; one that is set already is set anew.
  ///
  /// - Returns: Whether it was set. Then what it would have brought does not come.
  @discardableResult
  package func set(_ deadline: Deadline) -> Bool { Timers.set(self, deadline) }

  /// - Returns: Whether it was set. If not, it was never set, or it has been due, and
  ///   what it brings has come or is on its way.
  @discardableResult
  package func cancel() -> Bool { Timers.set(self, .never) }

  package var isSet: Bool { Timers.isSet(self) }

  /// Gives the memory back.
  package func end() {
    cancel()
    destroy()
  }
}

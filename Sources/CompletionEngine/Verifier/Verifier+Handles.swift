// SPDX-License-Identifier: Apache-2.0

/// What the verifier is told of handles.
extension Verifier {
  @inline(never)
  static func opens(_ handle: Handle, _ kind: HandleKind) {
    guard isOn else { return }
    let place = here()
    perform { ledger in
      ledger.handles.open(handle, kind, place)
      return []
    }
  }

  /// Its value is refused from here on.
  @inline(never)
  static func ends(_ handle: Handle) {
    guard isOn else { return }
    let place = here()
    perform { ledger in
      ledger.handles.close(handle, place)
      return []
    }
  }

  /// The program has closed it; it may live on under another value.
  @inline(never)
  package static func closes(_ handle: Handle) {
    guard isOn else { return }
    let place = here()
    lookAtStack(place)
    perform { ledger in
      ledger.handles.close(handle, place)
      return []
    }
  }

  @inline(never)
  package static func associates(_ handle: Handle, key: UInt) {
    guard isOn else { return }
    perform { ledger in
      ledger.handles.associate(handle, key: key)
      return []
    }
  }

  /// The program is told so by an error code.
  @inline(never)
  package static func refuses(_ error: EngineError) {
    guard isOn else { return }
    let place = here()
    perform { $0.handles.refuse(error, place) }
  }
}

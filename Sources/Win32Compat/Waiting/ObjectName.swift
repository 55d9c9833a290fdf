// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// The name of an event, a semaphore or a mutex: known within this process only.
///
/// One table for all kinds, as on Windows: a name in use by another kind is an
/// error. Letter case counts. "Local\" is where names without a prefix are anyway.
struct ObjectName: Hashable, Sendable {
  private let characters: [UInt16]

  private init?(_ characters: [UInt16]) {
    let local = Array("Local\\".utf16)
    self.characters =
      characters.starts(with: local) ? Array(characters.dropFirst(local.count)) : characters
    if self.characters.isEmpty { return nil }
  }

  init?(_ text: LPCSTR?) {
    guard let text = unsafe text else { return nil }
    // SAFETY: the caller's names end with a zero character.
    self.init(Array(unsafe String(cString: text).utf16))
  }

  init?(_ text: LPCWSTR?) {
    guard let text = unsafe text else { return nil }
    var characters: [UInt16] = []
    // SAFETY: as above.
    while case let character = unsafe text[characters.count], character != 0 {
      characters.append(character)
    }
    self.init(characters)
  }

  private static let lock = Lock()
  // SAFETY: read and written with `lock` held.
  private nonisolated(unsafe) static var objects: [ObjectName: Stable<WaitObject>] = [:]

  enum Lookup {
    case found(Stable<WaitObject>)
    case made(Stable<WaitObject>)
    case otherKind
  }

  /// The object of this name, or a new one under it; with a reference for the caller.
  /// Nobody finds the new one before `make` has returned.
  func findOrMake(_ kind: HandleKind, _ make: () -> Stable<WaitObject>) -> Lookup {
    Self.lock.withLock {
      if let known = unsafe Self.objects[self] {
        guard known.value.kind == kind else { return .otherKind }
        known.value.retain()
        return .found(known)
      }
      let object = make()
      unsafe Self.objects[self] = object
      return .made(object)
    }
  }

  /// The object of this name, with a reference for the caller.
  func find() -> Stable<WaitObject>? {
    Self.lock.withLock {
      let known = unsafe Self.objects[self]
      known?.value.retain()
      return known
    }
  }

  /// Takes the name back if `release` reports that it gave up the last reference:
  /// nobody may find the object in between.
  func forget(_ object: Stable<WaitObject>, _ release: () -> Bool) -> Bool {
    Self.lock.withLock {
      let isLast = release()
      if isLast, unsafe Self.objects[self] == object { unsafe Self.objects[self] = nil }
      return isLast
    }
  }
}

extension Stable where Value == WaitObject {
  /// The body of every Create function: a handle to the named object or to a new one.
  /// The last error tells which: ERROR_ALREADY_EXISTS or 0.
  static func create(
    _ kind: HandleKind, _ signal: Signal, name: ObjectName?,
    whenMade: (Self) -> Void = { _ in }
  ) -> HANDLE? {
    func make() -> Self {
      let object = Stable(WaitObject(kind, signal, name: name))
      whenMade(object)
      return object
    }
    guard let name else {
      let object = make()
      guard let handle = unsafe object.makeHandle() else { return nil }
      LastError.code = 0
      return unsafe handle
    }
    switch name.findOrMake(kind, make) {
    case .otherKind:
      LastError.code = UInt32(bitPattern: ERROR_INVALID_HANDLE)
      return nil
    case .found(let object):
      guard let handle = unsafe object.makeHandle() else { return nil }
      LastError.code = UInt32(bitPattern: ERROR_ALREADY_EXISTS)
      return unsafe handle
    case .made(let object):
      guard let handle = unsafe object.makeHandle() else { return nil }
      LastError.code = 0
      return unsafe handle
    }
  }

  /// The body of every Open function: a handle to the object of that name and kind.
  static func open(_ kind: HandleKind, _ name: ObjectName?) -> HANDLE? {
    guard let name else {
      LastError.code = UInt32(bitPattern: ERROR_INVALID_PARAMETER)
      return nil
    }
    guard let object = name.find() else {
      LastError.code = UInt32(bitPattern: ERROR_FILE_NOT_FOUND)
      return nil
    }
    guard object.value.kind == kind else {
      object.release()
      LastError.code = UInt32(bitPattern: ERROR_INVALID_HANDLE)
      return nil
    }
    return unsafe object.makeHandle()
  }
}

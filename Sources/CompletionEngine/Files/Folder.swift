// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// Folders by handle.
package enum Folder {
  /// Gives a folder a handle, which owns the descriptor from now on; on failure it is
  /// closed.
  package static func adopt(
    _ descriptor: Int32, path: String, isOverlapped: Bool
  ) throws(EngineError) -> Handle {
    let notices = SystemCalls.beginWatch()
    guard notices >= 0 else {
      SystemCalls.close(descriptor)
      throw EngineError(.open, .none, .system(Int32(-notices)))
    }
    return try Socket.adopt(
      Int32(notices), isStream: false, isOverlapped: isOverlapped, kind: .folder,
      watch: Stable(FolderWatch(path, descriptor)))
  }

  package static func withLocked<Result>(
    _ handle: Handle, _ body: (Stable<Socket>) throws(EngineError) -> Result
  ) throws(EngineError) -> Result {
    let slot = try HandleTable.lock(handle, .folder, for: .watch)
    defer { slot.unlockAfterOperations() }
    return try body(slot.socket)
  }

  /// Waits in this thread until something has changed; `body` takes it, under the lock.
  package static func wait(_ handle: Handle, _ body: (Stable<Socket>) -> Void) throws(EngineError) {
    let result = try Socket.block(handle, kind: .folder, .watch, .reading, until: .never) { folder in
      folder.value.noteChanges()
      guard let watch = folder.value.watch, !watch.value.isQuiet else { return -Int(EAGAIN) }
      body(folder)
      return 0
    }
    assert(result == 0)
  }
}

extension Socket {
  /// Sets what is watched for, the first time.
  package func beginWatch(_ interest: FolderWatch.Interest, isDeep: Bool) throws(EngineError) {
    try watch?.value.begin(descriptor, interest, isDeep: isDeep)
  }

  /// Ends when something has changed; its completion takes it.
  package mutating func submitWatch(_ operation: Stable<Operation>) throws(EngineError) -> Submission {
    operation.value.kind = .watchFolder
    try checkRoom(.watch)
    if receives.isEmpty, attemptWatch(operation) == .done(0) {
      deliver(operation, .success, 0, fromBase: false, hadWaited: false)
      return .completed(0)
    }
    return try waitToReceive(operation, .watch)
  }

  mutating func attemptWatch(_ operation: Stable<Operation>) -> Attempt {
    noteChanges()
    return watch?.value.isQuiet ?? true ? .wouldBlock : .done(0)
  }

  /// What has changed since the last time; nil when it was too much to be kept.
  package mutating func takeChanges() -> [FolderWatch.Change]? { watch?.value.take() }

  mutating func noteChanges() {
    guard let watch else { return }
    var records = [UInt8](repeating: 0, count: 16384)
    while true {
      let count = unsafe records.withUnsafeMutableBytes {
        unsafe SystemCalls.readWatch(descriptor, $0.baseAddress!, $0.count)
      }
      if count <= 0 { break }
      unsafe records.withUnsafeBytes {
        unsafe watch.value.read(UnsafeRawBufferPointer(rebasing: $0[..<count]), descriptor)
      }
    }
    receiving.ranDry()
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32
internal import Synchronization

/// Objects that are closed together.
struct CleanupGroup: ~Copyable {
  fileprivate let lock = Lock()
  /// Each with a reference.
  fileprivate var members: [Stable<PoolObject>] = []
  fileprivate let references = Atomic<Int>(1)

  static func retained(_ word: UInt) -> Stable<CleanupGroup>? {
    guard let slot = try? HandleTable.lock(Handle(word: word), .cleanupGroup, for: .lookUp) else { return nil }
    defer { slot.unlock() }
    // SAFETY: slots of this kind hold the address of a CleanupGroup.
    let group = unsafe Stable<CleanupGroup>(address: slot.value.object!)
    group.retain()
    return group
  }

  fileprivate mutating func takeMembers() -> [Stable<PoolObject>] {
    let taken = members
    members = []
    return taken
  }

  fileprivate mutating func add(_ object: Stable<PoolObject>) { members.append(object) }

  fileprivate mutating func remove(_ object: Stable<PoolObject>) -> Bool {
    guard let index = members.firstIndex(of: object) else { return false }
    members.remove(at: index)
    return true
  }
}

extension Stable where Value == CleanupGroup {
  private func locked<Result>(_ body: (inout CleanupGroup) -> Result) -> Result {
    value.lock.withLock { body(&value) }
  }

  func retain() { value.references.wrappingAdd(1, ordering: .relaxed) }

  func release() {
    if value.references.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 { destroy() }
  }

  func add(_ object: Stable<PoolObject>) {
    object.retain()
    locked { $0.add(object) }
  }

  func remove(_ object: Stable<PoolObject>) {
    if locked({ $0.remove(object) }) { object.release() }
  }

  /// Each with the reference that the group held.
  func takeMembers() -> [Stable<PoolObject>] { locked { $0.takeMembers() } }

  /// Closes what is in the group now, after its calls; with `cancelling`, those that
  /// have not begun are taken back, and the program is told of each object.
  fileprivate func closeMembers(cancelling: Bool, _ cleanup: PVOID?) {
    for object in takeMembers() {
      object.stop()
      _ = object.close()
      object.wait(cancelling: cancelling)
      if cancelling, let cancel = unsafe object.value.environment.cancel {
        unsafe cancel(object.value.context, cleanup)
      }
      object.release()
    }
  }
}

extension Stable where Value == PoolObject {
  /// Nothing new is queued from now on: a timer is not set any more, a wait has ended.
  func stop() {
    setTimer(.never, period: 0)
    setWatch(nil)
  }
}

@c @implementation public func CreateThreadpoolCleanupGroup() -> PTP_CLEANUP_GROUP? {
  let group = Stable(CleanupGroup())
  do throws(EngineError) {
    let handle = try unsafe HandleTable.insert(.cleanupGroup, group.address) { address in
      unsafe Stable<CleanupGroup>(address: address).release()
    }
    return unsafe PTP_CLEANUP_GROUP(bitPattern: handle.word)
  } catch {
    group.release()
    LastError.code = UInt32(StatusTable.win32(error))
    return nil
  }
}

@c @implementation public func CloseThreadpoolCleanupGroup(_ group: PTP_CLEANUP_GROUP?) {
  let handle = Handle(word: UInt(bitPattern: group))
  guard let slot = try? HandleTable.lock(handle, .cleanupGroup, for: .close) else { return }
  HandleTable.closeAndUnlock(slot, handle)
}

@c @implementation public func CloseThreadpoolCleanupGroupMembers(
  _ group: PTP_CLEANUP_GROUP?, _ cancel: BOOL, _ cleanup: PVOID?
) {
  guard let group = CleanupGroup.retained(UInt(bitPattern: group)) else { return }
  unsafe group.closeMembers(cancelling: cancel != 0, cleanup)
  group.release()
}

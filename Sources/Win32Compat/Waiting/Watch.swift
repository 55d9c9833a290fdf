// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32
internal import Synchronization

/// A wait for one object without a thread: when the object is signalled, or time is up,
/// a call of the owner is queued to its pool.
///
/// Ends once: by the object, by its timer, or by `cancel`, whichever finds the wait
/// going on under the dispatcher's lock. References: the wait, a timer that is set.
struct Watch: ~Copyable {
  /// Retained.
  fileprivate let owner: Stable<PoolObject>
  /// Stands in the object's line of waits as a thread does.
  fileprivate let standIn: Stable<ThreadRecord>
  fileprivate var timer: Stable<Timer>?
  fileprivate let isOver = Atomic<Bool>(false)
  fileprivate let references = Atomic<Int>(1)
  /// Dispatcher's lock.
  fileprivate var isCancelled = false

  private init(_ owner: Stable<PoolObject>, _ standIn: Stable<ThreadRecord>) {
    self.owner = owner
    self.standIn = standIn
  }

  /// - Parameter object: Its reference is taken over.
  static func make(_ owner: Stable<PoolObject>, _ object: Stable<WaitObject>) -> Stable<Watch> {
    owner.retain()
    let standIn = Stable<ThreadRecord>.makeStandIn()
    standIn.prepareLinks(1)
    standIn.value.links[0].value.object = object
    let watch = Stable(Watch(owner, standIn))
    unsafe standIn.value.onWake = (
      { address in unsafe Stable<Watch>(address: address).finish(0) }, watch.address
    )
    return watch
  }

  fileprivate mutating func begin(mayWait: Bool) -> Dispatcher.Outcome? {
    isCancelled ? nil : Dispatcher.begin(standIn, mayWait: mayWait, isAlertable: false)
  }

  /// Whether the wait went on until now.
  fileprivate mutating func giveUp() -> Bool {
    isCancelled = true
    return Dispatcher.giveUp(standIn)
  }

  /// Nobody could give back a mutex that no thread owns.
  fileprivate mutating func letGo(to woken: inout WokenThreads) {
    guard let object = standIn.value.links[0].value.object else { return }
    if standIn.value.firstOwned == object {
      Dispatcher.disown(object)
      Dispatcher.announce(object, to: &woken)
    }
  }
}

extension Stable where Value == Watch {
  func retain() { value.references.wrappingAdd(1, ordering: .relaxed) }

  func release() {
    guard value.references.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 else { return }
    value.timer?.end()
    value.standIn.endStandIn()
    value.owner.release()
    destroy()
  }

  /// The owner knows of it already. The caller keeps no reference.
  func begin(until deadline: Deadline) {
    retain()
    defer { release() }
    let outcome = Dispatcher.lock.withLock { value.begin(mayWait: deadline != .now) }
    switch outcome {
    case nil: finish(nil)
    case .taken?: finish(0)
    case .timedOut?, .alerted?: finish(Wait.timedOut)
    case .waiting?:
      if deadline.isNever { return }
      retain()
      value.timer = unsafe Timer.make(
        calling: { unsafe Stable<Watch>(address: UnsafeMutableRawPointer(bitPattern: $0)!).timeIsUp() },
        UInt(bitPattern: address))
      value.timer?.set(deadline)
      // It may have ended before it had a timer.
      if value.isOver.load(ordering: .sequentiallyConsistent) { cancelTimer() }
    }
  }

  func cancel() {
    if Dispatcher.lock.withLock({ value.giveUp() }) { finish(nil) }
  }

  private func timeIsUp() {
    if Dispatcher.lock.withLock({ value.giveUp() }) { finish(Wait.timedOut) }
    release()
  }

  private func cancelTimer() {
    if value.timer?.cancel() == true { release() }
  }

  /// The wait has ended; `result` is nil when nobody is to be called.
  fileprivate func finish(_ result: DWORD?) {
    var woken = WokenThreads()
    Dispatcher.lock.withLock { value.letGo(to: &woken) }
    woken.wake()
    value.isOver.store(true, ordering: .sequentiallyConsistent)
    cancelTimer()
    let owner = value.owner
    // Not if the owner has been told to wait for something else, or for nothing.
    if owner.locked({ $0.forget(self) }), let result { owner.submit(UInt(result)) }
    release()
  }
}

extension PoolObject {
  fileprivate mutating func forget(_ watch: Stable<Watch>) -> Bool {
    guard self.watch == watch else { return false }
    self.watch = nil
    return true
  }
}

extension Stable where Value == PoolObject {
  /// The owner waits for this from now on, or for nothing. What it waited for before
  /// brings no call any more, unless that is queued.
  ///
  /// - Returns: Whether it waited.
  @discardableResult
  func setWatch(_ watch: Stable<Watch>?, until deadline: Deadline = .never) -> Bool {
    let (former, isAccepted) = locked { object -> (Stable<Watch>?, Bool) in
      let former = object.watch
      former?.retain()
      let isAccepted = watch != nil && !object.isGivenUp
      object.watch = isAccepted ? watch : nil
      return (former, isAccepted)
    }
    former?.cancel()
    former?.release()
    if let watch {
      if isAccepted { watch.begin(until: deadline) } else { watch.release() }
    }
    return former != nil
  }
}

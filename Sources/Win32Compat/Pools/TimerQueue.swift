// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// Timer queues: timers of the standard pool that can be deleted together. Rule TIMER-1.
/// A queue is a cleanup group under another kind of handle.
enum TimerQueue {
  fileprivate static func group(_ queue: HANDLE?) -> Stable<CleanupGroup>? {
    guard let slot = try? HandleTable.lock(Handle(queue), .timerQueue, for: .lookUp) else { return nil }
    defer { slot.unlock() }
    // SAFETY: slots of this kind hold the address of a CleanupGroup.
    let group = unsafe Stable<CleanupGroup>(address: slot.value.object!)
    group.retain()
    return group
  }

  fileprivate static func delete(_ queue: HANDLE?, _ completion: HANDLE?) -> BOOL {
    guard let group = unsafe group(queue) else { return LastError.fail(ERROR_INVALID_HANDLE) }
    defer { group.release() }
    if let slot = try? HandleTable.lock(Handle(queue), .timerQueue, for: .close) {
      HandleTable.closeAndUnlock(slot, Handle(queue))
    }
    let timers = group.takeMembers()
    var runningTimers: [Stable<PoolObject>] = []
    for timer in timers {
      timer.stop()
      let isRunning = timer.giveUp(.none)
      _ = timer.close()
      if isRunning { runningTimers.append(timer) } else { timer.release() }
    }
    let ending = unsafe Ending(timers: runningTimers, event: completion)
    if Int(bitPattern: completion) == -1 {
      ending.wait()
      return 1
    }
    if runningTimers.isEmpty {
      ending.announce()
      return 1
    }
    ending.waitElsewhere()
    return LastError.fail(ERROR_IO_PENDING)
  }

  /// Timers whose last calls are to end, with a reference to each, and whom to tell.
  @safe
  private struct Ending {
    let timers: [Stable<PoolObject>]
    let event: HANDLE?

    func wait() {
      for timer in timers {
        timer.wait(cancelling: true)
        timer.release()
      }
    }

    func announce() { _ = unsafe EventObject.signal(handleWord: UInt(bitPattern: event)) }

    func waitElsewhere() {
      guard unsafe event != nil, let environment = unsafe PoolEnvironment(nil) else {
        for timer in timers { timer.release() }
        return
      }
      let record = Stable<Ending>(self)
      unsafe Stable<PoolObject>.submitOnce(
        .workItem { unsafe Ending.run($0) }, record.address, environment)
    }

    private static func run(_ address: UnsafeMutableRawPointer?) -> DWORD {
      guard let address = unsafe address else { return 0 }
      let record = unsafe Stable<Ending>(address: address)
      record.value.wait()
      record.value.announce()
      record.destroy()
      return 0
    }
  }

  fileprivate static func after(_ milliseconds: DWORD) -> Deadline {
    .after(nanoseconds: Int64(milliseconds) * 1_000_000)
  }
}

@c @implementation public func CreateTimerQueue() -> HANDLE? {
  let group = Stable(CleanupGroup())
  do throws(EngineError) {
    return try unsafe HandleTable.insert(.timerQueue, group.address) { address in
      unsafe Stable<CleanupGroup>(address: address).release()
    }.windows
  } catch {
    group.release()
    LastError.code = UInt32(StatusTable.win32(error))
    return nil
  }
}

/// Without a queue, the timer stands alone. Of the flags, WT_EXECUTEONLYONCE and
/// WT_EXECUTELONGFUNCTION mean something here.
@c @implementation public func CreateTimerQueueTimer(
  _ timer: PHANDLE?, _ queue: HANDLE?, _ function: WAITORTIMERCALLBACK?, _ parameter: PVOID?,
  _ due: DWORD, _ period: DWORD, _ flags: ULONG
) -> BOOL {
  guard let timer = unsafe timer, let function = unsafe function else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  let group = unsafe TimerQueue.group(queue)
  if unsafe queue != nil, group == nil { return LastError.fail(ERROR_INVALID_HANDLE) }
  guard var environment = unsafe PoolEnvironment(nil) else {
    group?.release()
    return 0
  }
  environment.group = group
  environment.runsLong = flags & ULONG(WT_EXECUTELONGFUNCTION) != 0
  let object = unsafe Stable<PoolObject>.make(.timerOrWait(function), parameter, environment)
  guard object.open(.queueTimer) else { return 0 }
  // Before the first call, which may want to delete it.
  unsafe timer.pointee = object.value.handle.windows
  let isOnce = flags & ULONG(WT_EXECUTEONLYONCE) != 0
  object.setTimer(TimerQueue.after(due), period: isOnce ? 0 : period)
  return 1
}

/// A timer for one moment that has passed stays as it is.
@c @implementation public func ChangeTimerQueueTimer(
  _ queue: HANDLE?, _ timer: HANDLE?, _ due: ULONG, _ period: ULONG
) -> BOOL {
  guard let object = Stable<PoolObject>.retained(UInt(bitPattern: timer), .queueTimer) else {
    return LastError.fail(ERROR_INVALID_HANDLE)
  }
  defer { object.release() }
  let isOver = object.locked { $0.timing.isOver && !$0.timing.hasPeriod }
  if !isOver { object.setTimer(TimerQueue.after(due), period: period) }
  return 1
}

@c @implementation public func DeleteTimerQueueTimer(
  _ queue: HANDLE?, _ timer: HANDLE?, _ completion: HANDLE?
) -> BOOL {
  if unsafe timer == nil { return LastError.fail(ERROR_INVALID_PARAMETER) }
  guard let object = Stable<PoolObject>.retained(UInt(bitPattern: timer), .queueTimer) else {
    return LastError.fail(ERROR_INVALID_HANDLE)
  }
  defer { object.release() }
  return unsafe RegisteredWait.end(object, completion)
}

@c @implementation public func DeleteTimerQueueEx(_ queue: HANDLE?, _ completion: HANDLE?) -> BOOL {
  unsafe TimerQueue.delete(queue, completion)
}

@c @implementation public func DeleteTimerQueue(_ queue: HANDLE?) -> BOOL { unsafe TimerQueue.delete(queue, nil) }

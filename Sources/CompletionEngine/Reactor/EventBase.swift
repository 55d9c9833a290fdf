// SPDX-License-Identifier: Apache-2.0

import CLibevent

/// libevent's event_base, and the only file that calls libevent.
///
/// Events are persistent and edge-triggered, added once per descriptor. One thread
/// at a time runs the base; any thread adds and removes events (libevent's own
/// locks are on). libevent keeps no pointer into our records: a callback gets a
/// handle, which by then may name nothing.
@safe
package struct EventBase: ~Copyable {
  private let base: OpaquePointer
  /// An eventfd in the base; edge-triggered, so that nobody needs to read it.
  private let wakeDescriptor: Int32
  private let wakeEvent: Registration
  private let timer: Registration

  private init(_ base: OpaquePointer, _ wakeDescriptor: Int32, _ wakeEvent: Registration) {
    unsafe self.base = base
    self.wakeDescriptor = wakeDescriptor
    self.wakeEvent = wakeEvent
    unsafe timer = Registration(base, -1, 0, { _, _, _ in }, Handle.none)
  }

  /// A new base, or the errno(3) of what could not be had.
  static func make() throws(EngineError) -> EventBase {
    guard threadsAreOn, let base = unsafe makeBase() else {
      throw EngineError(.createPort, .none, .system(SystemCalls.lastError))
    }
    let descriptor = SystemCalls.makeEventDescriptor()
    guard descriptor >= 0 else {
      unsafe event_base_free(base)
      throw EngineError(.createPort, .none, .system(Int32(-descriptor)))
    }
    let wakeEvent = unsafe Registration(
      base, Int32(descriptor), EV_READ | EV_ET | EV_PERSIST, { _, _, _ in }, Handle.none)
    guard wakeEvent.add() else {
      let error = SystemCalls.lastError
      wakeEvent.destroy()
      unsafe event_base_free(base)
      SystemCalls.close(Int32(descriptor))
      throw EngineError(.createPort, .none, .system(error))
    }
    return unsafe EventBase(base, Int32(descriptor), wakeEvent)
  }

  deinit {
    wakeEvent.destroy()
    timer.destroy()
    unsafe event_base_free(base)
    SystemCalls.close(wakeDescriptor)
  }

  /// Waits for readiness and performs what it allows; returns after one round, after
  /// `interrupt`, or after `nanoseconds` (nil: no limit).
  borrowing func run(atMost nanoseconds: Int64?) {
    let flags = nanoseconds == 0 ? EVLOOP_ONCE | EVLOOP_NONBLOCK : EVLOOP_ONCE
    let isTimed = nanoseconds.map { $0 > 0 } ?? false
    if isTimed, let nanoseconds { timer.add(after: nanoseconds) }
    let result = unsafe event_base_loop(base, flags)
    precondition(result == 0, "event_base_loop: \(result), errno \(SystemCalls.lastError)")
    if isTimed { timer.remove() }
    Stable<Waiter>.current.performGathered()
  }

  /// Makes the current or the next `run` return.
  borrowing func interrupt() { SystemCalls.signal(wakeDescriptor) }

  /// The epoll set below it, readable while there is something to tell; nil when it can't
  /// be found: libevent does not say, and no other set watches this descriptor.
  var pollSet: Int32? { SystemCalls.pollSet(watching: wakeDescriptor) }

  /// Somebody who asks for a dump interrupts it.
  borrowing func awaitDump() { Dump.prepare(wakingWith: wakeDescriptor) }

  /// Tells `Socket.becameReady` when `descriptor` becomes readable, or ends; nil
  /// when libevent or the kernel refuses.
  borrowing func registerReading(_ descriptor: Int32, _ handle: Handle) -> Registration? {
    register(descriptor, handle, EV_READ | EV_CLOSED)
  }

  borrowing func registerWriting(_ descriptor: Int32, _ handle: Handle) -> Registration? {
    register(descriptor, handle, EV_WRITE)
  }

  /// Tells `ProcessWatch.ended` when the process behind a pidfd_open(2) descriptor ends.
  borrowing func registerEnd(of descriptor: Int32, _ handle: Handle) -> Registration? {
    register(descriptor, handle, EV_READ, isProcess: true)
  }

  private borrowing func register(
    _ descriptor: Int32, _ handle: Handle, _ interest: Int32,
    isProcess: Bool = false
  ) -> Registration? {
    let registration = unsafe Registration(
      base, descriptor, interest | EV_ET | EV_PERSIST, isProcess ? Self.processEnded : Self.becameReady,
      handle)
    if registration.add() { return registration }
    registration.destroy()
    return nil
  }

  private static let becameReady: event_callback_fn = { _, what, argument in
    let readiness = Readiness(
      canRead: Int32(what) & (EV_READ | EV_CLOSED) != 0, canWrite: Int32(what) & EV_WRITE != 0,
      hasEnded: Int32(what) & EV_CLOSED != 0)
    Stable<Waiter>.current.value.gathering.add(Handle(word: UInt(bitPattern: argument)), readiness)
  }

  private static let processEnded: event_callback_fn = { _, _, argument in
    ProcessWatch.ended(Handle(word: UInt(bitPattern: argument)))
  }

  private static let threadsAreOn = evthread_use_pthreads() == 0

  private static func makeBase() -> OpaquePointer? {
    guard let configuration = unsafe event_config_new() else { return nil }
    defer { unsafe event_config_free(configuration) }
    // Edge triggering and early close are what the engine is built on: epoll has
    // both. Cached time would cost a clock reading every round.
    let wanted = EV_FEATURE_ET.rawValue | EV_FEATURE_EARLY_CLOSE.rawValue
    let flags = EVENT_BASE_FLAG_NO_CACHE_TIME.rawValue | EVENT_BASE_FLAG_IGNORE_ENV.rawValue
    guard unsafe event_config_require_features(configuration, Int32(wanted)) == 0,
      unsafe event_config_set_flag(configuration, Int32(flags)) == 0
    else { return nil }
    return unsafe event_base_new_with_config(configuration)
  }
}

/// What an event base saw on a descriptor.
package struct Readiness: Sendable {
  package var canRead: Bool
  package var canWrite: Bool
  /// The peer will send no more.
  package var hasEnded: Bool

  package init(canRead: Bool, canWrite: Bool, hasEnded: Bool) {
    self.canRead = canRead
    self.canWrite = canWrite
    self.hasEnded = hasEnded
  }
}

/// One event of libevent, in memory of its own.
///
/// `destroy` may run while another thread is inside the callback: libevent has
/// copied what it needs by then, and does not look at the event afterwards
/// (event.c, event_persist_closure).
@safe
struct Registration {
  private let event: OpaquePointer

  fileprivate init(
    _ base: OpaquePointer, _ descriptor: Int32, _ events: Int32,
    _ callback: @escaping event_callback_fn, _ handle: Handle
  ) {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: event_get_struct_event_size(), alignment: 16)
    unsafe event = OpaquePointer(memory)
    let result = unsafe event_assign(
      event, base, descriptor, Int16(truncatingIfNeeded: events), callback,
      UnsafeMutableRawPointer(bitPattern: handle.word))
    precondition(result == 0, "event_assign refused its arguments")
  }

  fileprivate func add() -> Bool { unsafe event_add(event, nil) == 0 }

  fileprivate func add(after nanoseconds: Int64) {
    // Microseconds, rounded up: waking early would mean asking twice.
    let microseconds = (nanoseconds + 999) / 1000
    var time = timeval(
      tv_sec: Int(microseconds / 1_000_000), tv_usec: Int(microseconds % 1_000_000))
    let result = unsafe event_add(event, &time)
    precondition(result == 0, "event_add refused a timer")
  }

  fileprivate func remove() {
    // Not event_del: that waits for a callback that runs in another thread.
    let result = unsafe event_del_noblock(event)
    precondition(result == 0, "event_del refused its event")
  }

  func destroy() {
    remove()
    unsafe UnsafeMutableRawPointer(event).deallocate()
  }
}

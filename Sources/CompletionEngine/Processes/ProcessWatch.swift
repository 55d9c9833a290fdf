// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// Another process, and whom to tell of its end: a pidfd_open(2) descriptor in the
/// backstop's event base. No signal handler, and no thread for each.
///
/// The watch has a handle, so that an event base that tells late finds nothing. Guarded by
/// its slot's lock.
@safe
package struct ProcessWatch: ~Copyable {
  package typealias Notice = @Sendable (_ context: UnsafeMutableRawPointer, _ end: ProcessEnd?) -> Void

  fileprivate let descriptor: Int32
  fileprivate let number: Int32
  fileprivate let notify: Notice
  fileprivate let context: UnsafeMutableRawPointer
  fileprivate var registration: Registration?
  fileprivate var hasEnded = false
}

extension ProcessWatch {
  /// Watches a process by its number.
  ///
  /// - Parameter notify: Called once, by a thread that holds no lock, when the process has
  ///   ended; how is known for children of this process only.
  package static func begin(
    _ number: Int32, _ context: UnsafeMutableRawPointer, _ notify: @escaping Notice
  ) throws(EngineError) -> Handle {
    let descriptor = SystemCalls.watchProcess(number)
    guard descriptor >= 0 else { throw EngineError(.open, .none, .system(Int32(-descriptor))) }
    let watch = unsafe Stable(
      ProcessWatch(
        descriptor: Int32(descriptor), number: number, notify: notify, context: context, registration: nil))
    let handle: Handle
    do throws(EngineError) {
      handle = try unsafe HandleTable.insert(.processWatch, watch.address) { address in
        unsafe Stable<ProcessWatch>(address: address).close()
      }
    } catch {
      watch.close()
      throw error
    }
    let slot = try HandleTable.lock(handle, .processWatch, for: .open)
    watch.value.registration = Backstop.port.value.base.registerEnd(of: Int32(descriptor), handle)
    let isWatched = watch.value.registration != nil
    slot.unlock()
    if isWatched { return handle }
    end(handle)
    throw EngineError(.open, .none, .system(SystemCalls.lastError))
  }

  /// Watches no more. Nothing is told afterwards, unless that has begun.
  package static func end(_ handle: Handle) {
    guard let slot = HandleTable.lockIfOpen(handle, .processWatch) else { return }
    HandleTable.closeAndUnlock(slot, handle)
  }

  /// Sends kill(2)'s signal; answers 0 or -errno, ESRCH when the process has ended.
  package static func signal(_ handle: Handle, _ signal: Int32) -> Int {
    guard let slot = HandleTable.lockIfOpen(handle, .processWatch) else { return -Int(ESRCH) }
    defer { slot.unlock() }
    return SystemCalls.signalProcess(slot.processWatch.value.descriptor, signal)
  }

  /// The event base saw the end.
  static func ended(_ handle: Handle) {
    guard let slot = HandleTable.lockIfOpen(handle, .processWatch) else { return }
    let watch = slot.processWatch
    guard !watch.value.hasEnded else { return slot.unlock() }
    watch.value.hasEnded = true
    let end = SystemCalls.endOfProcess(watch.value.number)
    slot.pin()
    slot.unlock()
    unsafe watch.value.notify(watch.value.context, end)
    HandleTable.unpin(slot, handle)
  }
}

extension Stable where Value == ProcessWatch {
  fileprivate func close() {
    value.registration?.destroy()
    SystemCalls.close(value.descriptor)
    destroy()
  }
}

extension Stable where Value == HandleSlot {
  fileprivate var processWatch: Stable<ProcessWatch> {
    // SAFETY: slots of kind `.processWatch` hold the address of a ProcessWatch, destroyed only
    // after the slot was closed and unpinned.
    unsafe Stable<ProcessWatch>(address: value.object!)
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem
internal import Synchronization

/// Threads for the face above the engine: started, ended, and one record of the
/// face's own for each.
package enum Threads {
  /// This thread's record; nil until the face has set it, and after it has ended.
  @inline(__always)
  package static var record: UnsafeMutableRawPointer? {
    get { unsafe csystem_face_slot() }
    set { unsafe csystem_set_face_slot(newValue) }
  }

  /// Hands `record` to `destructor` when this thread ends, after the engine has let
  /// the thread go from its port.
  package static func atExit(_ destructor: @escaping @convention(c) (UnsafeMutableRawPointer?) -> Void) {
    let error = unsafe csystem_on_face_exit(destructor)
    precondition(error == 0, "out of thread-specific keys: errno \(error)")
  }

  /// This thread's number: not 0, a multiple of 4, no other thread's of this process.
  @inline(__always)
  package static var number: UInt32 {
    let known = csystem_face_number()
    return known != 0 ? known : takeNumber()
  }

  /// A number for a thread that is going to be started.
  package static func nextNumber() -> UInt32 {
    lastNumber.wrappingAdd(4, ordering: .relaxed).newValue
  }

  package static func setNumber(_ number: UInt32) { csystem_set_face_number(number) }

  @inline(never)
  private static func takeNumber() -> UInt32 {
    csystem_set_face_number(nextNumber())
    return csystem_face_number()
  }

  private static let lastNumber = Atomic<UInt32>(0)

  /// Starts a detached thread with `stack` bytes of stack, 0 for the system's
  /// default; answers errno(3), 0 when it runs.
  package static func start(
    stack: Int, _ body: @escaping @convention(c) (UnsafeMutableRawPointer?) -> Void,
    _ argument: UnsafeMutableRawPointer
  ) -> Int32 {
    unsafe csystem_run_thread(stack, body, argument)
  }

  /// What tools call this thread; longer than 15 bytes is cut off.
  package static func setName(_ name: String) { unsafe csystem_name_thread(name) }

  /// Ends this thread where it stands.
  package static func leave() -> Never { csystem_leave_thread() }

  /// Lets another thread that is ready run first.
  package static func yield() { csystem_yield() }

  /// Processors that a thread may use, as bits; nil when there is no such thread.
  package static func affinity(ofThread id: Int32) -> UInt64? {
    var mask: UInt64 = 0
    return unsafe csystem_affinity(id, &mask) == 0 ? mask : nil
  }

  /// Answers 0 or the negative errno(3).
  package static func setAffinity(ofThread id: Int32, _ mask: UInt64) -> Int32 {
    csystem_set_affinity(id, mask)
  }

  /// The kernel's number of this thread.
  package static var kernelNumber: Int32 { csystem_thread_id() }
}

/// The process as a whole.
package enum Process {
  package static var id: Int32 { csystem_process_id() }

  package static func exit(_ code: Int32) -> Never { csystem_exit_process(code) }

  /// The caller's errno(3), for functions that report their failure there.
  package static var errorNumber: Int32 {
    get { csystem_errno() }
    set { csystem_set_errno(newValue) }
  }
  package static let invalidArgument = EINVAL
  package static let tryAgain = EAGAIN

  package static func writeError(_ text: UnsafeBufferPointer<CChar>) {
    unsafe csystem_write_error(text.baseAddress, text.count)
  }
}

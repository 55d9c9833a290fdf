// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// The frame of calls on files: handle and error code.
enum FileCall {
  static func locked<Result>(
    _ handle: Handle, _ operation: EngineError.Operation, _ body: (Stable<File>) -> Result
  ) throws(WinsockFailure) -> Result {
    do throws(EngineError) {
      let slot = try HandleTable.lock(handle, .file, for: operation)
      defer { slot.unlock() }
      return body(slot.file)
    } catch {
      throw WinsockFailure(StatusTable.file(error))
    }
  }

  /// Runs `body`, which may block, with the descriptor kept open; FALSE and the last
  /// error when it throws.
  static func perform(
    _ file: HANDLE?, _ body: (Stable<File>) throws(WinsockFailure) -> Void
  ) -> BOOL {
    let handle = Handle(file)
    var failure: WinsockFailure?
    do throws(EngineError) {
      try File.withDescriptor(handle, .lookUp) { file in
        do throws(WinsockFailure) { try body(file) } catch { failure = error }
      }
    } catch {
      return LastError.fail(StatusTable.file(error))
    }
    return failure.map { LastError.fail($0.code) } ?? 1
  }

  /// Of a system call's answer.
  static func check(_ result: Int) throws(WinsockFailure) {
    if result < 0 { throw WinsockFailure(StatusTable.win32(errno: Int32(-result))) }
  }
}

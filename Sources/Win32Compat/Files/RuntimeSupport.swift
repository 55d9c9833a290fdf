// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// What the C side of the library asks: compat/runtime/inner.h.

/// The path that a name means; 0, or the Windows error code.
@c @implementation public func iocp_inner_path(
  _ name: UnsafePointer<CChar>?, _ path: UnsafeMutablePointer<CChar>?, _ room: Int
) -> Int32 {
  do throws(FileName.Refusal) {
    let text = try FileName.path(unsafe name.map { unsafe WindowsText.string($0) })
    guard unsafe WindowsText.copy(text, to: path, size: room) < room else { return ERROR_BUFFER_OVERFLOW }
    return 0
  } catch {
    return error.code
  }
}

@c @implementation public func iocp_inner_code(_ error: Int32, _ path: UnsafePointer<CChar>?) -> Int32 {
  guard let path = unsafe path else { return StatusTable.win32(errno: error) }
  return FileName.code(errno: error, path: unsafe String(cString: path))
}

/// A descriptor of the handle's file, which the caller closes; or -1 - the error code.
@c @implementation public func iocp_inner_descriptor(_ object: UnsafeMutableRawPointer?) -> Int32 {
  let handle = Handle(word: UInt(bitPattern: object))
  guard let kind = HandleTable.kind(of: handle), kind == .file || kind == .pipe,
    let slot = try? HandleTable.lock(handle, kind, for: .lookUp)
  else { return -1 - ERROR_INVALID_HANDLE }
  defer { slot.unlock() }
  let descriptor = kind == .file ? slot.file.value.descriptor : slot.socket.value.descriptor
  let copy = SystemCalls.duplicate(descriptor)
  return copy >= 0 ? Int32(copy) : -1 - StatusTable.win32(errno: Int32(-copy))
}

// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// namedpipeapi.h: looking at a pipe, and how it is read.

@c @implementation public func PeekNamedPipe(
  _ pipe: HANDLE?, _ buffer: LPVOID?, _ size: DWORD, _ read: LPDWORD?, _ available: LPDWORD?, _ left: LPDWORD?
) -> BOOL {
  do throws(WinsockFailure) {
    try PipeCall.locked(Handle(pipe), .read) { end throws(WinsockFailure) in
      guard end.value.fileFace.contains(.reads) else { throw WinsockFailure(ERROR_ACCESS_DENIED) }
      guard end.value.pipe?.value.phase == .connected else { throw WinsockFailure(ERROR_BAD_PIPE) }
      guard let peek = end.value.peekPipe() else { throw WinsockFailure(ERROR_BROKEN_PIPE) }
      let count = unsafe buffer == nil ? 0 : min(Int(size), peek.bytes.count)
      // SAFETY: the caller's buffer has `size` bytes.
      for index in 0..<count { unsafe buffer?.storeBytes(of: peek.bytes[index], toByteOffset: index, as: UInt8.self) }
      if let read = unsafe read { unsafe read.pointee = DWORD(count) }
      if let available = unsafe available { unsafe available.pointee = DWORD(peek.available) }
      if let left = unsafe left { unsafe left.pointee = peek.isMessage ? DWORD(peek.bytes.count - count) : 0 }
    }
    return 1
  } catch {
    return LastError.fail(error.code)
  }
}

@c @implementation public func SetNamedPipeHandleState(
  _ pipe: HANDLE?, _ mode: LPDWORD?, _ collect: LPDWORD?, _ milliseconds: LPDWORD?
) -> BOOL {
  do throws(WinsockFailure) {
    try PipeCall.locked(Handle(pipe), .option) { end throws(WinsockFailure) in
      guard let mode = unsafe mode?.pointee else { return }
      let readsMessages = mode & DWORD(PIPE_READMODE_MESSAGE) != 0
      guard mode & ~3 == 0, end.value.fileFace.contains(.messages) || !readsMessages else {
        throw WinsockFailure(ERROR_INVALID_PARAMETER)
      }
      end.value.pipe?.value.readsMessages = readsMessages
      if mode & DWORD(PIPE_NOWAIT) != 0 {
        end.value.fileFace.insert(.nonBlocking)
      } else {
        end.value.fileFace.remove(.nonBlocking)
      }
    }
    return 1
  } catch {
    return LastError.fail(error.code)
  }
}

@c @implementation public func GetNamedPipeHandleStateA(
  _ pipe: HANDLE?, _ mode: LPDWORD?, _ instances: LPDWORD?, _ collect: LPDWORD?, _ milliseconds: LPDWORD?,
  _ user: LPSTR?, _ userSize: DWORD
) -> BOOL {
  unsafe state(pipe, mode, instances)
}

@c @implementation public func GetNamedPipeHandleStateW(
  _ pipe: HANDLE?, _ mode: LPDWORD?, _ instances: LPDWORD?, _ collect: LPDWORD?, _ milliseconds: LPDWORD?,
  _ user: LPWSTR?, _ userSize: DWORD
) -> BOOL {
  unsafe state(pipe, mode, instances)
}

private func state(_ pipe: HANDLE?, _ mode: LPDWORD?, _ instances: LPDWORD?) -> BOOL {
  do throws(WinsockFailure) {
    let (readsMessages, face) = try PipeCall.locked(Handle(pipe), .lookUp) {
      ($0.value.pipe?.value.readsMessages ?? false, $0.value.fileFace)
    }
    if let mode = unsafe mode {
      unsafe mode.pointee =
        (readsMessages ? DWORD(PIPE_READMODE_MESSAGE) : 0) | (face.contains(.nonBlocking) ? DWORD(PIPE_NOWAIT) : 0)
    }
    if let instances = unsafe instances {
      let instance = NamedPipes.instance(of: HandleTable.first(Handle(pipe)))
      unsafe instances.pointee = DWORD(instance.map { PipeInstance.alive(in: $0.folder).count } ?? 1)
    }
    return 1
  } catch {
    return LastError.fail(error.code)
  }
}

/// Buffer sizes are what the system has, not what was asked for.
@c @implementation public func GetNamedPipeInfo(
  _ pipe: HANDLE?, _ flags: LPDWORD?, _ outSize: LPDWORD?, _ inSize: LPDWORD?, _ limit: LPDWORD?
) -> BOOL {
  do throws(WinsockFailure) {
    let face = try PipeCall.locked(Handle(pipe), .lookUp) { $0.value.fileFace }
    if let flags = unsafe flags {
      let type = face.contains(.messages) ? DWORD(PIPE_TYPE_MESSAGE) : 0
      unsafe flags.pointee = (face.contains(.server) ? DWORD(PIPE_SERVER_END) : 0) | type
    }
    if let outSize = unsafe outSize { unsafe outSize.pointee = 0 }
    if let inSize = unsafe inSize { unsafe inSize.pointee = 0 }
    if let limit = unsafe limit {
      unsafe limit.pointee =
        NamedPipes.instance(of: HandleTable.first(Handle(pipe)))?.limit ?? DWORD(PIPE_UNLIMITED_INSTANCES)
    }
    return 1
  } catch {
    return LastError.fail(error.code)
  }
}

/// FlushFileBuffers on a pipe: waits until the peer has read everything, or has gone.
/// No event tells of it, so it looks every now and then.
enum PipeFlush {
  static func perform(_ handle: Handle) -> BOOL {
    do throws(WinsockFailure) {
      var pause: Int64 = 50_000
      while true {
        let isDone = try PipeCall.locked(handle, .write) { end throws(WinsockFailure) in
          guard end.value.fileFace.contains(.writes) else { throw WinsockFailure(ERROR_ACCESS_DENIED) }
          // Without a peer there is nobody to wait for.
          return end.value.pipe?.value.phase != .connected || end.value.hasLostPeer
            || SystemCalls.unreceivedBytes(end.value.descriptor) <= 0
        }
        if isDone { return 1 }
        Blocking.sleep(until: .after(nanoseconds: pause))
        pause = min(pause * 2, 5_000_000)
      }
    } catch {
      return LastError.fail(error.code)
    }
  }
}

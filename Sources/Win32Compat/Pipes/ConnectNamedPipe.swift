// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// namedpipeapi.h: clients come and go. Rules PIPE-1, PIPE-3, PIPE-5, ERR-11.

@c @implementation public func ConnectNamedPipe(_ pipe: HANDLE?, _ overlapped: LPOVERLAPPED?) -> BOOL {
  let handle = Handle(pipe)
  var answer: BOOL?
  do throws(WinsockFailure) {
    try PipeCall.locked(handle, .connect) { end throws(WinsockFailure) in
      guard end.value.fileFace.contains(.server), let phase = end.value.pipe?.value.phase else {
        throw WinsockFailure(ERROR_INVALID_FUNCTION)
      }
      let isNonBlocking = end.value.fileFace.contains(.nonBlocking)
      switch phase {
      case .connected: throw WinsockFailure(end.value.hasLostPeer ? ERROR_NO_DATA : ERROR_PIPE_CONNECTED)
      case .listening where isNonBlocking: throw WinsockFailure(ERROR_PIPE_LISTENING)
      case .listening: break
      case .disconnected:
        end.value.listenAgain()
        NamedPipes.instance(of: end.value.handle)?.becomeListening()
        // The first call begins to listen, later ones ask.
        if isNonBlocking { answer = 1 }
      }
      if answer == nil, let overlapped = unsafe overlapped, end.value.isOverlapped {
        answer = try unsafe connectLater(end, overlapped)
      }
    }
    if let answer { return answer }
    return try connectNow(handle)
  } catch {
    return LastError.fail(error.code)
  }
}

private func connectLater(_ end: Stable<Socket>, _ overlapped: LPOVERLAPPED) throws(WinsockFailure) -> BOOL {
  let record = unsafe OperationPool.take(.connectPipe, overlapped, PipeCall.ended)
  unsafe record.value.setBuffer(nil, length: 0)
  WatchedOperations.begins(record, on: end.value.handle)
  unsafe OverlappedState.begin(overlapped)
  do throws(EngineError) {
    if case .completed = try end.value.submitPipe(record, .connectPipe) { return 1 }
    return LastError.fail(ERROR_IO_PENDING)
  } catch {
    OperationPool.give(back: record)
    throw WinsockFailure(StatusTable.pipe(error, isWrite: false))
  }
}

private func connectNow(_ handle: Handle) throws(WinsockFailure) -> BOOL {
  var unused = unsafe OVERLAPPED()
  let record = unsafe OperationPool.take(.connectPipe, &unused, PipeCall.ended)
  defer { OperationPool.give(back: record) }
  do throws(EngineError) {
    _ = try Pipe.perform(handle, record, .connectPipe)
  } catch {
    throw WinsockFailure(StatusTable.pipe(error, isWrite: false))
  }
  NamedPipes.instance(of: HandleTable.first(handle))?.becomeBusy()
  return 1
}

@c @implementation public func DisconnectNamedPipe(_ pipe: HANDLE?) -> BOOL {
  let handle = Handle(pipe)
  do throws(WinsockFailure) {
    try PipeCall.locked(handle, .connect) { end throws(WinsockFailure) in
      guard end.value.fileFace.contains(.server), let instance = NamedPipes.instance(of: end.value.handle) else {
        throw WinsockFailure(ERROR_INVALID_FUNCTION)
      }
      if end.value.pipe?.value.phase == .disconnected { throw WinsockFailure(ERROR_PIPE_NOT_CONNECTED) }
      instance.becomeBusy()
      end.value.dropPeer()
    }
    return 1
  } catch {
    return LastError.fail(error.code)
  }
}

// MARK: Waiting for an instance

@c @implementation public func WaitNamedPipeA(_ name: LPCSTR?, _ milliseconds: DWORD) -> BOOL {
  unsafe waitForInstance(name.map { unsafe WindowsText.string($0) }, milliseconds)
}

@c @implementation public func WaitNamedPipeW(_ name: LPCWSTR?, _ milliseconds: DWORD) -> BOOL {
  unsafe waitForInstance(name.map { unsafe WindowsText.string($0) }, milliseconds)
}

/// What NMPWAIT_USE_DEFAULT_WAIT stands for (Microsoft Learn, "CreateNamedPipeA").
private let defaultWaitMilliseconds: DWORD = 50

func waitForInstance(_ name: String??, _ milliseconds: DWORD) -> BOOL {
  do throws(FileName.Refusal) {
    guard let name, case .pipe(let name) = try FileName(name) else { throw FileName.Refusal(ERROR_INVALID_NAME) }
    let folder = try PipeFolder.path(of: name)
    let isDefault = milliseconds == DWORD(NMPWAIT_USE_DEFAULT_WAIT)
    let deadline = Wait.deadline(isDefault ? defaultWaitMilliseconds : milliseconds)
    let watch = SystemCalls.beginWatch()
    defer { if watch >= 0 { SystemCalls.close(Int32(watch)) } }
    // Before the first look, so that nothing is missed: IN_MOVED_TO, IN_DELETE.
    if watch >= 0 { _ = SystemCalls.addWatch(Int32(watch), folder, 0x80 | 0x200) }
    while true {
      let instances = PipeInstance.alive(in: folder)
      if instances.isEmpty { throw FileName.Refusal(ERROR_FILE_NOT_FOUND) }
      if instances.contains(where: \.isListening) { return 1 }
      if deadline.hasPassed { throw FileName.Refusal(ERROR_SEM_TIMEOUT) }
      var changes = DescriptorPoll()
      _ = changes.add(Int32(watch), 1)
      _ = changes.wait(atMost: min(deadline.remaining ?? .max, watch < 0 ? 10_000_000 : 1_000_000_000))
      SystemCalls.forgetChanges(Int32(watch))
    }
  } catch {
    return LastError.fail(error.code)
  }
}

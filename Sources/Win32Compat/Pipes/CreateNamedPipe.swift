// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// namedpipeapi.h: making both ends. Rules PIPE-*.

@c @implementation public func CreateNamedPipeA(
  _ name: LPCSTR?, _ openMode: DWORD, _ pipeMode: DWORD, _ instances: DWORD, _ outSize: DWORD, _ inSize: DWORD,
  _ milliseconds: DWORD, _ security: LPSECURITY_ATTRIBUTES?
) -> HANDLE? {
  unsafe PipeServer.answer(name.map { unsafe WindowsText.string($0) }, openMode, pipeMode, instances)
}

@c @implementation public func CreateNamedPipeW(
  _ name: LPCWSTR?, _ openMode: DWORD, _ pipeMode: DWORD, _ instances: DWORD, _ outSize: DWORD, _ inSize: DWORD,
  _ milliseconds: DWORD, _ security: LPSECURITY_ATTRIBUTES?
) -> HANDLE? {
  unsafe PipeServer.answer(name.map { unsafe WindowsText.string($0) }, openMode, pipeMode, instances)
}

enum PipeServer {
  fileprivate static func answer(
    _ name: String??, _ openMode: DWORD, _ pipeMode: DWORD, _ limit: DWORD
  ) -> HANDLE? {
    do throws(FileName.Refusal) {
      guard let name, case .pipe(let name) = try FileName(name) else { throw FileName.Refusal(ERROR_INVALID_NAME) }
      try check(openMode, pipeMode, limit)
      let folder = try PipeFolder.path(of: name)
      let handle = try PipeFolder.locked { () throws(FileName.Refusal) in
        try make(folder, openMode, pipeMode, limit)
      }
      LastError.code = 0
      return unsafe handle.windows
    } catch {
      LastError.code = UInt32(bitPattern: error.code)
      return unsafe HANDLE(bitPattern: -1)
    }
  }

  /// Microsoft Learn, "CreateNamedPipeA function": access and type of all instances are
  /// those of the first.
  private static func check(_ openMode: DWORD, _ pipeMode: DWORD, _ limit: DWORD) throws(FileName.Refusal) {
    let knownFlags =
      UInt32(FILE_FLAG_FIRST_PIPE_INSTANCE) | UInt32(FILE_FLAG_WRITE_THROUGH) | UInt32(FILE_FLAG_OVERLAPPED)
      | 0x010C_0000 | UInt32(PIPE_ACCESS_DUPLEX)
    let isMessage = pipeMode & DWORD(PIPE_TYPE_MESSAGE) != 0
    guard openMode & DWORD(PIPE_ACCESS_DUPLEX) != 0, openMode & ~knownFlags == 0, pipeMode & ~15 == 0,
      isMessage || pipeMode & DWORD(PIPE_READMODE_MESSAGE) == 0, limit >= 1, limit <= PIPE_UNLIMITED_INSTANCES
    else { throw FileName.Refusal(ERROR_INVALID_PARAMETER) }
  }

  private static func make(
    _ folder: String, _ openMode: DWORD, _ pipeMode: DWORD, _ limit: DWORD
  ) throws(FileName.Refusal) -> Handle {
    _ = SystemCalls.makeFolder(folder, mode: 0o700)
    let isMessages = pipeMode & DWORD(PIPE_TYPE_MESSAGE) != 0
    let access = openMode & DWORD(PIPE_ACCESS_DUPLEX)
    let others = PipeInstance.alive(in: folder)
    if let first = others.first?.instance {
      if openMode & DWORD(FILE_FLAG_FIRST_PIPE_INSTANCE) != 0 { throw FileName.Refusal(ERROR_ACCESS_DENIED) }
      if others.count >= first.limit, first.limit < PIPE_UNLIMITED_INSTANCES { throw FileName.Refusal(ERROR_PIPE_BUSY) }
      guard first.access == access, first.isMessages == isMessages else { throw FileName.Refusal(ERROR_ACCESS_DENIED) }
    }
    let instance = PipeInstance(
      folder: folder, number: NamedPipes.nextNumber(), isMessages: isMessages, access: access,
      limit: others.first?.instance.limit ?? limit)
    // Nobody must find it before it listens.
    let listener = UnixStream.listen(at: instance.busyPath)
    if listener < 0 { throw FileName.Refusal(StatusTable.win32(errno: Int32(-listener))) }
    var use = OpenFiles.Use()
    use.reads = access & DWORD(PIPE_ACCESS_INBOUND) != 0
    use.writes = access & DWORD(PIPE_ACCESS_OUTBOUND) != 0
    let isOverlapped = openMode & DWORD(FILE_FLAG_OVERLAPPED) != 0
    var face = FileFace(use, isOverlapped: isOverlapped)
    face.insert(.server)
    if isMessages { face.insert(.messages) }
    if pipeMode & DWORD(PIPE_NOWAIT) != 0 { face.insert(.nonBlocking) }
    do throws(EngineError) {
      let handle = try Pipe.listen(Int32(listener), isMessages ? .messages : .stream, isOverlapped: isOverlapped)
      try Pipe.withLocked(handle, .open) { end in
        end.value.fileFace = face
        end.value.pipe?.value.readsMessages = pipeMode & DWORD(PIPE_READMODE_MESSAGE) != 0
      }
      NamedPipes.add(handle, instance)
      instance.becomeListening()
      return handle
    } catch {
      instance.remove()
      throw FileName.Refusal(StatusTable.file(error))
    }
  }
}

/// The other end: CreateFile on a pipe's name.
enum PipeClient {
  static func open(_ name: String, _ request: OpenRequest) throws(FileName.Refusal) -> Handle {
    if request.mustCreate { throw FileName.Refusal(ERROR_ACCESS_DENIED) }
    let folder = try PipeFolder.path(of: name)
    let instances = PipeInstance.all(in: folder)
    for found in instances where found.isListening {
      try check(found.instance, request.use)
      let connected = UnixStream.connect(to: found.path)
      if connected == -Int(Errno.tooManyFiles) { throw FileName.Refusal(ERROR_TOO_MANY_OPEN_FILES) }
      if connected < 0 { continue }
      // From now on nobody else finds it, whether or not its server looks.
      found.instance.becomeBusy()
      return try adopt(Int32(connected), found.instance, request)
    }
    throw FileName.Refusal(PipeInstance.alive(in: folder).isEmpty ? ERROR_FILE_NOT_FOUND : ERROR_PIPE_BUSY)
  }

  /// Reading needs a server that writes, writing one that reads.
  private static func check(_ instance: PipeInstance, _ use: OpenFiles.Use) throws(FileName.Refusal) {
    let isReadable = instance.access & DWORD(PIPE_ACCESS_OUTBOUND) != 0
    let isWritable = instance.access & DWORD(PIPE_ACCESS_INBOUND) != 0
    guard isReadable || !use.reads, isWritable || !use.writes else { throw FileName.Refusal(ERROR_ACCESS_DENIED) }
  }

  private static func adopt(
    _ descriptor: Int32, _ instance: PipeInstance, _ request: OpenRequest
  ) throws(FileName.Refusal) -> Handle {
    var face = FileFace(request.use, isOverlapped: request.isOverlapped)
    face.insert(.client)
    if instance.isMessages { face.insert(.messages) }
    do throws(EngineError) {
      let handle = try Pipe.adopt(
        descriptor, instance.isMessages ? .messages : .stream, isOverlapped: request.isOverlapped)
      try Pipe.withLocked(handle, .open) { $0.value.fileFace = face }
      return handle
    } catch {
      throw FileName.Refusal(StatusTable.file(error))
    }
  }
}

/// Two ends without a name; neither is overlapped.
@c @implementation public func CreatePipe(
  _ readEnd: PHANDLE?, _ writeEnd: PHANDLE?, _ security: LPSECURITY_ATTRIBUTES?, _ size: DWORD
) -> BOOL {
  guard let readEnd = unsafe readEnd, let writeEnd = unsafe writeEnd else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  let pair = SystemCalls.makePair()
  if pair.error != 0 { return LastError.fail(StatusTable.win32(errno: pair.error)) }
  do throws(EngineError) {
    let reader: Handle
    do throws(EngineError) {
      reader = try Pipe.adopt(pair.first, .stream, isOverlapped: false)
    } catch {
      SystemCalls.close(pair.second)
      throw error
    }
    do throws(EngineError) {
      let writer = try Pipe.adopt(pair.second, .stream, isOverlapped: false)
      try Pipe.withLocked(reader, .open) { $0.value.fileFace = [.reads, .server] }
      try Pipe.withLocked(writer, .open) { $0.value.fileFace = .writes }
      unsafe readEnd.pointee = reader.windows
      unsafe writeEnd.pointee = writer.windows
      return 1
    } catch {
      OpenObject.close(reader)
      throw error
    }
  } catch {
    return LastError.fail(StatusTable.file(error))
  }
}

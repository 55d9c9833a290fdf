// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// processthreadsapi.h: CreateProcess starts a Linux program. Rule PROC-1.

@c @implementation public func CreateProcessA(
  _ application: LPCSTR?, _ line: LPSTR?, _ security: LPSECURITY_ATTRIBUTES?, _ threadSecurity: LPSECURITY_ATTRIBUTES?,
  _ inherits: BOOL, _ flags: DWORD, _ environment: LPVOID?, _ folder: LPCSTR?, _ startup: LPSTARTUPINFOA?,
  _ information: LPPROCESS_INFORMATION?
) -> BOOL {
  guard let startup = unsafe startup, let information = unsafe information else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  return unsafe ProcessStart.answer(information) { () throws(FileName.Refusal) in
    var start = try unsafe ProcessStart(
      application.map { unsafe WindowsText.string($0) }, line.map { unsafe WindowsText.string(LPCSTR($0)) },
      folder.map { unsafe WindowsText.string($0) }, flags)
    unsafe start.setEnvironment(environment, isWide: flags & DWORD(CREATE_UNICODE_ENVIRONMENT) != 0)
    if unsafe startup.pointee.dwFlags & DWORD(STARTF_USESTDHANDLES) != 0 {
      try unsafe start.redirect([startup.pointee.hStdInput, startup.pointee.hStdOutput, startup.pointee.hStdError])
    }
    return start
  }
}

@c @implementation public func CreateProcessW(
  _ application: LPCWSTR?, _ line: LPWSTR?, _ security: LPSECURITY_ATTRIBUTES?,
  _ threadSecurity: LPSECURITY_ATTRIBUTES?, _ inherits: BOOL, _ flags: DWORD, _ environment: LPVOID?,
  _ folder: LPCWSTR?, _ startup: LPSTARTUPINFOW?, _ information: LPPROCESS_INFORMATION?
) -> BOOL {
  guard let startup = unsafe startup, let information = unsafe information else {
    return LastError.fail(ERROR_INVALID_PARAMETER)
  }
  return unsafe ProcessStart.answer(information) { () throws(FileName.Refusal) in
    var start = try unsafe ProcessStart(
      application.map { unsafe WindowsText.string($0) }, line.map { unsafe WindowsText.string(LPCWSTR($0)) },
      folder.map { unsafe WindowsText.string($0) }, flags)
    unsafe start.setEnvironment(environment, isWide: flags & DWORD(CREATE_UNICODE_ENVIRONMENT) != 0)
    if unsafe startup.pointee.dwFlags & DWORD(STARTF_USESTDHANDLES) != 0 {
      try unsafe start.redirect([startup.pointee.hStdInput, startup.pointee.hStdOutput, startup.pointee.hStdError])
    }
    return start
  }
}

/// One CreateProcess: the program, its arguments, and what it is given.
private struct ProcessStart {
  private var launch = SystemCalls.Launch()
  private let leavesJobs: Bool
  /// Copies of descriptors, closed once the program has its own.
  private var copies: [Int32] = []

  /// - Parameters: Texts that are not there, or that are no Unicode, are nil.
  init(_ application: String??, _ line: String??, _ folder: String??, _ flags: DWORD) throws(FileName.Refusal) {
    let refused = DWORD(DEBUG_PROCESS) | DWORD(DEBUG_ONLY_THIS_PROCESS)
    guard flags & refused == 0 else { throw FileName.Refusal(ERROR_CALL_NOT_IMPLEMENTED) }
    leavesJobs = flags & DWORD(CREATE_BREAKAWAY_FROM_JOB) != 0
    launch.waits = flags & DWORD(CREATE_SUSPENDED) != 0
    let words = try Self.text(line).map { CommandLine.arguments($0) } ?? []
    if let name = try Self.text(application) {
      launch.program = try Self.path(name)
      launch.arguments = words.isEmpty ? [name] : words
    } else {
      guard let name = words.first, !name.isEmpty else { throw FileName.Refusal(ERROR_INVALID_PARAMETER) }
      launch.program = try Self.search(name)
      launch.arguments = words
    }
    let result = SystemCalls.mayExecute(launch.program)
    if result < 0 { throw FileName.Refusal(FileName.code(errno: Int32(-result), path: launch.program)) }
    if SystemCalls.facts(ofPath: launch.program).map({ SystemCalls.FileType($0) }) != .regular {
      throw FileName.Refusal(ERROR_ACCESS_DENIED)
    }
    if let name = try Self.text(folder) {
      guard let path = try? Self.path(name),
        SystemCalls.facts(ofPath: path).map({ SystemCalls.FileType($0) }) == .folder
      else { throw FileName.Refusal(ERROR_DIRECTORY) }
      launch.folder = path
    }
  }

  private static func text(_ text: String??) throws(FileName.Refusal) -> String? {
    guard let text else { return nil }
    guard let text else { throw FileName.Refusal(ERROR_INVALID_NAME) }
    return text
  }

  private static func path(_ name: String) throws(FileName.Refusal) -> String {
    guard case .path(let path) = try FileName(name) else { throw FileName.Refusal(ERROR_INVALID_NAME) }
    return path
  }

  /// Where a program without a folder in its name is looked for: the folder of this one,
  /// the current folder, PATH.
  private static func search(_ name: String) throws(FileName.Refusal) -> String {
    let path = try path(name)
    if path.contains("/") { return path }
    var folders: [String] = []
    if let own = SystemCalls.ownProgram, let slash = own.lastIndex(of: "/") { folders.append(String(own[..<slash])) }
    folders.append(".")
    folders += SystemCalls.searchPath
    for folder in folders {
      let candidate = folder + "/" + path
      if SystemCalls.mayExecute(candidate) == 0,
        SystemCalls.facts(ofPath: candidate).map({ SystemCalls.FileType($0) }) == .regular
      {
        return candidate
      }
    }
    throw FileName.Refusal(ERROR_FILE_NOT_FOUND)
  }

  /// A block of texts, each with a zero behind it, and a zero at the end.
  mutating func setEnvironment(_ block: LPVOID?, isWide: Bool) {
    guard let block = unsafe block else { return }
    var variables: [String] = []
    var place = 0
    // SAFETY: the caller's block ends with an empty text.
    while true {
      if isWide {
        let text = unsafe block.assumingMemoryBound(to: UInt16.self) + place
        var length = 0
        while unsafe text[length] != 0 { length += 1 }
        if length == 0 { break }
        unsafe variables.append(String(decoding: UnsafeBufferPointer(start: text, count: length), as: UTF16.self))
        place += length + 1
      } else {
        let text = unsafe block.assumingMemoryBound(to: CChar.self) + place
        let variable = unsafe String(cString: text)
        if variable.isEmpty { break }
        variables.append(variable)
        place += variable.utf8.count + 1
      }
    }
    launch.environment = variables
  }

  /// Standard handles of the program's. One that is NULL or no handle stays as it is here.
  mutating func redirect(_ handles: [HANDLE?]) throws(FileName.Refusal) {
    let values = unsafe handles.map { Int(bitPattern: $0) }
    for (index, value) in values.enumerated() {
      if value == 0 || value == -1 { continue }
      guard let copy = InheritedDescriptor.copy(Handle(word: UInt(bitPattern: value))) else {
        close()
        throw FileName.Refusal(ERROR_INVALID_HANDLE)
      }
      copies.append(copy)
      launch.standard[index] = copy
    }
  }

  private func close() { for copy in copies { SystemCalls.close(copy) } }

  static func answer(
    _ information: LPPROCESS_INFORMATION, _ make: () throws(FileName.Refusal) -> ProcessStart
  ) -> BOOL {
    do throws(FileName.Refusal) {
      let start = try make()
      defer { start.close() }
      try unsafe start.run(information)
      return 1
    } catch {
      return LastError.fail(error.code)
    }
  }

  private func run(_ information: LPPROCESS_INFORMATION) throws(FileName.Refusal) {
    let number = SystemCalls.spawn(launch)
    if number < 0 {
      let isNoProgram = Int32(-number) == Errno.notAProgram
      throw FileName.Refusal(isNoProgram ? ERROR_BAD_EXE_FORMAT : StatusTable.win32(errno: Int32(-number)))
    }
    let process: Stable<WaitObject>
    do throws(EngineError) {
      process = try ProcessObject.watch(Int32(number), isSuspended: launch.waits)
    } catch {
      throw FileName.Refusal(StatusTable.file(error))
    }
    if !leavesJobs { Jobs.inherit(process) }
    let thread = process.process.thread
    thread?.value.retain()
    guard let handle = unsafe process.makeHandle(), let threadHandle = unsafe thread?.makeHandle() else {
      throw FileName.Refusal(Int32(bitPattern: LastError.code))
    }
    unsafe information.pointee = PROCESS_INFORMATION(
      hProcess: handle, hThread: threadHandle, dwProcessId: DWORD(number), dwThreadId: DWORD(number))
  }
}

/// The descriptor behind a handle, for another program, which expects that it blocks.
private enum InheritedDescriptor {
  static func copy(_ handle: Handle) -> Int32? {
    guard let kind = HandleTable.kind(of: handle), [.file, .pipe, .socket].contains(kind),
      let slot = try? HandleTable.lock(handle, kind, for: .lookUp)
    else { return nil }
    let descriptor = kind == .file ? slot.file.value.descriptor : slot.socket.value.descriptor
    let copy = SystemCalls.duplicate(descriptor)
    slot.unlock()
    guard copy >= 0 else { return nil }
    SystemCalls.makeBlocking(Int32(copy))
    return Int32(copy)
  }
}

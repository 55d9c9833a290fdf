// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
public import CWin32

/// jobapi.h, jobapi2.h and winbase.h: job objects. Rules JOB-*.

private func createJob(_ name: ObjectName?) -> HANDLE? {
  unsafe Stable<WaitObject>.create(.job, .job(JobSignal(number: 0)), name: name) { object in
    object.value.signal = .job(Jobs.make())
  }
}

@c @implementation public func CreateJobObjectA(_ security: LPSECURITY_ATTRIBUTES?, _ name: LPCSTR?) -> HANDLE? {
  unsafe createJob(ObjectName(name))
}

@c @implementation public func CreateJobObjectW(_ security: LPSECURITY_ATTRIBUTES?, _ name: LPCWSTR?) -> HANDLE? {
  unsafe createJob(ObjectName(name))
}

@c @implementation public func OpenJobObjectA(_ access: DWORD, _ inherit: BOOL, _ name: LPCSTR?) -> HANDLE? {
  unsafe Stable<WaitObject>.open(.job, ObjectName(name))
}

@c @implementation public func OpenJobObjectW(_ access: DWORD, _ inherit: BOOL, _ name: LPCWSTR?) -> HANDLE? {
  unsafe Stable<WaitObject>.open(.job, ObjectName(name))
}

extension Jobs {
  /// The number of the job that a handle names.
  fileprivate static func number(_ job: HANDLE?) -> Int? {
    guard let object = unsafe Stable<WaitObject>.retained(job, .job) else { return nil }
    defer { object.release() }
    guard case .job(let signal) = (Dispatcher.lock.withLock { object.value.signal }) else { return nil }
    return signal.number
  }

  /// Runs `body` with the number of a job and a process; it answers a Win32 code.
  fileprivate static func with(
    _ job: HANDLE?, _ process: HANDLE?, _ body: (Int, Stable<WaitObject>) -> Int32
  ) -> BOOL {
    guard let number = unsafe number(job), let object = unsafe Stable<WaitObject>.retained(process, .process) else {
      return LastError.fail(ERROR_INVALID_HANDLE)
    }
    defer { object.release() }
    let code = body(number, object)
    return code == 0 ? 1 : LastError.fail(code)
  }
}

@c @implementation public func AssignProcessToJobObject(_ job: HANDLE?, _ process: HANDLE?) -> BOOL {
  unsafe Jobs.with(job, process) { Jobs.assign($1, to: $0) }
}

@c @implementation public func TerminateJobObject(_ job: HANDLE?, _ code: UINT) -> BOOL {
  guard let number = unsafe Jobs.number(job) else { return LastError.fail(ERROR_INVALID_HANDLE) }
  Jobs.terminate(number, code)
  return 1
}

@c @implementation public func IsProcessInJob(_ process: HANDLE?, _ job: HANDLE?, _ result: PBOOL?) -> BOOL {
  guard let object = unsafe Stable<WaitObject>.retained(process, .process) else {
    return LastError.fail(ERROR_INVALID_HANDLE)
  }
  defer { object.release() }
  guard let result = unsafe result else { return LastError.fail(ERROR_NOACCESS) }
  var number: Int?
  if unsafe job != nil {
    number = unsafe Jobs.number(job)
    if number == nil { return LastError.fail(ERROR_INVALID_HANDLE) }
  }
  unsafe result.pointee = Jobs.contains(object, number) ? 1 : 0
  return 1
}

// MARK: Settings

@c @implementation public func SetInformationJobObject(
  _ job: HANDLE?, _ kind: JOBOBJECTINFOCLASS, _ information: LPVOID?, _ size: DWORD
) -> BOOL {
  guard let number = unsafe Jobs.number(job) else { return LastError.fail(ERROR_INVALID_HANDLE) }
  guard let information = unsafe information else { return LastError.fail(ERROR_NOACCESS) }
  func has<Value>(_ type: Value.Type) -> Bool { Int(size) == MemoryLayout<Value>.size }
  // SAFETY: the caller's memory has `size` bytes, which are those of the structure.
  switch kind {
  case JobObjectAssociateCompletionPortInformation:
    guard unsafe has(JOBOBJECT_ASSOCIATE_COMPLETION_PORT.self) else { return LastError.fail(ERROR_BAD_LENGTH) }
    let port = unsafe information.loadUnaligned(as: JOBOBJECT_ASSOCIATE_COMPLETION_PORT.self)
    return unsafe associate(number, port.CompletionPort, UInt(bitPattern: port.CompletionKey))
  case JobObjectBasicLimitInformation:
    guard has(JOBOBJECT_BASIC_LIMIT_INFORMATION.self) else { return LastError.fail(ERROR_BAD_LENGTH) }
    let limits = unsafe information.loadUnaligned(as: JOBOBJECT_BASIC_LIMIT_INFORMATION.self)
    return limit(number, limits, isExtended: false)
  case JobObjectExtendedLimitInformation:
    guard has(JOBOBJECT_EXTENDED_LIMIT_INFORMATION.self) else { return LastError.fail(ERROR_BAD_LENGTH) }
    let limits = unsafe information.loadUnaligned(as: JOBOBJECT_EXTENDED_LIMIT_INFORMATION.self)
    return limit(number, limits.BasicLimitInformation, isExtended: true)
  default: return LastError.fail(ERROR_INVALID_PARAMETER)
  }
}

/// One port for life; NULL parts from it. Processes that are there already are told of.
private func associate(_ number: Int, _ handle: HANDLE?, _ key: UInt) -> BOOL {
  var port: Stable<Port>?
  if unsafe handle != nil {
    do throws(EngineError) { port = try Port.retained(Handle(handle)) } catch {
      return LastError.fail(StatusTable.win32(error))
    }
  }
  let former = Jobs.change(number) { job -> Stable<Port>? in
    if job.port != nil, port != nil { return port }
    defer { job.port = port }
    let former = job.port
    job.port = port
    job.key = key
    for process in job.processes { job.tell(JOB_OBJECT_MSG_NEW_PROCESS, about: process.process.number) }
    return former
  }
  let isRefused = port != nil && former == .some(port)
  if let former, let left = former { left.release() }
  return isRefused ? LastError.fail(ERROR_INVALID_PARAMETER) : 1
}

/// Limits that Linux has no means for are refused rather than forgotten.
private func limit(_ number: Int, _ limits: JOBOBJECT_BASIC_LIMIT_INFORMATION, isExtended: Bool) -> BOOL {
  let basic = DWORD(JOB_OBJECT_LIMIT_ACTIVE_PROCESS)
  let extended =
    DWORD(JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE) | DWORD(JOB_OBJECT_LIMIT_BREAKAWAY_OK)
    | DWORD(JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK) | DWORD(JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION)
  let all: DWORD = 0x7fff
  let flags = limits.LimitFlags
  if flags & ~(isExtended ? all : 0xff) != 0 { return LastError.fail(ERROR_INVALID_PARAMETER) }
  if flags & ~(basic | (isExtended ? extended : 0)) != 0 { return LastError.fail(ERROR_NOT_SUPPORTED) }
  if flags & basic != 0, limits.ActiveProcessLimit == 0 { return LastError.fail(ERROR_INVALID_PARAMETER) }
  if flags & DWORD(JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE) != 0 { JobExit.arm() }
  _ = Jobs.change(number) { job in
    job.flags = flags
    job.activeLimit = limits.ActiveProcessLimit
  }
  return 1
}

private enum JobExit {
  private static let armed: Void = SystemCalls.atExit { Jobs.endAtExit() }
  static func arm() { _ = armed }
}

// MARK: Questions

/// A job of NULL is the one that this process is in.
@c @implementation public func QueryInformationJobObject(
  _ job: HANDLE?, _ kind: JOBOBJECTINFOCLASS, _ information: LPVOID?, _ size: DWORD, _ needed: LPDWORD?
) -> BOOL {
  guard let number = unsafe Jobs.number(job) else { return LastError.fail(ERROR_INVALID_HANDLE) }
  guard let information = unsafe information else { return LastError.fail(ERROR_NOACCESS) }
  guard let job = Jobs.change(number, { $0 }) else { return LastError.fail(ERROR_INVALID_HANDLE) }
  func give<Value>(_ value: Value) -> BOOL {
    let length = MemoryLayout<Value>.size
    if let needed = unsafe needed { unsafe needed.pointee = DWORD(length) }
    guard Int(size) == length else { return LastError.fail(ERROR_BAD_LENGTH) }
    // SAFETY: the caller's memory has `size` bytes.
    unsafe withUnsafeBytes(of: value) { unsafe information.copyMemory(from: $0.baseAddress!, byteCount: length) }
    return 1
  }
  switch kind {
  case JobObjectBasicAccountingInformation: return give(job.accounting)
  case JobObjectBasicLimitInformation: return give(job.basicLimits)
  case JobObjectExtendedLimitInformation:
    var limits = JOBOBJECT_EXTENDED_LIMIT_INFORMATION()
    limits.BasicLimitInformation = job.basicLimits
    return give(limits)
  case JobObjectBasicProcessIdList: return unsafe job.list(to: information, Int(size), needed)
  default: return LastError.fail(ERROR_INVALID_PARAMETER)
  }
}

extension Job {
  /// Times are those of processes that have ended.
  fileprivate var accounting: JOBOBJECT_BASIC_ACCOUNTING_INFORMATION {
    var facts = JOBOBJECT_BASIC_ACCOUNTING_INFORMATION()
    unsafe facts.TotalUserTime.QuadPart = userMicroseconds * 10
    unsafe facts.TotalKernelTime.QuadPart = systemMicroseconds * 10
    facts.ThisPeriodTotalUserTime = facts.TotalUserTime
    facts.ThisPeriodTotalKernelTime = facts.TotalKernelTime
    facts.TotalProcesses = total
    facts.ActiveProcesses = DWORD(processes.count)
    facts.TotalTerminatedProcesses = terminated
    return facts
  }

  fileprivate var basicLimits: JOBOBJECT_BASIC_LIMIT_INFORMATION {
    var limits = JOBOBJECT_BASIC_LIMIT_INFORMATION()
    limits.LimitFlags = flags
    limits.ActiveProcessLimit = activeLimit
    return limits
  }

  /// Two counts, then as many numbers as fit.
  fileprivate func list(to memory: LPVOID, _ size: Int, _ needed: LPDWORD?) -> BOOL {
    let room = size - 8
    guard room >= 8 else { return LastError.fail(ERROR_BAD_LENGTH) }
    let fitting = min(processes.count, room / 8)
    // SAFETY: 8 + 8 * `fitting` <= `size`, the bytes of the caller's memory.
    unsafe memory.storeBytes(of: DWORD(processes.count), as: DWORD.self)
    unsafe memory.storeBytes(of: DWORD(fitting), toByteOffset: 4, as: DWORD.self)
    for index in 0..<fitting {
      unsafe memory.storeBytes(
        of: UInt(UInt32(bitPattern: processes[index].process.number)), toByteOffset: 8 + 8 * index, as: UInt.self)
    }
    if let needed = unsafe needed { unsafe needed.pointee = DWORD(8 + 8 * max(1, fitting)) }
    return fitting == processes.count ? 1 : LastError.fail(ERROR_MORE_DATA)
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// A job as an object: which one. It is signalled by nothing that Linux could tell.
struct JobSignal {
  let number: Int
}

/// What a job is: processes, a port that hears of them, limits. Rules JOB-*.
///
/// Lives while a handle or a process refers to it. A process of this one's children belongs
/// to a job because it was assigned; its own children do not follow it there, since Linux
/// tells nobody of them.
struct Job {
  var processes: [Stable<WaitObject>] = []
  var port: Stable<Port>?
  var key: UInt = 0
  var flags: DWORD = 0
  var activeLimit: DWORD = 0
  var hasHandles = true
  // Of those that were ever in it.
  var total: DWORD = 0
  var terminated: DWORD = 0
  var userMicroseconds: Int64 = 0
  var systemMicroseconds: Int64 = 0

  func tell(_ message: Int32, about process: Int32) {
    // A full port, or a closed one: the message is lost, as its page says of all but limits.
    try? port?.post(
      Packet(key: key, token: UInt(UInt32(bitPattern: process)), bytes: UInt32(bitPattern: message)), handle: .none)
  }
}

/// The jobs of this program, by number.
enum Jobs {
  private struct Table {
    var jobs: [Int: Job] = [:]
    var last = 0
  }

  // Taken before the lock of a port, and after no other but that of names.
  private static let table = Guarded(Table())

  static func make() -> JobSignal {
    table.withLock { table in
      table.last += 1
      table.jobs[table.last] = Job()
      return JobSignal(number: table.last)
    }
  }

  static func change<Result>(_ number: Int, _ body: (inout Job) -> Result) -> Result? {
    table.withLock { table in
      guard var job = table.jobs[number] else { return nil }
      defer { table.jobs[number] = job }
      return body(&job)
    }
  }

  /// The last handle was closed.
  static func lastHandleClosed(_ number: Int) {
    let members = table.withLock { table -> [Stable<WaitObject>] in
      guard var job = table.jobs[number] else { return [] }
      job.hasHandles = false
      table.jobs[number] = job
      forgetIfUnused(number, &table)
      guard job.flags & DWORD(JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE) != 0 else { return [] }
      for process in job.processes { process.value.retain() }
      return job.processes
    }
    end(members, 0)
  }

  /// Ends what is in a job, this process last.
  static func terminate(_ number: Int, _ code: UInt32) {
    let members = change(number) { job -> [Stable<WaitObject>] in
      for process in job.processes { process.value.retain() }
      return job.processes
    }
    end(members ?? [], code)
  }

  private static func end(_ members: [Stable<WaitObject>], _ code: UInt32) {
    for process in members where process != WaitObject.process {
      _ = ProcessObject.terminate(process, code)
      process.release()
    }
    if members.contains(WaitObject.process) { _ = ProcessObject.terminate(WaitObject.process, code) }
  }

  // MARK: Processes

  /// Answers a Win32 code; 0 when the process is in the job now. One process is in one job.
  static func assign(_ process: Stable<WaitObject>, to number: Int) -> Int32 {
    let (code, ends) = table.withLock { table -> (Int32, Bool) in
      guard var job = table.jobs[number] else { return (ERROR_INVALID_HANDLE, false) }
      if job.processes.contains(process) { return (0, false) }
      if table.jobs.values.contains(where: { $0.processes.contains(process) }) { return (ERROR_ACCESS_DENIED, false) }
      if process.process.hasEnded { return (ERROR_ACCESS_DENIED, false) }
      if job.flags & DWORD(JOB_OBJECT_LIMIT_ACTIVE_PROCESS) != 0, job.processes.count >= Int(job.activeLimit) {
        job.tell(JOB_OBJECT_MSG_ACTIVE_PROCESS_LIMIT, about: 0)
        job.terminated += 1
        table.jobs[number] = job
        return (ERROR_NOT_ENOUGH_QUOTA, true)
      }
      add(process, to: &job)
      table.jobs[number] = job
      return (0, false)
    }
    // It is too much, and ends (Microsoft Learn, JOBOBJECT_BASIC_LIMIT_INFORMATION).
    if ends { _ = ProcessObject.terminate(process, UInt32(ERROR_NOT_ENOUGH_QUOTA)) }
    return code
  }

  private static func add(_ process: Stable<WaitObject>, to job: inout Job) {
    process.value.retain()
    job.processes.append(process)
    job.total += 1
    job.tell(JOB_OBJECT_MSG_NEW_PROCESS, about: process.process.number)
  }

  /// A child of this process is in this process' jobs.
  static func inherit(_ child: Stable<WaitObject>) {
    let numbers = table.withLock { table in
      table.jobs.filter { job in
        let leaves = DWORD(JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK)
        return job.value.flags & leaves == 0 && job.value.processes.contains(WaitObject.process)
      }.map(\.key)
    }
    for number in numbers { _ = assign(child, to: number) }
  }

  static func processEnded(_ process: Stable<WaitObject>, _ number: Int32, _ code: UInt32, _ end: ProcessEnd?) {
    let count = table.withLock { table in
      var count = 0
      for name in table.jobs.filter({ $0.value.processes.contains(process) }).map(\.key) {
        guard var job = table.jobs[name] else { continue }
        job.processes.removeAll { $0 == process }
        job.userMicroseconds += end?.userMicroseconds ?? 0
        job.systemMicroseconds += end?.systemMicroseconds ?? 0
        let message = ExitCode.isAbnormal(code) ? JOB_OBJECT_MSG_ABNORMAL_EXIT_PROCESS : JOB_OBJECT_MSG_EXIT_PROCESS
        job.tell(message, about: number)
        if job.processes.isEmpty { job.tell(JOB_OBJECT_MSG_ACTIVE_PROCESS_ZERO, about: 0) }
        table.jobs[name] = job
        forgetIfUnused(name, &table)
        count += 1
      }
      return count
    }
    for _ in 0..<count { process.release() }
  }

  private static func forgetIfUnused(_ number: Int, _ table: inout Table) {
    guard let job = table.jobs[number], !job.hasHandles, job.processes.isEmpty else { return }
    table.jobs[number] = nil
    job.port?.release()
  }

  /// Whether the process is in this job, or, without one, in any.
  static func contains(_ process: Stable<WaitObject>, _ number: Int?) -> Bool {
    table.withLock { table in
      if let number { return table.jobs[number]?.processes.contains(process) ?? false }
      return table.jobs.values.contains { $0.processes.contains(process) }
    }
  }

  /// The program exits in order: its handles are closed then.
  static func endAtExit() {
    if HandleTable.isForked { return }
    let numbers = table.withLock { table in table.jobs.filter { $0.value.hasHandles }.map(\.key) }
    for number in numbers {
      _ = change(number) { job in job.processes.removeAll { $0 == WaitObject.process } }
      lastHandleClosed(number)
    }
  }
}

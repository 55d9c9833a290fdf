// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// What is pending, and why, for somebody who looks at a process that is stuck: ports with
/// their packets and threads, handles with their operations.
///
/// Asked for by a signal, written by the backstop thread. It costs nothing until then, but
/// for the processor's counter, which is kept when an operation begins to wait. One lock
/// is held at a time, so that what the lines say may have been true at different moments.
enum Dump {
  /// Counter and clock at the beginning: together with those of now they tell what the
  /// counter's ticks are.
  private static let origin = (ticks: csystem_ticks(), nanoseconds: SystemCalls.monotonicNanoseconds())

  /// Called once, by the thread that is going to write.
  static func prepare(wakingWith descriptor: Int32) {
    _ = origin
    csystem_await_dump(descriptor)
  }

  @inline(__always)
  static var isWanted: Bool { csystem_dump_asked() != 0 }

  @inline(never)
  static func write() {
    var lines = Lines()
    lines.add("process \(Process.id)")
    let ports = PortLine.all()
    for port in ports { port.describe(in: &lines) }
    var pending = 0
    for kind in [HandleKind.socket, .pipe, .folder] {
      HandleTable.forEach(kind) { slot in
        let socket = SocketLine(slot.socket, kind, ports)
        slot.unlock()
        pending += socket.operations.count
        socket.describe(in: &lines)
      }
    }
    HandleTable.forEach(.file) { slot in
      let file = FileLine(slot.file, ports)
      slot.unlock()
      pending += file.operations.count
      file.describe(in: &lines)
    }
    let files = BlockingThreads.shared.counts
    if files.threads > 0 {
      lines.add("threads for files: \(files.threads), \(files.running) at work, \(files.waiting) operations wait")
    }
    lines.add("\(pending) operations wait in all")
    for port in ports { port.conclude(in: &lines, pending: pending) }
    var text = lines.text
    text.withUTF8 { bytes in
      guard let base = bytes.baseAddress else { return }
      unsafe csystem_give_dump(UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self), UInt(bytes.count))
    }
  }

  static func seconds(since ticks: UInt64) -> String {
    let now = (ticks: csystem_ticks(), nanoseconds: SystemCalls.monotonicNanoseconds())
    let passed = Double(now.ticks &- origin.ticks)
    guard ticks != 0, passed > 0, now.ticks >= ticks else { return "?" }
    let perTick = Double(now.nanoseconds - origin.nanoseconds) / passed
    let milliseconds = Int(Double(now.ticks - ticks) * perTick / 1e6)
    let rest = milliseconds % 1000
    return "\(milliseconds / 1000).\(rest < 100 ? "0" : "")\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Each begins like those of the verifier, so that both can be told from the program's.
  struct Lines {
    private(set) var text = ""
    mutating func add(_ line: String) { text += "iocp-dump: \(line)\n" }
  }
}

/// A port as it was when its lock was held.
private struct PortLine {
  struct Thread {
    let id: Int32
    let place: String
  }

  let port: Stable<Port>
  let handle: Handle
  private var packets = 0
  private var limit: Int32 = 0
  private var running: Int32 = 0
  private var parked = 0
  private var waits = 0
  private var leadership = ""
  private var threads: [Thread] = []

  static func all() -> [PortLine] {
    var ports: [PortLine] = []
    HandleTable.forEach(.port) { slot in
      ports.append(PortLine(slot.port, slot.handle))
      slot.unlock()
    }
    return ports
  }

  private init(_ port: Stable<Port>, _ handle: Handle) {
    self.port = port
    self.handle = handle
    port.value.lock.lock()
    defer { port.value.lock.unlock() }
    packets = port.value.lifecycle.queue.count
    limit = port.value.lifecycle.limit
    running = port.value.lifecycle.running
    waits = port.value.waited.load(ordering: .relaxed) - port.value.lifecycle.ended
    leadership = "\(port.value.lifecycle.leadership)"
    var waiting = Set<Int32>()
    var each = port.value.lifecycle.parked.latest
    while let waiter = each {
      parked += 1
      waiting.insert(waiter.value.id)
      each = waiter.value.older
    }
    each = port.value.lifecycle.firstBound
    while let waiter = each, threads.count < Limits.threadsPerLook {
      let isLeading = waiter.value.leading == port
      let place =
        switch waiter.value.place {
        case .running: "has a packet in hand"
        case .lost: "has a packet in hand, and blocks: its place went to another thread"
        case .none:
          isLeading
            ? "waits, and watches the handles"
            : waiting.contains(waiter.value.id) ? "waits" : "is elsewhere"
        }
      threads.append(Thread(id: waiter.value.id, place: place))
      each = waiter.value.nextBound
    }
  }

  func describe(in lines: inout Dump.Lines) {
    lines.add(
      "port \(Report.hexadecimal(handle.word)): \(packets) packets queued, \(running) of at most \(limit) threads run, "
        + "\(parked) parked, leadership \(leadership), \(waits) operations wait")
    for thread in threads {
      let sleep = csystem_thread_sleeps(thread.id) != 0 ? ", asleep in the kernel" : ""
      lines.add("  thread \(thread.id) \(thread.place)\(sleep)")
    }
  }

  /// What stops it, if that can be seen.
  func conclude(in lines: inout Dump.Lines, pending: Int) {
    let name = "port \(Report.hexadecimal(handle.word))"
    let isAwaited = parked > 0 || leadership != "none" && leadership != "backstop"
    if packets > 0, threads.isEmpty {
      lines.add("\(name): packets are queued, and no thread has ever come for them, or all have ended")
    } else if packets > 0, !isAwaited {
      lines.add("\(name): packets are queued, and each of its \(threads.count) threads is elsewhere or has one in hand")
    } else if packets > 0, running >= limit {
      lines.add("\(name): packets are queued, and the threads that may run at once (\(limit)) have one in hand each")
    } else if isAwaited, packets == 0, pending == 0 {
      lines.add("\(name): threads wait, and no operation is pending anywhere: only a post can end that")
    }
  }

  static func name(of port: Stable<Port>?, among ports: [PortLine]) -> String {
    guard let port else { return "no port" }
    guard let line = ports.first(where: { $0.port == port }) else { return "a port that was closed" }
    return "port \(Report.hexadecimal(line.handle.word))"
  }
}

/// An operation that waits, copied while its record could not go away.
private struct OperationLine {
  private let kind: Operation.Kind
  private let token: UInt
  private let progress: Int
  private let length: Int
  private let since: UInt64
  private let submitter: Int32

  init(_ operation: Stable<Operation>) {
    kind = operation.value.kind
    token = operation.value.token
    progress = operation.value.progress
    length = operation.value.length
    since = operation.value.sinceTicks
    submitter = operation.value.submitter
  }

  static func all(_ queue: borrowing OperationQueue) -> [OperationLine] {
    var operations: [OperationLine] = []
    var each = queue.first
    while let operation = each, operations.count < Limits.operationsPerDump {
      operations.append(OperationLine(operation))
      each = operation.value.next
    }
    return operations
  }

  func describe(in lines: inout Dump.Lines) {
    lines.add(
      "  \(kind.words): \(progress) of \(length) bytes, for \(Dump.seconds(since: since)) s, "
        + "token \(Report.hexadecimal(token)), submitted by thread \(submitter)")
    for frame in Verifier.submission(of: token) { lines.add("    \(frame)") }
  }
}

private struct SocketLine {
  private let title: String
  let operations: [OperationLine]

  /// The slot is locked.
  init(_ socket: Stable<Socket>, _ kind: HandleKind, _ ports: [PortLine]) {
    operations = OperationLine.all(socket.value.receives) + OperationLine.all(socket.value.sends)
    let port = PortLine.name(of: socket.value.port, among: ports)
    let starved = socket.value.isStarved ? ", lacks descriptors or memory" : ""
    title =
      "\(kind.name ?? "handle") \(Report.hexadecimal(socket.value.handle.word)): descriptor "
      + "\(socket.value.descriptor), \(port), key \(Report.hexadecimal(socket.value.key)), "
      + "\(operations.count) operations wait\(starved)"
  }

  func describe(in lines: inout Dump.Lines) {
    lines.add(title)
    for operation in operations { operation.describe(in: &lines) }
  }
}

private struct FileLine {
  private let title: String
  let operations: [OperationLine]

  /// The slot is locked.
  init(_ file: Stable<File>, _ ports: [PortLine]) {
    operations = OperationLine.all(file.value.writes)
    title =
      "file \(Report.hexadecimal(file.value.handle.word)): descriptor \(file.value.descriptor), "
      + "\(PortLine.name(of: file.value.port, among: ports)), \(file.value.isWriting ? "a write is under way, " : "")"
      + "\(operations.count) writes wait"
  }

  func describe(in lines: inout Dump.Lines) {
    lines.add(title)
    for operation in operations { operation.describe(in: &lines) }
  }
}

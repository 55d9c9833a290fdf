// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// Tells of findings on standard error, once each: as text, or as one object of JSON in a
/// line. Every line begins with `iocp-verify:`.
struct Report {
  static let prefix = "iocp-verify:"
  /// For a continuous integration's eyes.
  static let fatalStatus: Int32 = 86

  private let isJSON: Bool
  private let isFatal: Bool
  let wantsLeaks: Bool
  private let suppressions: Suppressions
  private var told: Set<[UInt32]> = []

  init() {
    isJSON = Self.environment("IOCP_VERIFY_FORMAT") == "json"
    let words = (Self.environment("IOCP_VERIFY") ?? "").split(separator: ",")
    isFatal = words.contains("fatal")
    wantsLeaks = words.contains("leaks")
    suppressions = Suppressions(file: Self.environment("IOCP_VERIFY_SUPPRESS"))
  }

  private static func environment(_ name: String) -> String? {
    guard let value = unsafe csystem_environment(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// Whether it is new. Bounded: who has seen a hundred findings does not read on.
  mutating func isNew(_ finding: Finding) -> Bool {
    var identity = finding.stacks.map(\.place.stack)
    identity.append(UInt32(truncatingIfNeeded: Finding.ID.allCases.firstIndex(of: finding.id) ?? 0))
    return told.count < Limits.findings && told.insert(identity).inserted
  }

  func tell(_ finding: Finding) {
    let stacks = finding.stacks.map { (label: $0.label, thread: $0.place.thread, frames: Self.frames($0.place.stack)) }
    if suppressions.cover(finding.id, stacks.flatMap(\.frames)) { return }
    let text = isJSON ? Self.json(finding, stacks) : Self.text(finding, stacks)
    var bytes = text
    bytes.withUTF8 { utf8 in
      guard let base = utf8.baseAddress else { return }
      unsafe csystem_write_lines(UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self), utf8.count)
    }
    if isFatal { csystem_exit_now(Self.fatalStatus) }
  }

  static func frames(_ stack: UInt32) -> [String] {
    var lines: [String] = []
    // SAFETY: the list outlives the call.
    unsafe withUnsafeMutablePointer(to: &lines) { lines in
      unsafe csystem_describe_stack(stack, lines) { context, text in
        guard let context = unsafe context, let text = unsafe text else { return }
        unsafe context.assumingMemoryBound(to: [String].self).pointee.append(String(cString: text))
      }
    }
    return lines
  }

  private typealias Stacks = [(label: String, thread: Int32, frames: [String])]

  private static func text(_ finding: Finding, _ stacks: Stacks) -> String {
    var lines = ["\(finding.id.rawValue): \(finding.text)"]
    if let operation = words(finding) { lines.append("  operation: \(operation)") }
    if finding.handle != .none { lines.append("  handle: \(hexadecimal(finding.handle.word))") }
    for stack in stacks {
      lines.append("  \(stack.label), by thread \(stack.thread):")
      for (number, frame) in stack.frames.enumerated() { lines.append("    #\(number) \(frame)") }
    }
    return lines.map { "\(prefix) \($0)\n" }.joined()
  }

  private static func words(_ finding: Finding) -> String? {
    guard let entry = finding.entry else { return nil }
    let age = (finding.momentNanoseconds - entry.beganNanoseconds) / 1_000
    var words = "\(entry.kind.words), OVERLAPPED \(hexadecimal(entry.token))"
    if entry.buffer.length > 0 { words += ", \(entry.buffer.length) bytes at \(hexadecimal(entry.buffer.base))" }
    return words + ", submitted \(age) microseconds ago by thread \(entry.submission.thread)"
  }

  private static func json(_ finding: Finding, _ stacks: Stacks) -> String {
    var fields = ["\"id\":\(quoted(finding.id.rawValue))", "\"text\":\(quoted(finding.text))"]
    fields.append("\"handle\":\(quoted(hexadecimal(finding.handle.word)))")
    fields.append("\"thread\":\(stacks.first?.thread ?? 0)")
    if let entry = finding.entry {
      fields.append("\"operation\":\(quoted(entry.kind.words))")
      fields.append("\"overlapped\":\(quoted(hexadecimal(entry.token)))")
    }
    let each = stacks.map { stack in
      let frames = stack.frames.map(quoted).joined(separator: ",")
      return "{\"label\":\(quoted(stack.label)),\"thread\":\(stack.thread),\"frames\":[\(frames)]}"
    }
    fields.append("\"stacks\":[\(each.joined(separator: ","))]")
    return "\(prefix) {\(fields.joined(separator: ","))}\n"
  }

  static func hexadecimal(_ word: UInt) -> String { "0x" + String(word, radix: 16) }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20:
        quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

/// What is known and not to be told again: a file with a line for each, an id or `*`, then,
/// if wanted, words that one of the frames has to contain. `#` begins a comment.
struct Suppressions {
  private var rules: [(id: String, words: String)] = []

  init(file: String?) {
    guard let file else {
      self.init(text: "")
      return
    }
    let capacity = 1 << 16
    let text = unsafe String(unsafeUninitializedCapacity: capacity) { bytes in
      let base = unsafe bytes.baseAddress.map { unsafe UnsafeMutableRawPointer($0).assumingMemoryBound(to: CChar.self) }
      return unsafe max(0, SystemCalls.readWhole(file, base, capacity))
    }
    self.init(text: text)
  }

  init(text: String) {
    for line in text.split(separator: "\n") {
      let rule = line.prefix { $0 != "#" }.split(separator: " ", maxSplits: 1).map(String.init)
      guard let id = rule.first else { continue }
      var words = rule.count > 1 ? Substring(rule[1]) : ""
      while words.last == " " { words.removeLast() }
      while words.first == " " { words.removeFirst() }
      rules.append((id, String(words)))
    }
  }

  func cover(_ id: Finding.ID, _ frames: [String]) -> Bool {
    rules.contains { rule in
      (rule.id == "*" || rule.id == id.rawValue)
        && (rule.words.isEmpty || frames.contains { $0.contains(rule.words) })
    }
  }
}

extension String {
  /// Whether `part` occurs in it, byte by byte.
  fileprivate func contains(_ part: String) -> Bool {
    let text = Array(utf8)
    let wanted = Array(part.utf8)
    guard !wanted.isEmpty, wanted.count <= text.count else { return wanted.isEmpty }
    return (0...text.count - wanted.count).contains { text[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }
}

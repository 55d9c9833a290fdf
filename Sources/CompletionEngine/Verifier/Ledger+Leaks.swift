// SPDX-License-Identifier: Apache-2.0

/// What is left when the process ends. Windows gives it all back, so it is told only to
/// those who ask for it.
extension Ledger {
  func leaks() -> [Finding] {
    var findings: [Finding] = []
    for entry in entries where entry.token != 0 && entry.state != .ended && !entry.isTainted {
      let isUndrained = entry.state == .queued && entry.ending == .cancelled
      findings.append(
        Finding(
          isUndrained ? .closedUndrained : .leak,
          isUndrained
            ? "the handle of a \(entry.kind.words) was closed, and the packet of the operation was never dequeued"
            : "a \(entry.kind.words) was \(entry.state == .pending ? "pending" : "not dequeued") at the process's end",
          entry.handle, "submitted here", entry.submission))
    }
    for (handle, opened) in handles.opened.sorted(by: { $0.key < $1.key }) {
      guard let name = opened.kind.name else { continue }
      findings.append(
        Finding(
          .leak, "a \(name) was open when the process ended", Handle(rawValue: handle), "opened here", opened.place))
    }
    for (_, memory) in registered.sorted(by: { $0.key < $1.key }) {
      findings.append(
        Finding(
          .leak, "\(memory.length) bytes were registered when the process ended", .none, "registered here", memory.place
        ))
    }
    return findings
  }
}

extension HandleKind {
  /// Of those that a program opens itself.
  package var name: String? {
    switch self {
    case .port: "port"
    case .socket: "socket"
    case .file: "file"
    case .pipe: "pipe"
    case .folder: "folder"
    default: nil
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// Which files this process has open through handles, as what, and what they allow
/// others: the share modes of CreateFile. Other processes are not asked; Linux has no
/// share modes.
struct OpenFiles {
  struct Use: Equatable {
    var reads = false
    var writes = false
    var deletes = false

    /// Whether a share mode allows all of it.
    func isAllowed(by share: DWORD) -> Bool {
      (!reads || share & DWORD(FILE_SHARE_READ) != 0) && (!writes || share & DWORD(FILE_SHARE_WRITE) != 0)
        && (!deletes || share & DWORD(FILE_SHARE_DELETE) != 0)
    }

    /// Only attributes: neither asks nor excludes.
    var isNothing: Bool { !reads && !writes && !deletes }
  }

  struct File: Hashable {
    let device: UInt64
    let number: UInt64

    init(_ facts: SystemCalls.FileFacts) {
      device = facts.device
      number = facts.number
    }
  }

  private struct Entry {
    let file: File
    let use: Use
    let share: DWORD
    /// Where it is deleted when the handle is closed.
    let path: String?
  }

  private var entries: [Handle: Entry] = [:]
  private var handles: [File: [Handle]] = [:]
  private var deletesAtExit = false

  private static let shared = Guarded(OpenFiles())

  /// Enters a handle, if what is open already allows it.
  static func add(
    _ handle: Handle, _ facts: SystemCalls.FileFacts, _ use: Use, share: DWORD, deletedOnClose path: String?
  ) -> Bool {
    if use.isNothing, path == nil { return true }
    return shared.withLock { $0.add(handle, Entry(file: File(facts), use: use, share: share, path: path)) }
  }

  /// The handle is closed: what it excluded is possible again.
  static func remove(_ handle: Handle) {
    let path = shared.withLock { $0.remove(handle) }
    if let path { _ = SystemCalls.unlink(path) }
  }

  /// Whether a file may be deleted or renamed: everybody who has it open must allow it.
  static func allowsDeletion(of facts: SystemCalls.FileFacts) -> Bool {
    shared.withLock { files in
      files.others(of: File(facts)).allSatisfy { $0.share & DWORD(FILE_SHARE_DELETE) != 0 }
    }
  }

  private func others(of file: File) -> [Entry] { (handles[file] ?? []).compactMap { entries[$0] } }

  private mutating func add(_ handle: Handle, _ entry: Entry) -> Bool {
    let isAllowed = others(of: entry.file).allSatisfy {
      entry.use.isAllowed(by: $0.share) && $0.use.isAllowed(by: entry.share)
    }
    guard isAllowed else { return false }
    entries[handle] = entry
    handles[entry.file, default: []].append(handle)
    if entry.path != nil, !deletesAtExit {
      deletesAtExit = true
      // The system closes what a process leaves open, and then deletes it.
      SystemCalls.atExit { OpenFiles.deleteAll() }
    }
    return true
  }

  /// Answers the path to delete, if the handle was the one that deletes.
  private mutating func remove(_ handle: Handle) -> String? {
    guard let entry = entries.removeValue(forKey: handle) else { return nil }
    handles[entry.file]?.removeAll { $0 == handle }
    if handles[entry.file]?.isEmpty == true { handles[entry.file] = nil }
    guard let path = entry.path, let now = SystemCalls.facts(ofPath: path, followsLinks: false) else { return nil }
    // The name may belong to another file by now.
    return File(now) == entry.file ? path : nil
  }

  private static func deleteAll() {
    // A child of fork(2) has nothing of its own to delete.
    if HandleTable.isForked { return }
    let handles = shared.withLock { files in files.entries.filter { $0.value.path != nil }.map(\.key) }
    for handle in handles { remove(handle) }
  }
}

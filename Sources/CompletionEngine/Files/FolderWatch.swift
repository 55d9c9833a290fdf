// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// What a Socket needs to be a folder that tells of changes in it: its descriptor is an
/// inotify(7) instance. Guarded by the lock of its handle's slot.
///
/// What has changed waits with the kernel until somebody asks. A folder below the
/// watched one needs a watch of its own, which is made when the folder is seen.
package struct FolderWatch: ~Copyable {
  package struct Change: Equatable, Sendable {
    package enum Kind: Sendable { case added, removed, modified, oldName, newName }
    package let kind: Kind
    /// From the watched folder on, with `/` between folders.
    package let name: String
  }

  package struct Interest: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }
    package static let fileNames = Interest(rawValue: 1)
    package static let folderNames = Interest(rawValue: 2)
    package static let attributes = Interest(rawValue: 4)
    package static let contents = Interest(rawValue: 8)
    package static let accesses = Interest(rawValue: 16)
  }

  package let path: String
  /// The folder itself.
  package let folder: Int32
  /// Set by the first request, for life.
  private(set) var interest: Interest?
  private var isDeep = false
  /// Watch → the folder's name, empty or with a `/` at its end.
  private var folders: [Int32: String] = [:]
  private(set) var changes: [Change] = []
  /// More has changed than could be kept.
  private(set) var hasOverflowed = false

  init(_ path: String, _ folder: Int32) {
    self.path = path
    self.folder = folder
  }

  /// Begins to watch, the first time.
  mutating func begin(_ descriptor: Int32, _ interest: Interest, isDeep: Bool) throws(EngineError) {
    if self.interest != nil { return }
    self.interest = interest
    self.isDeep = isDeep
    let result = add(descriptor, "", tellsOfEntries: false)
    if result < 0 {
      self.interest = nil
      throw EngineError(.watch, .none, .system(Int32(-result)))
    }
  }

  /// Watches a folder, and what lies below it.
  private mutating func add(_ descriptor: Int32, _ name: String, tellsOfEntries: Bool) -> Int {
    guard folders.count < Limits.watchedFolders else { return -Int(ENOSPC) }
    let full = name.isEmpty ? path : path + "/" + name.dropLast()
    let watch = SystemCalls.addWatch(descriptor, full, events)
    if watch < 0 { return watch }
    folders[Int32(watch)] = name
    guard isDeep else { return 0 }
    for entry in SystemCalls.entries(of: full) ?? [] {
      // What was made before the watch was.
      if tellsOfEntries { note(.added, name + entry.name, isFolder: entry.isFolder) }
      if entry.isFolder {
        let result = add(descriptor, name + entry.name + "/", tellsOfEntries: tellsOfEntries)
        // A folder that has gone again is nothing to watch.
        if result < 0, result != -Int(ENOENT) { return result }
      }
    }
    return 0
  }

  private var events: UInt32 {
    guard let interest else { return 0 }
    var events = UInt32(IN_ONLYDIR)
    if isDeep || !interest.isDisjoint(with: [.fileNames, .folderNames]) {
      events |= UInt32(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO)
    }
    if interest.contains(.attributes) { events |= UInt32(IN_ATTRIB) }
    if interest.contains(.contents) { events |= UInt32(IN_MODIFY) }
    if interest.contains(.accesses) { events |= UInt32(IN_ACCESS) }
    return events
  }

  /// Takes what was noted; nil when it was too much.
  mutating func take() -> [Change]? {
    defer {
      changes = []
      hasOverflowed = false
    }
    return hasOverflowed ? nil : changes
  }

  // MARK: What the kernel tells

  /// Takes in a stretch of inotify(7) records.
  mutating func read(_ records: UnsafeRawBufferPointer, _ descriptor: Int32) {
    var place = 0
    var moved: (cookie: UInt32, name: String, isFolder: Bool)?
    while place + 16 <= records.count {
      let watch = unsafe records.loadUnaligned(fromByteOffset: place, as: Int32.self)
      let mask = unsafe records.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)
      let cookie = unsafe records.loadUnaligned(fromByteOffset: place + 8, as: UInt32.self)
      let length = unsafe Int(records.loadUnaligned(fromByteOffset: place + 12, as: UInt32.self))
      let text = unsafe records[(place + 16)..<(place + 16 + length)].prefix { $0 != 0 }
      let name = unsafe (folders[watch] ?? "") + String(decoding: text, as: UTF8.self)
      place += 16 + length
      let isFolder = mask & UInt32(IN_ISDIR) != 0
      if let from = moved, mask & UInt32(IN_MOVED_TO) == 0 || from.cookie != cookie {
        note(.removed, from.name, isFolder: from.isFolder)
        moved = nil
      }
      switch mask {
      case _ where mask & UInt32(IN_Q_OVERFLOW) != 0: hasOverflowed = true
      case _ where mask & UInt32(IN_IGNORED) != 0: folders[watch] = nil
      case _ where mask & UInt32(IN_MOVED_FROM) != 0: moved = (cookie, name, isFolder)
      case _ where mask & UInt32(IN_MOVED_TO) != 0:
        if let from = moved {
          note(.oldName, from.name, isFolder: isFolder)
          note(.newName, name, isFolder: isFolder)
          moved = nil
          if isFolder { rename(from.name + "/", name + "/") }
        } else {
          appeared(name, isFolder, descriptor)
        }
      case _ where mask & UInt32(IN_CREATE) != 0: appeared(name, isFolder, descriptor)
      case _ where mask & UInt32(IN_DELETE) != 0: note(.removed, name, isFolder: isFolder)
      case _ where length > 0: noteModified(name)
      // Of the watched folder itself.
      default: break
      }
    }
    if let from = moved { note(.removed, from.name, isFolder: from.isFolder) }
  }

  private mutating func appeared(_ name: String, _ isFolder: Bool, _ descriptor: Int32) {
    note(.added, name, isFolder: isFolder)
    guard isFolder, isDeep else { return }
    let result = add(descriptor, name + "/", tellsOfEntries: true)
    if result < 0, result != -Int(ENOENT) { hasOverflowed = true }
  }

  private mutating func rename(_ from: String, _ to: String) {
    for (watch, name) in folders where name.hasPrefix(from) { folders[watch] = to + name.dropFirst(from.count) }
  }

  private mutating func note(_ kind: Change.Kind, _ name: String, isFolder: Bool) {
    if interest?.contains(isFolder ? .folderNames : .fileNames) == true { keep(Change(kind: kind, name: name)) }
  }

  private mutating func noteModified(_ name: String) {
    let change = Change(kind: .modified, name: name)
    // A file that is written piece by piece has changed once.
    if changes.last != change { keep(change) }
  }

  private mutating func keep(_ change: Change) {
    if changes.count < Limits.changesKept { changes.append(change) } else { hasOverflowed = true }
  }

  var isQuiet: Bool { changes.isEmpty && !hasOverflowed }
}

extension Stable where Value == FolderWatch {
  func end() {
    SystemCalls.close(value.folder)
    destroy()
  }
}

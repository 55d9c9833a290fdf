// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine
internal import CWin32

/// CreateFile's numbers, decoded. Microsoft Learn, "CreateFileW function" and "File
/// Access Rights Constants".
struct OpenRequest {
  let use: OpenFiles.Use
  /// Writes go to the end, wherever they are told to go.
  let appends: Bool
  let share: DWORD
  let disposition: DWORD
  let flags: DWORD

  init(_ access: DWORD, _ share: DWORD, _ disposition: DWORD, _ flags: DWORD) throws(FileName.Refusal) {
    func wants(_ rights: UInt32) -> Bool { access & rights != 0 }
    let all = UInt32(GENERIC_ALL) | UInt32(MAXIMUM_ALLOWED)
    let writesAnywhere = wants(UInt32(GENERIC_WRITE) | UInt32(FILE_WRITE_DATA) | all)
    appends = !writesAnywhere && wants(UInt32(FILE_APPEND_DATA))
    var use = OpenFiles.Use()
    let generic = UInt32(GENERIC_READ) | UInt32(GENERIC_EXECUTE)
    use.reads = wants(generic | UInt32(FILE_READ_DATA) | UInt32(FILE_EXECUTE) | all)
    use.writes = writesAnywhere || appends
    use.deletes = wants(UInt32(DELETE)) || flags & UInt32(FILE_FLAG_DELETE_ON_CLOSE) != 0
    self.use = use
    self.share = share
    self.disposition = disposition
    self.flags = flags
    guard (DWORD(CREATE_NEW)...DWORD(TRUNCATE_EXISTING)).contains(disposition),
      share & ~DWORD(FILE_SHARE_VALID_FLAGS) == 0,
      disposition != DWORD(TRUNCATE_EXISTING) || use.writes
    else { throw FileName.Refusal(ERROR_INVALID_PARAMETER) }
  }

  var isOverlapped: Bool { has(UInt32(FILE_FLAG_OVERLAPPED)) }
  var deletesOnClose: Bool { has(UInt32(FILE_FLAG_DELETE_ON_CLOSE)) }
  var opensFolders: Bool { has(UInt32(FILE_FLAG_BACKUP_SEMANTICS)) }
  var mayCreate: Bool { disposition != DWORD(OPEN_EXISTING) && disposition != DWORD(TRUNCATE_EXISTING) }
  var mustCreate: Bool { disposition == DWORD(CREATE_NEW) }
  var empties: Bool { disposition == DWORD(CREATE_ALWAYS) || disposition == DWORD(TRUNCATE_EXISTING) }
  /// Tells by the last error whether the file was there before.
  var saysWhetherItExisted: Bool {
    disposition == DWORD(CREATE_ALWAYS) || disposition == DWORD(OPEN_ALWAYS)
  }

  /// Permissions of a file that is made.
  var mode: UInt32 { has(UInt32(FILE_ATTRIBUTE_READONLY)) ? 0o444 : 0o666 }

  private func has(_ flag: UInt32) -> Bool { flags & flag != 0 }

  /// Flags of open(2), apart from those that create. Non-blocking, so that opening a
  /// FIFO waits for nobody; files don't care.
  var kernelFlags: Int32 {
    var flags = use.writes || empties ? (use.reads ? Kernel.readWrite : Kernel.writeOnly) : Kernel.readOnly
    flags |= Kernel.nonBlocking | Kernel.noTerminal
    if appends { flags |= Kernel.append }
    if has(UInt32(FILE_FLAG_WRITE_THROUGH)) { flags |= Kernel.synchronous }
    if has(UInt32(FILE_FLAG_OPEN_REPARSE_POINT)) { flags |= Kernel.noFollow }
    return flags
  }

  /// open(2)'s numbers, under names that no header of Windows has.
  typealias Kernel = SystemCalls.OpenFlags
}

// SPDX-License-Identifier: Apache-2.0

internal import CompletionEngine

/// Whatever does I/O can have a port. Rules PORT-2 to PORT-6.
enum Association {
  static func make(_ handle: Handle, with port: Handle, key: UInt) throws(EngineError) {
    switch HandleTable.kind(of: handle) {
    case .file?: try File.associate(handle, with: port, key: key)
    case .pipe?: try Socket.associate(handle, kind: .pipe, with: port, key: key)
    case .folder?: try Socket.associate(handle, kind: .folder, with: port, key: key)
    default: try Socket.associate(handle, with: port, key: key)
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import CIOCPSystem

/// The door to the kernel for other processes. The rules are those of SystemCalls.swift.
extension SystemCalls {
  /// What a program is started with.
  package struct Launch: Sendable {
    package var program = ""
    package var arguments: [String] = []
    /// nil: this process's own.
    package var environment: [String]?
    package var folder: String?
    /// Descriptors that become 0, 1 and 2; -1 for this process's own.
    package var standard: [Int32] = [-1, -1, -1]
    /// Stops before its first instruction, until it gets SIGCONT.
    package var waits = false

    package init() {}
  }

  /// Starts a program; answers the process's number.
  package static func spawn(_ launch: Launch) -> Int {
    unsafe withStrings(launch.arguments) { arguments in
      guard let variables = launch.environment else { return unsafe spawn(launch, arguments, nil) }
      return unsafe withStrings(variables) { unsafe spawn(launch, arguments, $0) }
    }
  }

  private static func spawn(
    _ launch: Launch, _ arguments: UnsafePointer<UnsafeMutablePointer<CChar>?>,
    _ environment: UnsafePointer<UnsafeMutablePointer<CChar>?>?
  ) -> Int {
    let waits: Int32 = launch.waits ? 1 : 0
    guard let folder = launch.folder else {
      return unsafe Int(csystem_spawn(launch.program, arguments, environment, nil, launch.standard, waits))
    }
    return unsafe Int(csystem_spawn(launch.program, arguments, environment, folder, launch.standard, waits))
  }

  /// The texts as C has them, with a null behind the last.
  private static func withStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let copies = unsafe texts.map { unsafe copy($0) } + [nil]
    defer { unsafe copies.forEach { unsafe $0?.deallocate() } }
    return unsafe copies.withUnsafeBufferPointer { unsafe body($0.baseAddress!) }
  }

  private static func copy(_ text: String) -> UnsafeMutablePointer<CChar>? {
    let bytes = Array(text.utf8CString)
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    // SAFETY: there is room for all of them.
    for (index, byte) in bytes.enumerated() { unsafe (copy + index).initialize(to: byte) }
    return unsafe copy
  }

  static func watchProcess(_ number: Int32) -> Int { Int(csystem_watch_process(number)) }
  static func signalProcess(_ descriptor: Int32, _ signal: Int32) -> Int {
    Int(csystem_signal_process(descriptor, signal))
  }

  /// How a child of this process has ended; nil while it runs, or if it is none.
  static func endOfProcess(_ number: Int32) -> ProcessEnd? {
    var end = csystem_end()
    guard unsafe csystem_end_of_process(number, &end) == 1 else { return nil }
    let signal = end.status & 0x7f
    return ProcessEnd(
      code: signal == 0 ? end.status >> 8 & 0xff : nil, signal: signal,
      userMicroseconds: end.user_microseconds, systemMicroseconds: end.system_microseconds)
  }

  /// The path of the program that runs here; nil when the kernel does not tell.
  package static var ownProgram: String? {
    var path = [CChar](repeating: 0, count: 4097)
    let length = unsafe csystem_own_program(&path, 4096)
    return length > 0 ? String(decoding: path[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
  }

  /// The folders of PATH.
  package static var searchPath: [String] {
    (variable("PATH") ?? "").split(separator: ":", omittingEmptySubsequences: true).map(String.init)
  }

  package static func mayExecute(_ path: String) -> Int { unsafe Int(csystem_may_execute(path)) }

  /// Ends this process without calling anything of its own.
  package static func endAtOnce(_ code: Int32) -> Never { csystem_end_at_once(code) }
}

/// How a process has ended.
package struct ProcessEnd: Equatable, Sendable {
  /// What it exited with; nil when a signal has ended it.
  package let code: Int32?
  package let signal: Int32
  package let userMicroseconds: Int64
  package let systemMicroseconds: Int64
}

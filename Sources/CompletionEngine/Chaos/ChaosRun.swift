// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// One run under a seed: which perturbations may happen, how many handles it has seen,
/// and what is written down. Handles that were made during a run belong to it for life.
///
/// Never destroyed: a handle may outlive the run, and a run is small.
package struct ChaosRun: ~Copyable {
  package let seed: ChaosSeed
  /// Whether the program may be given errors of the network and of the system.
  let allowsErrors: Bool
  /// Nil: all.
  let only: ChaosSelection?
  /// -1 when nothing is to be traced.
  private let trace: Int32
  private let keepsRecord: Bool
  private let record = Guarded<[Entry]>([])
  private let handles = Atomic<UInt32>(0)

  /// One perturbation that has happened.
  package struct Entry: Hashable, Sendable {
    package let kind: Perturbation
    package let handle: UInt32
    package let operation: UInt32
    package let amount: Int64
  }

  package init(
    _ seed: ChaosSeed, allowsErrors: Bool = false, only: ChaosSelection? = nil, trace: Int32 = -1,
    keepsRecord: Bool = false
  ) {
    self.seed = seed
    self.allowsErrors = allowsErrors
    self.only = only
    self.trace = trace
    self.keepsRecord = keepsRecord
  }

  package var entries: [Entry] { record.withLock { $0 } }

  /// The ordinal of a handle that is being made; the first one is 1.
  borrowing func nextHandle() -> UInt32 { handles.wrappingAdd(1, ordering: .relaxed).newValue }

  borrowing func decide(_ kind: Perturbation, _ handle: UInt32, _ operation: UInt32) -> ChaosSeed.Draw? {
    if kind.isError, !allowsErrors { return nil }
    guard let draw = seed.draw(kind, handle: handle, operation: operation) else { return nil }
    if let only, !only.contains(kind, handle: handle, operation: operation) { return nil }
    note(kind, handle, operation, draw.nanoseconds)
    return draw
  }

  private borrowing func note(_ kind: Perturbation, _ handle: UInt32, _ operation: UInt32, _ amount: Int64) {
    if keepsRecord {
      record.withLock { $0.append(Entry(kind: kind, handle: handle, operation: operation, amount: amount)) }
    }
    note("chaos", handle, operation, kind.name, amount)
  }

  /// A line of the timeline.
  borrowing func note(
    _ what: StaticString, _ handle: UInt32, _ operation: UInt32, _ which: StaticString, _ amount: Int64
  ) {
    if trace >= 0 { SystemCalls.trace(trace, what, handle, operation, which, amount) }
  }

  // MARK: Which run a handle belongs to

  /// The run of the code that calls; nil when it belongs to none.
  package typealias Finder = @Sendable () -> Stable<ChaosRun>?

  private static let finder = Guarded<Finder?>(nil)

  /// The run that a handle made now belongs to; nil when there is none.
  package static var current: Stable<ChaosRun>? {
    guard Modes.current.contains(.chaos) else { return nil }
    return finder.withLock { $0 }?() ?? environment
  }

  /// For tests within one process, each of which has a run of its own: from now on
  /// `finder` is asked whenever a handle is made. A handle that finds none joins the run
  /// of its port when it is associated.
  package static func find(by finder: @escaping Finder) {
    Modes.add(.chaos)
    Self.finder.withLock { $0 = finder }
  }

  /// IOCP_CHAOS, IOCP_CHAOS_ONLY, IOCP_CHAOS_ERRORS and IOCP_CHAOS_TRACE.
  private static let environment: Stable<ChaosRun>? = {
    guard let text = SystemCalls.variable("IOCP_CHAOS") else { return nil }
    guard let number = UInt64(text) else { fatalError("iocp: IOCP_CHAOS is no number: \(text)") }
    var only: ChaosSelection?
    if let text = SystemCalls.variable("IOCP_CHAOS_ONLY") {
      only = ChaosSelection(text.hasPrefix("@") ? contents(String(text.dropFirst())) : text)
      guard only != nil else { fatalError("iocp: IOCP_CHAOS_ONLY has a word that names no decision") }
    }
    let trace = SystemCalls.variable("IOCP_CHAOS_TRACE").map(SystemCalls.openTrace) ?? -1
    let errors = SystemCalls.variable("IOCP_CHAOS_ERRORS")
    return Stable(
      ChaosRun(ChaosSeed(number), allowsErrors: errors != nil && errors != "0", only: only, trace: trace))
  }()

  private static func contents(_ path: String) -> String {
    guard let text = SystemCalls.text(of: path) else {
      fatalError("iocp: IOCP_CHAOS_ONLY names a file that cannot be read: \(path)")
    }
    return text
  }
}

// SPDX-License-Identifier: Apache-2.0

/// What few sockets have. Apart, so that a connection that waits costs no memory for what
/// it does not use; made when the first of these is set, guarded like the socket itself.
struct SocketDetails: ~Copyable {
  /// Those that a thread may still have used when they were replaced; closed at the end.
  var formerDescriptors: [Int32] = []
  var lingerSeconds: Int32 = -1
  var receiveTimeoutMilliseconds: UInt32 = 0
  var sendTimeoutMilliseconds: UInt32 = 0
  var observer: Stable<Observer>?
  var pipe: Stable<PipeEnd>?
  var watch: Stable<FolderWatch>?
  /// Threads in blocking calls on this socket.
  var blocked: Stable<Waiter>?
  /// Of a run under chaos.
  var chaos: Stable<HandleChaos>?
  /// The network has given the connection up, and nobody was told.
  var timesOut = false
}

extension Stable where Value == SocketDetails {
  func end() {
    for former in value.formerDescriptors { SystemCalls.close(former) }
    value.pipe?.end()
    value.watch?.end()
    value.chaos?.destroy()
    destroy()
  }
}

extension Socket {
  var details: Stable<SocketDetails> {
    mutating get {
      detailsIfAny ?? makeDetails()
    }
  }

  @inline(never)
  private mutating func makeDetails() -> Stable<SocketDetails> {
    let details = Stable(SocketDetails())
    detailsIfAny = details
    return details
  }

  /// SO_LINGER's seconds; -1 when it is off. Only 0, which resets, reaches the kernel: a
  /// close that waits would break P9.
  package var lingerSeconds: Int32 {
    get { detailsIfAny?.value.lingerSeconds ?? -1 }
    set { details.value.lingerSeconds = newValue }
  }

  /// How long blocking calls wait, in milliseconds; 0 for ever.
  package var receiveTimeoutMilliseconds: UInt32 {
    get { detailsIfAny?.value.receiveTimeoutMilliseconds ?? 0 }
    set { details.value.receiveTimeoutMilliseconds = newValue }
  }

  /// As `receiveTimeoutMilliseconds`.
  package var sendTimeoutMilliseconds: UInt32 {
    get { detailsIfAny?.value.sendTimeoutMilliseconds ?? 0 }
    set { details.value.sendTimeoutMilliseconds = newValue }
  }

  @inline(__always)
  var observer: Stable<Observer>? {
    get { detailsIfAny?.value.observer }
    set { details.value.observer = newValue }
  }

  @inline(__always)
  var blocked: Stable<Waiter>? {
    get { detailsIfAny?.value.blocked }
    set { if newValue != nil || detailsIfAny != nil { details.value.blocked = newValue } }
  }

  var chaos: Stable<HandleChaos>? {
    get { detailsIfAny?.value.chaos }
    set { if newValue != nil || detailsIfAny != nil { details.value.chaos = newValue } }
  }

  var timesOut: Bool {
    get { detailsIfAny?.value.timesOut ?? false }
    set { if newValue || detailsIfAny != nil { details.value.timesOut = newValue } }
  }

  /// What makes it an end of a pipe rather than a socket.
  @inline(__always)
  package internal(set) var pipe: Stable<PipeEnd>? {
    get { detailsIfAny?.value.pipe }
    set { details.value.pipe = newValue }
  }

  /// What makes it a folder that tells of changes.
  @inline(__always)
  package internal(set) var watch: Stable<FolderWatch>? {
    get { detailsIfAny?.value.watch }
    set { details.value.watch = newValue }
  }
}

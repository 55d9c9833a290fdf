// SPDX-License-Identifier: Apache-2.0

/// A mistake of the program's: what it is, where it was made, and which operation or
/// handle it concerns.
package struct Finding: Sendable {
  /// Each has its section in docs/verifier.md.
  package enum ID: String, CaseIterable, Sendable {
    case overlappedReused = "overlapped-reused"
    case overlappedRearmed = "overlapped-rearmed"
    case overlappedMoved = "overlapped-moved"
    case overlappedCopied = "overlapped-copied"
    case overlappedFreed = "overlapped-freed"
    case overlappedStackGone = "overlapped-stack-gone"
    case overlappedOverwritten = "overlapped-overwritten"
    case packetWithoutRecord = "packet-without-record"
    case bufferFreed = "buffer-freed"
    case bufferStackGone = "buffer-stack-gone"
    case bufferShared = "buffer-shared"
    case sendBufferChanged = "send-buffer-changed"
    case keyFreed = "key-freed"
    case handleAfterClose = "handle-after-close"
    case closedTwice = "closed-twice"
    case closedUndrained = "closed-undrained"
    case portClosedWithPackets = "port-closed-with-packets"
    case failedResultUsed = "failed-result-used"
    case waitInOwnCallback = "wait-in-own-callback"
    case portStarved = "port-starved"
    case leak
  }

  struct Stack {
    var label: String
    var place: Place
  }

  let id: ID
  let text: String
  /// nil when it is about a handle alone.
  let entry: Watched?
  let handle: Handle
  let momentNanoseconds = SystemCalls.monotonicNanoseconds()
  /// The mistake first.
  let stacks: [Stack]

  init(
    _ id: ID, _ text: String, _ entry: Watched, at here: Place, label: String, _ other: Place? = nil,
    _ otherLabel: String = ""
  ) {
    self.id = id
    self.text = text
    self.entry = entry
    handle = entry.handle
    var stacks = [Stack(label: label, place: here)]
    if let other { stacks.append(Stack(label: otherLabel, place: other)) }
    stacks.append(Stack(label: "submitted here", place: entry.submission))
    self.stacks = stacks
  }

  /// About a handle that was closed.
  init(_ id: ID, _ text: String, _ handle: Handle, _ here: Place, _ closing: Place) {
    self.id = id
    self.text = text
    entry = nil
    self.handle = handle
    stacks = [Stack(label: "used here", place: here), Stack(label: "closed here", place: closing)]
  }

  init(_ id: ID, _ text: String, _ handle: Handle, _ label: String, _ here: Place) {
    self.init(id, text, handle, [Stack(label: label, place: here)])
  }

  init(_ id: ID, _ text: String, _ handle: Handle, _ stacks: [Stack]) {
    self.id = id
    self.text = text
    entry = nil
    self.handle = handle
    self.stacks = stacks
  }
}

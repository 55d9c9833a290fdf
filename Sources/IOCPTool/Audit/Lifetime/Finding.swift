// SPDX-License-Identifier: Apache-2.0

/// A rule of lifetimes that shows in the text when it is broken.
struct LifetimeRule: Hashable, Sendable {
  let id: String
  /// What is wrong, in one line.
  let title: String
  let why: String
  let whatToDo: String

  static let recordOnTheStack = Self(
    id: "record-on-the-stack", title: "an OVERLAPPED on the stack, and the function returns while it is in use",
    why: "the operation may be pending when the function returns, and writes its result into whatever is there by then",
    whatToDo: "wait for its end before the function returns (GetOverlappedResult with TRUE, also after a cancel), "
      + "or keep OVERLAPPED and buffer with the connection")
  static let freedBeforeDrained = Self(
    id: "freed-before-drained", title: "closed, and freed before the packets of its operations have been dequeued",
    why: "closing ends the operations, and each still has a packet to come; its OVERLAPPED is in use until then",
    whatToDo: "count the operations that are pending, close, and free when the packet of the last one was dequeued")
  static let failedPacketIgnored = Self(
    id: "failed-packet-ignored", title: "FALSE from GetQueuedCompletionStatus, and the OVERLAPPED is not looked at",
    why: "FALSE with an OVERLAPPED is the packet of an operation that failed; it comes to nobody again, "
      + "so its connection is never closed and its memory never freed",
    whatToDo: "set the OVERLAPPED to NULL before the call; on FALSE, treat NULL as no packet and anything else as the "
      + "end of that operation")
  static let oneRecordTwoDirections = Self(
    id: "one-record-two-directions", title: "one OVERLAPPED for a receive and a send that may be pending together",
    why: "an OVERLAPPED stands for one operation: the packets of both name the same one, and the later operation "
      + "overwrites what the earlier one noted",
    whatToDo: "give each direction an OVERLAPPED of its own")
  static let successIsNotTheEnd = Self(
    id: "success-is-not-the-end", title: "success at once is taken for the end, and a packet will come",
    why: "an operation that succeeds at once queues its packet like any other; until that was dequeued its OVERLAPPED "
      + "is in use",
    whatToDo:
      "free and handle it where packets are dequeued, or set FILE_SKIP_COMPLETION_PORT_ON_SUCCESS for the handle")

  static let all = [
    recordOnTheStack, freedBeforeDrained, failedPacketIgnored, oneRecordTwoDirections, successIsNotTheEnd,
  ]
}

struct Finding: Hashable, Sendable {
  let rule: LifetimeRule
  let place: Place
  /// What it is about: the variable, the function.
  let subject: String
}

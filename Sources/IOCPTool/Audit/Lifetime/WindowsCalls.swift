// SPDX-License-Identifier: Apache-2.0

/// What is known of calls by their names.
enum WindowsCalls {
  enum Direction: Sendable { case receiving, sending, other }

  struct Overlapped: Sendable {
    /// Which argument is the OVERLAPPED.
    let argument: Int
    let direction: Direction
    /// Whether TRUE means success; else 0 does.
    let isTrueOnSuccess: Bool
    /// On a file that was not opened as overlapped, the OVERLAPPED is but the place.
    let dependsOnHandle: Bool

    fileprivate init(_ argument: Int, _ direction: Direction, isTrueOnSuccess: Bool = false, onFiles: Bool = false) {
      self.argument = argument
      self.direction = direction
      self.isTrueOnSuccess = isTrueOnSuccess
      dependsOnHandle = onFiles
    }
  }

  private static let overlappedCalls: [String: Overlapped] = [
    "WSARecv": Overlapped(5, .receiving), "WSARecvFrom": Overlapped(7, .receiving),
    "WSARecvMsg": Overlapped(3, .receiving), "WSASend": Overlapped(5, .sending),
    "WSASendTo": Overlapped(7, .sending), "WSASendMsg": Overlapped(4, .sending),
    "ReadFile": Overlapped(4, .receiving, isTrueOnSuccess: true, onFiles: true),
    "WriteFile": Overlapped(4, .sending, isTrueOnSuccess: true, onFiles: true),
    "ReadFileEx": Overlapped(3, .receiving, isTrueOnSuccess: true),
    "WriteFileEx": Overlapped(3, .sending, isTrueOnSuccess: true),
    "AcceptEx": Overlapped(7, .other, isTrueOnSuccess: true),
    "ConnectEx": Overlapped(6, .other, isTrueOnSuccess: true),
    "DisconnectEx": Overlapped(1, .other, isTrueOnSuccess: true),
    "TransmitFile": Overlapped(4, .sending, isTrueOnSuccess: true),
    "TransmitPackets": Overlapped(4, .sending, isTrueOnSuccess: true),
    "ConnectNamedPipe": Overlapped(1, .other, isTrueOnSuccess: true, onFiles: true),
    "TransactNamedPipe": Overlapped(6, .other, isTrueOnSuccess: true, onFiles: true),
    "ReadDirectoryChangesW": Overlapped(6, .other, isTrueOnSuccess: true),
  ]

  /// Extension functions are called through a variable, which is mostly named after them: `lpfnAcceptEx`, `acceptEx_`.
  /// In this order, since one name is a part of another.
  private static let extensionFunctions = ["AcceptEx", "DisconnectEx", "ConnectEx", "TransmitPackets"]

  static func overlapped(_ name: String) -> Overlapped? {
    if let call = overlappedCalls[name] { return call }
    let lowercase = name.lowercased()
    guard lowercase.contains("ex") || lowercase.contains("transmitpackets") else { return nil }
    return extensionFunctions.first { lowercase.contains($0.lowercased()) }.flatMap { overlappedCalls[$0] }
  }

  /// After one of these an operation may be known to have ended. The C++ library's wait for threads counts: they may
  /// dequeue.
  static let waiting: Set = [
    "GetOverlappedResult", "GetOverlappedResultEx", "WSAGetOverlappedResult", "WaitForSingleObject",
    "WaitForSingleObjectEx", "WaitForMultipleObjects", "WaitForMultipleObjectsEx", "WSAWaitForMultipleEvents",
    "MsgWaitForMultipleObjects", "MsgWaitForMultipleObjectsEx", "SignalObjectAndWait", "SleepEx",
    "GetQueuedCompletionStatus", "GetQueuedCompletionStatusEx", "WaitForThreadpoolIoCallbacks",
    "WaitForThreadpoolWaitCallbacks", "CloseThreadpoolCleanupGroupMembers", "SleepConditionVariableCS",
    "SleepConditionVariableSRW", "WaitOnAddress", "wait", "wait_for", "wait_until", "join", "get", "acquire",
    "NtRemoveIoCompletion", "NtWaitForSingleObject",
  ]

  static let cancelling: Set = ["CancelIo", "CancelIoEx"]
  static let closing: Set = ["closesocket", "CloseHandle"]

  /// Which argument is freed.
  static let freeing = [
    "free": 0, "GlobalFree": 0, "LocalFree": 0, "VirtualFree": 0, "HeapFree": 2, "_aligned_free": 0, "CoTaskMemFree": 0,
  ]

  static let ending: Set = [
    "exit", "_exit", "abort", "ExitProcess", "TerminateProcess", "quick_exit", "terminate", "FatalAppExitA",
  ]

  static let entryPoints: Set = ["main", "wmain", "_tmain", "WinMain", "wWinMain", "_tWinMain"]
}

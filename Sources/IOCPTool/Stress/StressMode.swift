// SPDX-License-Identifier: Apache-2.0

/// What is done to the library. The first seven are modes of the stress program; in the others it is a server, and we
/// treat its clients badly.
enum StressMode: String, CaseIterable {
  case cancelStorm = "cancel-storm"
  case closeStorm = "close-storm"
  case handleReuse = "handle-reuse"
  case acceptChurn = "accept-churn"
  case exhaustion
  case filesAndPipes = "files-and-pipes"
  case poolShutdown = "pool-shutdown"
  /// Clients are killed, stopped and let go on.
  case peers
  /// The link to the clients goes down and comes back, in network namespaces of our own.
  case link

  var program: String { self == .link ? StressMode.peers.rawValue : rawValue }
}

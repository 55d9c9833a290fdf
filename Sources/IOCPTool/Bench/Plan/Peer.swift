// SPDX-License-Identifier: Apache-2.0

/// One way of doing the work that is measured: a server, or a program that measures itself.
struct Peer: Sendable {
  let id: String
  let name: String
  /// Its file among the programs of the bench; Windows programs are named by the workload.
  let program: String
  var threads = 1
  let version: PeerVersion
  /// What to do when it isn't built.
  var remedy = "run make bench-peers, then make bench again"
  /// Built from Windows sources, or from Swift ones, over our library.
  var isOurs = false

  static let all = [
    Peer(id: "raw", name: "raw epoll", program: "raw-epoll", version: .compiler, remedy: "run sh bench/build.sh"),
    Peer(id: "event", name: "libevent event", program: "libevent-event", version: .debian("libevent-dev")),
    Peer(
      id: "bufferevent", name: "libevent bufferevent", program: "libevent-bufferevent",
      version: .debian("libevent-dev")),
    Peer(id: "asio", name: "Asio", program: "asio", version: .debian("libboost-dev")),
    Peer(id: "libuv", name: "libuv", program: "libuv", version: .debian("libuv1-dev")),
    Peer(id: "io-uring", name: "io_uring", program: "io-uring", version: .debian("liburing-dev")),
    Peer(
      id: "nio", name: "SwiftNIO handlers", program: "nio-handlers", version: .swiftPackage("swift-nio"),
      remedy: "run sh bench/nio/build.sh"),
    Peer(
      id: "nio-async", name: "SwiftNIO async", program: "nio-async", version: .swiftPackage("swift-nio"),
      remedy: "run sh bench/nio/build.sh"),
    Peer(
      id: "task-loop", name: "a task each over epoll", program: "task-loop", version: .swiftCompiler,
      remedy: "run sh bench/build.sh"),
    Peer(id: "wine", name: "Wine", program: "wine", version: .debian("wine64")),
    Peer(
      id: "ours", name: "ours", program: "echo", version: .commit, remedy: "run make, then sh bench/build.sh",
      isOurs: true),
    Peer(
      id: "ours-4", name: "ours, 4 workers", program: "echo", threads: 4, version: .commit,
      remedy: "run make, then sh bench/build.sh", isOurs: true),
    Peer(
      id: "ours-async", name: "ours, async/await", program: "async-echo", version: .commit,
      remedy: "run make, then sh bench/build.sh", isOurs: true),
    Peer(
      id: "c-queue", name: "mutex and condition in C", program: "mutex-queue", version: .compiler,
      remedy: "run sh bench/build.sh"),
    Peer(
      id: "c-pool", name: "thread pool in C", program: "pool-copy", version: .compiler,
      remedy: "run sh bench/build.sh"),
    Peer(
      id: "c-sendfile", name: "sendfile in C", program: "send-file", version: .compiler,
      remedy: "run sh bench/build.sh"),
  ]

  static func named(_ id: String) -> Peer {
    guard let peer = all.first(where: { $0.id == id }) else { preconditionFailure("no peer is called \(id)") }
    return peer
  }
}

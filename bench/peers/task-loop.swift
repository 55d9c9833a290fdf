// SPDX-License-Identifier: Apache-2.0

// What a task for each connection costs at least: a loop over edge-triggered epoll that is the tasks' executor, and that
// resumes a task when its connection is ready. No library between, no cancellation, no ports. The suspension is the
// builtin below withUnsafeContinuation, which spares two hops of the runtime.

import Builtin
import Glibc

final class Loop: TaskExecutor, @unchecked Sendable {
  // Sendable: one thread uses it.
  private let epoll = epoll_create1(0)
  private var jobs: [UnownedJob] = []
  private var waiting: [UnsafeContinuation<Void, Never>?]
  /// The peer has sent its last byte, of which there is no further edge.
  private(set) var hasEnded: [Bool]

  init() {
    let limit = Int(peer_raise_descriptor_limit())
    waiting = Array(repeating: nil, count: limit)
    hasEnded = Array(repeating: false, count: limit)
  }

  func enqueue(_ job: consuming ExecutorJob) { jobs.append(UnownedJob(job)) }

  func watch(_ descriptor: Int32) {
    hasEnded[Int(descriptor)] = false
    loop_watch(epoll, descriptor)
  }

  func watchWriting(_ descriptor: Int32) { loop_watch_writing(epoll, descriptor) }

  @inline(__always)
  nonisolated(nonsending) func ready(_ descriptor: Int32) async {
    let _: Void = await Builtin.withUnsafeContinuation {
      waiting[Int(descriptor)] = unsafeBitCast($0, to: UnsafeContinuation<Void, Never>.self)
    }
  }

  func run() {
    let batch = 1024
    let events = UnsafeMutablePointer<epoll_event>.allocate(capacity: batch)
    let executor = asUnownedTaskExecutor()
    while true {
      while let job = jobs.popLast() { job.runSynchronously(on: executor) }
      let count = epoll_wait(epoll, events, Int32(batch), -1)
      for index in 0..<max(0, count) {
        let descriptor = loop_descriptor(events, index)
        if descriptor == STDIN_FILENO, peer_told_to_stop() != 0 { exit(0) }
        if loop_has_ended(events, index) != 0 { hasEnded[Int(descriptor)] = true }
        guard let continuation = waiting[Int(descriptor)] else { continue }
        waiting[Int(descriptor)] = nil
        continuation.resume()
        while let job = jobs.popLast() { job.runSynchronously(on: executor) }
      }
    }
  }
}

@main
struct Echo {
  static let loop = Loop()

  static func main() {
    let options = peer_parse(CommandLine.argc, CommandLine.unsafeArgv)
    if options.udp != 0 { peer_not_available("datagrams are not echoed here") }
    if options.threads > 1 { peer_not_available("one thread serves here") }
    let listener = peer_open_socket(options)
    loop.watch(listener)
    loop.watch(STDIN_FILENO)
    peer_announce(peer_bound_port(listener))
    Task(executorPreference: loop) { await accept(listener, Int(options.buffer)) }
    loop.run()
  }

  static func accept(_ listener: Int32, _ size: Int) async {
    while true {
      let descriptor = loop_accept(listener)
      if descriptor < 0 {
        await loop.ready(listener)
        continue
      }
      peer_send_small_at_once(descriptor)
      loop.watch(descriptor)
      Task(executorPreference: loop) { await serve(descriptor, size) }
    }
  }

  static func serve(_ descriptor: Int32, _ size: Int) async {
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    var mayBeMore = false
    while true {
      // Fewer bytes than asked for: nothing is there before the next edge.
      if !mayBeMore { await loop.ready(descriptor) }
      let count = recv(descriptor, buffer, size, 0)
      if count == 0 || count < 0 && errno != EAGAIN { break }
      mayBeMore = count == size || loop.hasEnded[Int(descriptor)]
      if count < 0 { continue }
      var sent = 0
      while sent < count {
        let piece = send(descriptor, buffer + sent, count - sent, Int32(MSG_NOSIGNAL))
        if piece < 0 && errno != EAGAIN { break }
        sent += max(0, piece)
        if sent == count { break }
        // What comes in meanwhile has its edge here.
        mayBeMore = true
        loop.watchWriting(descriptor)
        await loop.ready(descriptor)
      }
      if sent < count { break }
    }
    close(descriptor)
    buffer.deallocate()
  }
}

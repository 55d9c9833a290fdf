// SPDX-License-Identifier: Apache-2.0

// A port in a loop of somebody else's: here a plain epoll loop, which also has a timer of
// its own. Tasks that wait for operations run on the loop's one thread.

import CExampleEpoll
import Glibc
import IOCP

let pool = try WorkerPool(threads: 0)
let listener = try Listener(SocketAddress("127.0.0.1", port: 0), on: pool)
print("listening", try listener.address.port)

Task(executorPreference: pool) {
  try await listener.forEachConnection { connection in
    var buffer = HeapBuffer(capacity: 4096)
    repeat {
      try await buffer.refill { _ = try await connection.read(into: &$0) }
      try await connection.write(buffer.bytes)
    } while buffer.count > 0
  }
}

let timer = timerfd_create(CLOCK_MONOTONIC, 0)
var second = itimerspec(it_interval: timespec(tv_sec: 1, tv_nsec: 0), it_value: timespec(tv_sec: 1, tv_nsec: 0))
unsafe timerfd_settime(timer, 0, &second, nil)

let loop = epoll_create1(0)
let port = try pool.port.descriptor
for descriptor in [port, timer] {
  var interest = unsafe epoll_event(events: EPOLLIN.rawValue, data: epoll_data(fd: descriptor))
  unsafe epoll_ctl(loop, EPOLL_CTL_ADD, descriptor, &interest)
}

while true {
  var event = unsafe epoll_event()
  guard unsafe epoll_wait(loop, &event, 1, -1) == 1 else { continue }
  if unsafe event.data.fd == port {
    // What is left waits for the next round: the descriptor stays readable.
    pool.poll()
  } else {
    var ticks: UInt64 = 0
    unsafe read(timer, &ticks, 8)
    print("a second has passed")
  }
}

// SPDX-License-Identifier: Apache-2.0

import Glibc
import IOCP
import TestSupport
import Testing

/// A Swift program, with an engine of its own, that loads libiocp.so.1: decision 0009. The library has a Swift runtime
/// inside, beside the one that this program runs on.
struct TwoEnginesTests {
  private static let library =
    #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/compat/lib/libiocp.so.1"

  private typealias Create = @convention(c) (UInt, UInt, UInt, UInt32) -> UInt
  private typealias Post = @convention(c) (UInt, UInt32, UInt, UInt) -> Int32
  private typealias Get =
    @convention(c) (
      UInt, UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt>, UnsafeMutablePointer<UInt>, UInt32
    ) -> Int32
  private typealias Close = @convention(c) (UInt) -> Int32

  private struct NotThere: Error {
    let name: String
  }

  /// The library is built by `make build`, not by SwiftPM, and not for a sanitizer's process.
  private static var isBuilt: Bool { unsafe access(library, R_OK) == 0 && !Sanitizing.isOn }

  @Test(.enabled(if: isBuilt, "compat/lib/libiocp.so.1 is not built"))
  func `the Swift module and libiocp work in one process, each with its own handles`() throws {
    guard let image = unsafe dlopen(Self.library, RTLD_NOW | RTLD_LOCAL) else {
      throw NotThere(name: Self.library)
    }
    // SAFETY: the types say what the headers of compat/include declare; the library stays loaded.
    func function<Type>(_ name: String, _: Type.Type) throws -> Type {
      guard let symbol = unsafe dlsym(image, name) else { throw NotThere(name: name) }
      return unsafe unsafeBitCast(symbol, to: Type.self)
    }
    let create = try function("CreateIoCompletionPort", Create.self)
    let post = try function("PostQueuedCompletionStatus", Post.self)
    let get = try unsafe function("GetQueuedCompletionStatus", Get.self)
    let close = try function("CloseHandle", Close.self)

    let theirs = create(.max, 0, 0, 0)
    #expect(theirs != 0)
    let ours = try CompletionPort()
    let rounds: UInt = 1000
    // Both at once: a thread takes the library's packets, this one the module's; connections wait on our event base.
    let taker = Worker {
      var sum: UInt = 0
      for _ in 0..<rounds {
        var (bytes, key, operation): (UInt32, UInt, UInt) = (0, 0, 0)
        guard unsafe get(theirs, &bytes, &key, &operation, 30_000) != 0 else { return UInt(0) }
        sum += key
      }
      return sum
    }
    let listener = try ListenerHandle(SocketAddress("127.0.0.1", port: 0), on: ours)
    try listener.accept(Operation())
    let peer = try Peer(port: UInt16(listener.address.port))
    let accepted = try ours.getQueuedCompletion(timeout: .seconds(30))
    let connection = try ConnectionHandle(accepted: accepted, on: ours)
    var sum: UInt = 0
    for key in 1...rounds {
      #expect(post(theirs, 0, key, 0) != 0)
      try ours.post(key: key)
      sum += try ours.getQueuedCompletion(timeout: .seconds(30)).key
    }
    #expect(sum == rounds * (rounds + 1) / 2)
    #expect(try taker.join() == sum)

    try connection.receive(Operation(capacity: 16))
    // Closing one engine's port leaves the other's alone, though both gave it their first handle values.
    #expect(close(theirs) != 0)
    #expect(post(theirs, 0, 1, 0) == 0)
    try peer.send([1, 2, 3])
    #expect(try ours.getQueuedCompletion(timeout: .seconds(30)).bytes == 3)
    try connection.close()
    try listener.close()
    try ours.close()
  }
}

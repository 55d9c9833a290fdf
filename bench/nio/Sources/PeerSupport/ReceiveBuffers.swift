// SPDX-License-Identifier: Apache-2.0

import NIOCore

extension Options {
  /// NIO's own choice, which follows the size of what comes, up to `buffer`.
  public var receiveAllocator: any RecvByteBufferAllocator {
    AdaptiveRecvByteBufferAllocator(minimum: min(64, buffer), initial: min(2048, buffer), maximum: buffer)
  }
}

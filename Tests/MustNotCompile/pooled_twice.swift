// SPDX-License-Identifier: Apache-2.0
// A pool's buffer has one owner.
import IOCP

func keep(_ buffer: consuming PooledBuffer) {}

func lend(_ buffers: BufferPool) throws {
  let buffer = try buffers.takeIfAvailable()  // error: 'buffer' consumed more than once
  keep(buffer)
  keep(buffer)
}

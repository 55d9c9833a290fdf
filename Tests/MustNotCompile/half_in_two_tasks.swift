// SPDX-License-Identifier: Apache-2.0
// A half goes to one task.
import IOCP

func share(_ connection: consuming Connection) {
  let halves = connection.split()  // error: 'halves' consumed more than once
  let first = halves.reader.inTask { (reader: consuming ReadHalf) in await reader.read(into: [0]).result }
  let second = halves.reader.inTask { (reader: consuming ReadHalf) in await reader.read(into: [0]).result }
  _ = (first, second)
}

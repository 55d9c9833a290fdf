// SPDX-License-Identifier: Apache-2.0
// Two tasks cannot read from one half that both have captured.
import IOCP

func share(_ connection: consuming Connection) {
  let halves = connection.split()
  var reader = halves.reader
  for _ in 0..<2 {
    Task { try await reader.read(into: [0]) }  // error: risks causing data races
  }
}

// SPDX-License-Identifier: Apache-2.0
// The bytes of a registered slot stay within the call that lends them.
import IOCP

func look(_ slot: RegisteredSlot) throws -> MutableRawSpan {  // error: a function cannot return a ~Escapable result
  try slot.withBytes { $0 }
}

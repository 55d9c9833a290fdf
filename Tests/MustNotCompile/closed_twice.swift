// SPDX-License-Identifier: Apache-2.0
// Nor closed again.
import IOCP

func end(_ listener: consuming Listener) async {  // error: 'listener' consumed more than once
  await listener.close()
  await listener.close()
}

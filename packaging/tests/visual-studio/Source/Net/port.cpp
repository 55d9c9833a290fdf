// SPDX-License-Identifier: Apache-2.0
// Finds the header that is compiled ahead, though it lies elsewhere.
#include "stdafx.h"

int key_of_packet(int bytes) {
  HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 1);
  PostQueuedCompletionStatus(port, bytes, KEY, NULL);
  DWORD moved = 0;
  ULONG_PTR key = 0;
  OVERLAPPED *done;
  GetQueuedCompletionStatus(port, &moved, &key, &done, 10000);
  return (int)moved == bytes ? (int)key : -1;
}

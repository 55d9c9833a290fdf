/* SPDX-License-Identifier: Apache-2.0 */

/* overlapped-copied: the result of a pending receive is asked of a copy of its OVERLAPPED. Right: of itself. */

#include "verify.h"

int main(int count, char **arguments) {
  static OVERLAPPED record, copy;
  static char in[16];
  DWORD bytes;
  begin(count, arguments);
  must(receive_into(mine, in, sizeof in, &record), "receive");
  copy = record;
  must(!GetOverlappedResult((HANDLE)mine, is_wrong ? &copy : &record, &bytes, FALSE), "no result yet");
  put(peer, "in");
  must(GetOverlappedResult((HANDLE)mine, &record, &bytes, TRUE), "result");
  return 0;
}

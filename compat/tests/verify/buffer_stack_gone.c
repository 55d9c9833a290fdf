/* SPDX-License-Identifier: Apache-2.0 */

/* buffer-stack-gone: a function submits a receive into an array of its own and returns, with a record that lives on.
   Right: it waits for the packet in between; and what is sent at once may go, as the bytes have been taken. */

#include "verify.h"

static OVERLAPPED record, sent;

__attribute__((noinline)) static void receive_into_an_array(void) {
  char in[64];
  must(receive_into(mine, in, sizeof in, &record), "receive");
  if (is_wrong) return;
  must(CancelIoEx((HANDLE)mine, &record), "cancel");
  take(port);
}

__attribute__((noinline)) static void send_an_array(void) {
  char out[] = "taken at once";
  must(send_from(peer, out, sizeof out, &sent), "send");
}

int main(int count, char **arguments) {
  begin(count, arguments);
  associate(port, mine, 1);
  associate(port, peer, 2);
  receive_into_an_array();
  send_an_array();
  /* The record of the send; and, if it is wrong, that of the receive. */
  take(port);
  if (is_wrong) take(port);
  return 0;
}

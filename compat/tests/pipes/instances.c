/* SPDX-License-Identifier: Apache-2.0 */
/* PIPE-5: all instances in use: 231; none there: 2. A second instance serves a second client. Names know no case. Wine
   8 does not know FILE_FLAG_FIRST_PIPE_INSTANCE (Microsoft Learn, "CreateNamedPipeA function": 5). */
#include "files.h"

int main(void) {
  const char *name = pipe_name("Instances");
  char upper[128];
  SAY_HANDLE("none there", CreateFileA(name, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL));
  HANDLE one = pipe_server(name, 0, PIPE_TYPE_BYTE, 2);
  HANDLE first = pipe_client(name, 0);
  SAY_HANDLE("in use", CreateFileA(name, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL));
  HANDLE two = pipe_server(name, 0, PIPE_TYPE_BYTE, 2);
  strcpy(upper, name);
  for (char *c = upper; *c; c++)
    if (*c >= 'a' && *c <= 'z') *c -= 'a' - 'A';
  HANDLE second = pipe_client(upper, 0);
  pipe_write("first", first, "one");
  pipe_write("second", second, "two");
  pipe_read("one", one, 8);
  pipe_read("two", two, 8);
  SAY_HANDLE("a third instance", CreateNamedPipeA(name, PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE, 2, 0, 0, 0, NULL));
  SAY_HANDLE("another type", CreateNamedPipeA(name, PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE, 1, 0, 0, 0, NULL));
  CloseHandle(two);
  SAY_HANDLE("the only one", CreateNamedPipeA(name, PIPE_ACCESS_DUPLEX | FILE_FLAG_FIRST_PIPE_INSTANCE, PIPE_TYPE_BYTE,
                                              2, 0, 0, 0, NULL));
  SAY_HANDLE("another direction", CreateNamedPipeA(name, PIPE_ACCESS_INBOUND, PIPE_TYPE_BYTE, 2, 0, 0, 0, NULL));
  CloseHandle(one);
  CloseHandle(first);
  CloseHandle(second);
  SAY_HANDLE("all gone", CreateFileA(name, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL));
  return 0;
}

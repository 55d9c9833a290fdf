#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Builds the programs of the bench into .build/bench. The Windows ones go through the wrapper, as a user's would, so the
# library has to be there: swift build -c release, or make.

set -eu
cd "$(dirname "$0")/.."
out=.build/bench
mkdir -p "$out"

# The client knows nothing of the engine, so plain gcc builds it, and so it does its yardsticks.
for name in load raw-epoll mutex-queue; do
  ${CC:-gcc} -O2 -Wall -Wextra -o "$out/$name" "bench/$name.c" -pthread
done

compat/bin/iocp-cc -O2 -Wall -Wextra compat/examples/echo.c -o "$out/echo" -lws2_32 -lmswsock
compat/bin/iocp-cc -O2 -Wall -Wextra bench/post-dequeue.c -o "$out/post-dequeue"
echo "built in $out: load raw-epoll mutex-queue echo post-dequeue"

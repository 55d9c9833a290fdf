#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Builds the programs of the bench into .build/bench. The Windows ones go through the wrapper, as a user's would, so the
# library has to be there: swift build -c release, or make. A peer that cannot be built here is named and left out.

set -eu
cd "$(dirname "$0")/.."
out=.build/bench
mkdir -p "$out"
strict="-O2 -Wall -Wextra"
cc=${CC:-gcc}
cxx=${CXX:-g++}
built=
left_out=

# ours NAME COMMAND...: what must build.
ours() {
  name=$1
  shift
  "$@" -o "$out/$name"
  built="$built $name"
}

# A header, or a program.
is_there() {
  case $1 in
  *.h | *.hpp) echo "#include <$1>" | $cxx -E -x c++ - >/dev/null 2>&1 ;;
  *) command -v "$1" >/dev/null ;;
  esac
}

# peer NAME WHAT-MUST-BE-THERE PACKAGE COMMAND...: what is left out when that is missing.
peer() {
  name=$1 needs=$2 package=$3
  shift 3
  if is_there "$needs"; then ours "$name" "$@"; else leave_out "$name" "$package"; fi
}

leave_out() {
  rm -f "${out:?}/$1"
  left_out="$left_out
  $1: needs $2"
}

# The client knows nothing of the engine, so plain gcc builds it, and so it does its yardsticks.
ours load $cc $strict bench/load/*.c
ours raw-epoll $cc $strict bench/peers/raw-epoll.c -pthread
ours mutex-queue $cc $strict bench/mutex-queue.c -pthread
ours pool-copy $cc $strict bench/peers/pool-copy.c -pthread
ours send-file $cc $strict bench/peers/send-file.c -pthread

peer libevent-event event2/event.h libevent-dev $cc $strict bench/peers/libevent-event.c -levent_core
peer libevent-bufferevent event2/event.h libevent-dev \
  $cc $strict bench/peers/libevent-bufferevent.c -levent_core -levent_extra
peer libuv uv.h libuv1-dev $cc $strict bench/peers/libuv.c -luv
peer io-uring liburing.h liburing-dev $cc $strict bench/peers/io-uring.c -luring -pthread
peer asio boost/asio.hpp libboost-dev $cxx -std=c++17 $strict bench/peers/asio.cpp -pthread

# Windows source: once with our library, once for Wine.
for name in echo post-dequeue cancel-drain udp-echo file-copy transmit-file timers handles; do
  source=bench/$name.c
  [ "$name" = echo ] && source=compat/examples/echo.c
  ours "$name" compat/bin/iocp-cc $strict "$source" -lws2_32 -lmswsock
  peer "$name.exe" x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64-win32 \
    x86_64-w64-mingw32-gcc $strict "$source" -lws2_32 -lmswsock
done
if [ -x /usr/lib/wine/wine64 ]; then
  # A shell reads its script as it runs, so one that runs must not change: install makes a new file.
  install -m 755 bench/peers/wine.sh "$out/wine"
  built="$built wine"
else
  leave_out wine wine64
fi

if command -v swiftc >/dev/null; then
  ours task-loop swiftc -O -parse-as-library -swift-version 6 -enable-experimental-feature BuiltinModule \
    -import-objc-header bench/peers/task-loop.h bench/peers/task-loop.swift
else
  leave_out task-loop swift
fi

# A target of the package: make build has built it.
if [ -x .build/release/AsyncEchoBench ]; then
  install -m 755 .build/release/AsyncEchoBench "$out/async-echo"
  built="$built async-echo"
else
  leave_out async-echo "make build"
fi

echo "built in $out:$built"
if [ -n "$left_out" ]; then
  echo "left out, because something is not installed (make bench-peers installs it):$left_out" >&2
fi

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Builds the example servers with iocp-cc and iocp-c++, lets a client talk to each, ends it with SIGTERM, and looks at what it
# said. The last line says how many passed.
#
#   run.sh [--compiler=gcc|clang|both] [NAME...]
set -u
cd "$(dirname "$0")"
bin=$(cd ../bin && pwd)
compilers='gcc clang' names=
for argument; do
  case $argument in
  --compiler=both) ;;
  --compiler=*) compilers=${argument#*=} ;;
  -*) sed -n 's/^#   //p' "$0" >&2 && exit 2 ;;
  *) names="$names $argument" ;;
  esac
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
connections=20 messages=50

fail() {
  failed=$((failed + 1))
  echo "FAIL $1"
}

# try NAME DRIVER OPTION...: one server with one compiler
try() {
  name=$1
  driver=$2
  shift 2
  case " $names " in
  "  " | *" $name "*) ;;
  *) return ;;
  esac
  if ! "$bin/$driver" --compiler=$compiler -O1 -g -w "$@" -o "$work/$name" >"$work/log" 2>&1; then
    fail "$name ($compiler): does not build"
    head -20 "$work/log"
    return
  fi
  : >"$work/out"
  "$work/$name" </dev/null >>"$work/out" 2>"$work/err" &
  server=$!
  port= tries=0
  while [ -z "$port" ] && [ $tries -lt 200 ] && kill -0 $server 2>/dev/null; do
    port=$(sed -n 's/^listening //p' "$work/out")
    [ -n "$port" ] || sleep 0.05
    tries=$((tries + 1))
  done
  timeout 60 "$work/client" "${port:-0}" $connections $messages >"$work/said" 2>&1 || {
    fail "$name ($compiler): $(cat "$work/said")"
    head -5 "$work/err"
    kill -9 $server 2>/dev/null
    wait $server 2>/dev/null
    return
  }
  kill -TERM $server
  wait $server
  status=$?
  if [ $status -eq 0 ] && grep -q "^stopped after $connections connections$" "$work/out"; then
    passed=$((passed + 1))
  else
    fail "$name ($compiler): exit status $status: $(tail -1 "$work/out")"
    head -5 "$work/err"
  fi
}

for compiler in $compilers; do
  command -v "$compiler" >/dev/null 2>&1 || { fail "there is no compiler $compiler" && continue; }
  "$bin/iocp-cc" --compiler=$compiler -O1 -w client.c -o "$work/client" || { fail "client ($compiler)" && continue; }
  try acceptex_server iocp-cc acceptex_server.c
  try overlapped_classes iocp-c++ overlapped_classes.cpp
  try modern_server iocp-c++ -std=c++17 modern_server.cpp
  try pool_server iocp-cc pool_server.c
  try unicode_server iocp-c++ -DUNICODE -D_UNICODE unicode_server/unicode_server.cpp
  try unicode_server iocp-c++ unicode_server/unicode_server.cpp
  try game_server iocp-c++ -Igame_server game_server/Main.cpp game_server/Net/session.cpp
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]

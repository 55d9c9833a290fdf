#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# What iocp-cc and iocp-c++ do for sources as they are on Windows: builds each program with gcc and with clang, runs it, and
# compares what it prints with NAME.expected.txt. The last line says how many passed.
#
#   run.sh [--compiler=gcc|clang|both]
set -u
cd "$(dirname "$0")"
bin=$(cd ../../bin && pwd)
compilers='gcc clang'
case ${1:-} in
--compiler=gcc | --compiler=clang) compilers=${1#*=} ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

# try NAME DRIVER OPTION...
try() {
  name=$1
  driver=$2
  shift 2
  if "$bin/$driver" --compiler=$compiler -O1 -w "$@" -o "$work/program" >"$work/log" 2>&1 &&
    timeout 20 "$work/program" ärger 'two words' </dev/null >"$work/out" 2>"$work/log" &&
    cmp -s "$work/out" $name.expected.txt; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL $name ($compiler)"
    head -10 "$work/log"
    [ ! -f "$work/out" ] || diff -u $name.expected.txt "$work/out" | sed -n '3,20p'
  fi
  rm -f "$work/program" "$work/out"
}

for compiler in $compilers; do
  command -v "$compiler" >/dev/null 2>&1 || continue
  try structured iocp-cc structured.c
  for standard in c++17 c++20; do
    try structured_cpp iocp-c++ -std=$standard structured.cpp
    try wide_streams iocp-c++ -std=$standard wide_streams.cpp
  done
  # The source says __try in either case; --as-is leaves it alone in the first.
  try guarded iocp-c++ --as-is -isystem library guarded.cpp
  try guarded iocp-c++ -DSTRUCTURED -isystem library guarded.cpp
  try winmain iocp-c++ winmain.cpp
  try spelled iocp-c++ spelled/main.cpp
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Compiles the headers as C and C++ with every compiler that is there, warnings being errors.
# The last line says how many compilations passed.
set -u
cd "$(dirname "$0")"
include=$(cd ../../include && pwd)
bin=$(cd ../../bin && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

# try TITLE COMMAND...: one compilation
try() {
  title=$1
  shift
  if "$@" >"$work/log" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL $title"
    head -12 "$work/log"
  fi
}

warnings='-Wall -Wextra -Werror'
for pair in gcc:g++ clang:clang++; do
  cc=${pair%:*} cxx=${pair#*:}
  command -v "$cc" >/dev/null 2>&1 || continue
  for win in '' '-D_WIN32 -DWIN32'; do
    std_dir=
    [ -z "$win" ] || std_dir="-I$include/std"
    for order in '' -DSTD_FIRST; do
      for mode in c11 gnu11 c17 gnu17; do
        for first in '' -DWINDOWS_FIRST '-DUNICODE -D_UNICODE' -fms-extensions; do
          case $first in *UNICODE*) [ $mode = gnu11 ] || continue ;; esac
          source=uses.c
          case $first in *UNICODE*) source=values.c ;; esac
          try "$cc -std=$mode $win $order $first $source" \
            "$cc" "-std=$mode" $win $std_dir $order $first $warnings "-I$include" -c $source -o "$work/o"
        done
      done
      for mode in c++17 gnu++17 c++20; do
        for first in '' -DWINDOWS_FIRST '-DNOMINMAX -DWIN32_LEAN_AND_MEAN' -fms-extensions; do
          [ "$mode" != gnu++17 ] || [ -z "$first" ] || continue
          try "$cxx -std=$mode $win $order $first uses.cpp" \
            "$cxx" "-std=$mode" $win $std_dir $order $first $warnings "-I$include" -c uses.cpp -o "$work/o"
        done
      done
    done
  done
  for path in "$include"/*.h; do
    header=${path##*/}
    try "$cc -std=c11 $header alone" \
      "$cc" -std=c11 -pedantic $warnings "-I$include" "-DHEADER=\"$header\"" -c alone.c -o "$work/o"
    try "$cxx -std=c++17 $header alone" \
      "$cxx" -x c++ -std=c++17 $warnings "-I$include" "-DHEADER=\"$header\"" -c alone.c -o "$work/o"
  done
  for path in "$include"/spellings/*; do
    try "$cc ${path##*/}" "$bin/iocp-cc" --compiler=$cc $warnings "-DHEADER=<${path##*/}>" -c alone.c -o "$work/o"
  done
  for mode in c11 c17; do
    try "$cc -std=$mode values.c" "$cc" -std=$mode $warnings "-I$include" -c values.c -o "$work/o"
  done
  try "$cc set_size.c" "$cc" $warnings "-I$include" -c set_size.c -o "$work/o"
  try "$cc set_size.c, system first" "$cc" -DSTD_FIRST $warnings "-I$include" -c set_size.c -o "$work/o"
  try "$cc set_size.c, command line" "$bin/iocp-cc" --compiler=$cc -DFD_SETSIZE=512 $warnings -c set_size.c -o "$work/o"
  try "iocp-cc --compiler=$cc uses.c" "$bin/iocp-cc" --compiler=$cc $warnings -c uses.c -o "$work/o"
  try "iocp-cc --compiler=$cc --hide-linux uses.c" \
    "$bin/iocp-cc" --compiler=$cc --hide-linux $warnings -c uses.c -o "$work/o"
  for mode in c++17 c++20; do
    try "iocp-c++ --compiler=$cc -std=$mode uses.cpp" \
      "$bin/iocp-c++" --compiler=$cc -std=$mode $warnings -c uses.cpp -o "$work/o"
  done
  try "iocp-c++ --compiler=$cc --no-win32 uses.cpp" \
    "$bin/iocp-c++" --compiler=$cc --no-win32 -std=c++17 $warnings -c uses.cpp -o "$work/o"
done

# What the library has to export is written down, and so is what it does not do yet.
exports_match() { ./exports.sh | diff - ../../exports.txt; }
table_matches() { ./exports.sh --table | diff - ../../runtime/exports.h; }
starred_known() { ! LC_ALL=C comm -23 starred.txt ../../exports.txt | grep .; }
try 'compat/exports.txt is what the headers declare' exports_match
try 'compat/runtime/exports.h is the table of it' table_matches
try 'starred.txt names only declared functions' starred_known

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]

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
trap 'exit 130' INT TERM
processors=$(nproc) under_way=0 tried=0
: >"$work/passed"

# try TITLE COMMAND...: one compilation, beside others
try() {
  title=$1 tried=$((tried + 1))
  shift
  {
    if "$@" >"$work/log.$tried" 2>&1; then
      echo "$title" >>"$work/passed"
    else
      { echo "FAIL $title" && head -12 "$work/log.$tried"; } >"$work/told.$tried"
      cat "$work/told.$tried"
    fi
    rm -f "$work/log.$tried"
  } &
  under_way=$((under_way + 1))
  [ $under_way -lt $((processors * 2)) ] || { wait && under_way=0; }
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
        # The order matters to one mode as to the others.
        [ -z "$order" ] || [ $mode = gnu11 ] || continue
        for first in '' -DWINDOWS_FIRST '-DUNICODE -D_UNICODE' -fms-extensions; do
          case $first in *UNICODE*) [ $mode = gnu11 ] || continue ;; esac
          source=uses.c
          case $first in *UNICODE*) source=values.c ;; esac
          try "$cc -std=$mode $win $order $first $source" \
            "$cc" "-std=$mode" $win $std_dir $order $first $warnings "-I$include" -c $source -o /dev/null
        done
      done
      for mode in c++17 gnu++17 c++20; do
        [ -z "$order" ] || [ $mode = c++17 ] || continue
        for first in '' -DWINDOWS_FIRST '-DNOMINMAX -DWIN32_LEAN_AND_MEAN' -fms-extensions; do
          [ "$mode" != gnu++17 ] || [ -z "$first" ] || continue
          try "$cxx -std=$mode $win $order $first uses.cpp" \
            "$cxx" "-std=$mode" $win $std_dir $order $first $warnings "-I$include" -c uses.cpp -o /dev/null
        done
      done
    done
  done
  for path in "$include"/*.h; do
    header=${path##*/}
    try "$cc -std=c11 $header alone" \
      "$cc" -std=c11 -pedantic $warnings "-I$include" "-DHEADER=\"$header\"" -c alone.c -o /dev/null
    try "$cxx -std=c++17 $header alone" \
      "$cxx" -x c++ -std=c++17 $warnings "-I$include" "-DHEADER=\"$header\"" -c alone.c -o /dev/null
  done
  for path in "$include"/spellings/*; do
    try "$cc ${path##*/}" "$bin/iocp-cc" --compiler=$cc $warnings "-DHEADER=<${path##*/}>" -c alone.c -o /dev/null
  done
  for mode in c11 c17; do
    try "$cc -std=$mode values.c" "$cc" -std=$mode $warnings "-I$include" -c values.c -o /dev/null
  done
  try "$cc set_size.c" "$cc" $warnings "-I$include" -c set_size.c -o /dev/null
  try "$cc set_size.c, system first" "$cc" -DSTD_FIRST $warnings "-I$include" -c set_size.c -o /dev/null
  try "$cc set_size.c, command line" "$bin/iocp-cc" --compiler=$cc -DFD_SETSIZE=512 $warnings -c set_size.c -o /dev/null
  try "iocp-cc --compiler=$cc uses.c" "$bin/iocp-cc" --compiler=$cc $warnings -c uses.c -o /dev/null
  try "iocp-cc --compiler=$cc --hide-linux uses.c" \
    "$bin/iocp-cc" --compiler=$cc --hide-linux $warnings -c uses.c -o /dev/null
  for mode in c++17 c++20; do
    try "iocp-c++ --compiler=$cc -std=$mode uses.cpp" \
      "$bin/iocp-c++" --compiler=$cc -std=$mode $warnings -c uses.cpp -o /dev/null
  done
  try "iocp-c++ --compiler=$cc --no-win32 uses.cpp" \
    "$bin/iocp-c++" --compiler=$cc --no-win32 -std=c++17 $warnings -c uses.cpp -o /dev/null
done

# What the library has to export is written down, and so is what it does not do yet.
exports_match() { ./exports.sh | diff - ../../exports.txt; }
table_matches() { ./exports.sh --table | diff - ../../runtime/exports.h; }
starred_known() { ! LC_ALL=C comm -23 starred.txt ../../exports.txt | grep .; }
try 'compat/exports.txt is what the headers declare' exports_match
try 'compat/runtime/exports.h is the table of it' table_matches
try 'starred.txt names only declared functions' starred_known

wait
passed=$(wc -l <"$work/passed") failed=$((tried - $(wc -l <"$work/passed")))
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Boost.Asio over completion ports: builds each program with gcc and with clang against Debian's headers as they are, runs
# it, and compares what it prints with NAME.expected.txt. The last line says how many passed.
#
#   run.sh [--compiler=gcc|clang|both] [NAME...]
set -u
cd "$(dirname "$0")"
bin=$(cd ../../bin && pwd)
compilers='gcc clang' names=
for argument; do
  case $argument in
  --compiler=both) ;;
  --compiler=gcc | --compiler=clang) compilers=${argument#*=} ;;
  -*) sed -n 's/^#   //p' "$0" >&2 && exit 2 ;;
  *) names="$names ${argument%.cpp}" ;;
  esac
done
[ -n "$names" ] || names=$(for path in *.cpp; do [ $path = library.cpp ] || echo "${path%.cpp}"; done)
if ! printf '#include <boost/asio/version.hpp>\n' | g++ -E -x c++ - >/dev/null 2>&1; then
  echo "Boost.Asio is not there: no program was built (scripts/setup asio installs it)"
  echo "0 passed, 0 failed"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# build COMPILER NAME: leaves COMPILER-NAME, or COMPILER-NAME.log
cat >"$work/build" <<TEXT
compiler=\${1%-*} name=\${1#*-} standard=c++17 options=
# The library's coroutines ask the compiler whether it has them.
[ \$name != coroutines ] || standard=c++20
output='$work'/\$1
[ \$name != library ] || options=-c output=\$output.o
[ \$name = library ] || options='$work'/\$compiler-library.o
'$bin/iocp-c++' --compiler=\$compiler -std=\$standard -O0 -Wall -Wextra -Werror -D_WIN32_WINNT=0x0A00 \
  -DBOOST_ASIO_SEPARATE_COMPILATION '$PWD'/\$name.cpp \$options -o "\$output" >"\$output.log" 2>&1 || rm -f "\$output"
TEXT

passed=0 failed=0
available=
for compiler in $compilers; do
  command -v "$compiler" >/dev/null 2>&1 && available="$available $compiler"
done
tests() {
  for compiler in $available; do
    for name in $names; do
      # Debian's clang has no coroutines with this version of libstdc++.
      [ $compiler-$name = clang-coroutines ] || echo $compiler-$name
    done
  done
}
for compiler in $available; do echo $compiler-library; done | xargs -P "$(nproc)" -n 1 sh "$work/build"
tests | xargs -P "$(nproc)" -n 1 sh "$work/build"
for test in $(tests); do
  expected=${test#*-}.expected.txt
  if [ -x "$work/$test" ] && timeout 60 "$work/$test" </dev/null >"$work/out" 2>"$work/errors" &&
    cmp -s "$work/out" "$expected"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL $test"
    grep -E 'error|undefined' "$work/$test.log" "$work/${test%%-*}-library.o.log" 2>/dev/null | head -10
    [ ! -x "$work/$test" ] || { diff -u "$expected" "$work/out" | sed -n '3,20p' && head -5 "$work/errors"; }
  fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Builds the Windows programs of these folders with iocp-cc, runs each in an empty folder and compares what it prints with
# NAME.expected.txt beside it. The last line says how many passed.
#
#   run.sh [--compiler=gcc|clang|both] [--verify] [--results=FILE] [NAME...]
#
#   NAME is a program, a folder, or folder/program. FILE gets a line for each: folder/program, and pass or fail.
#
#   With --verify each runs under IOCP_VERIFY=1 as well, and fails when it is found to do what is not in
#   verify/provoked.tsv.
#
# verify/, headers/, names/, programs/ and chaos/ have runners of their own. fuzz/ is run by scripts/fuzz. linux/ is built as
# Linux source (--no-win32).
set -u
from=$PWD
cd "$(dirname "$0")"
here=$PWD
bin=$here/../bin
limit=20
verify=

usage() { sed -n 's/^#   //p' "$0"; }

compilers=both names= results=/dev/null
for argument; do
  case $argument in
  --compiler=both) compilers=both ;;
  --compiler=gcc | --compiler=clang) compilers=${argument#*=} ;;
  --verify) verify=1 ;;
  --results=/*) results=${argument#*=} ;;
  --results=*) results=$from/${argument#*=} ;;
  --help) usage && exit 0 ;;
  -*) usage >&2 && exit 2 ;;
  *) names="$names $argument" ;;
  esac
done
[ "$compilers" != both ] || compilers='gcc clang'

# Prints the programs that were asked for, as folder/name.
programs() {
  for source in */*.c; do
    program=${source%.c}
    case $program in headers/* | fuzz/* | names/* | programs/* | chaos/* | verify/* | '*/*') continue ;; esac
    # It counts the bytes of the process; the verifier remembers handles.
    case $verify$program in 1linux/ended_threads_leave_nothing) continue ;; esac
    [ -n "$names" ] || { echo "$program" && continue; }
    for name in $names; do
      name=${name%.c}
      case $program in
      "$name" | "${name%/}"/* | */"$name") echo "$program" && break ;;
      esac
    done
  done
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# attempt COMPILER PROGRAM: builds and runs it; leaves COMPILER-folder-name.log, .out, .err and .status
cat >"$work/attempt" <<TEXT
options='-std=gnu11 -O1 -g -Wall -Wextra -Werror'
case \$2 in linux/*) options="\$options --no-win32" ;; esac
target='$work'/\$1-\$(echo "\$2" | tr / -)
'$bin/iocp-cc' --compiler=\$1 \$options -I'$here' -o "\$target" '$here'/\$2.c -lws2_32 -lmswsock >"\$target.log" 2>&1 ||
  exit 0
mkdir "\$target.run" && cd "\$target.run" || exit 0
IOCP_VERIFY=$verify timeout $limit "\$target" </dev/null >"\$target.out" 2>"\$target.err"
echo \$? >"\$target.status"
rm -rf "\$target" "\$target.run"
TEXT

passed=0 failed=0
programs >"$work/list"
if [ ! -s "$work/list" ]; then
  echo "run.sh: no program is named${names:-' in any folder'}" >&2
  echo "0 passed, 1 failed"
  exit 1
fi

failure() {
  failed=$((failed + 1))
  [ -z "$program" ] || echo "$program fail" >>"$results"
  echo "FAIL $1"
}

# What the verifier has found, and nobody expected: a line for each.
unexpected() {
  [ -n "$verify" ] || return 0
  sed -n 's/^iocp-verify: \([a-z-]*\): .*/\1/p' "$target.err" | LC_ALL=C sort -u >"$work/found"
  awk -F '\t' -v program="$program" '$1 == program { print $2 }' verify/provoked.tsv | LC_ALL=C sort -u |
    LC_ALL=C comm -23 "$work/found" -
}

# Some wait while others are built: one more at a time than there are processors.
jobs=$(($(nproc) + 1))
for compiler in $compilers; do
  command -v "$compiler" >/dev/null 2>&1 && sed "s/^/$compiler /" "$work/list"
done | xargs -r -n 2 -P $jobs sh "$work/attempt"

for compiler in $compilers; do
  program=
  if ! command -v "$compiler" >/dev/null 2>&1; then
    failure "there is no compiler $compiler"
    continue
  fi
  while read -r program; do
    title="$program ($compiler)"
    target=$work/$compiler-$(echo "$program" | tr / -)
    if [ ! -e "$target.status" ]; then
      failure "$title: does not build"
      head -20 "$target.log"
      continue
    fi
    read -r status <"$target.status"
    if [ $status -eq 124 ]; then
      failure "$title: still running after $limit s"
    elif [ $status -ne 0 ]; then
      failure "$title: exit status $status"
    elif ! cmp -s "$program.expected.txt" "$target.out"; then
      failure "$title: prints something else"
    elif [ -n "$(unexpected)" ]; then
      failure "$title: is found to do: $(unexpected | tr '\n' ' ')"
      grep '^iocp-verify:' "$target.err" | head -60
    else
      passed=$((passed + 1))
      echo "$program pass" >>"$results"
      continue
    fi
    diff -u --label expected --label printed "$program.expected.txt" "$target.out" | sed -n '3,40p'
    head -5 "$target.err"
  done <"$work/list"
done

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]

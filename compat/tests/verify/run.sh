#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Builds each program of this folder and runs its two arms. The wrong one has to end with status 86, under
# IOCP_VERIFY=fatal, and what is found first has to be what its first comment begins with; nothing may be found of the
# right one. Then the forms of the output. The last line says how many passed.
#
#   run.sh [NAME...]
set -u
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

check() { # TITLE TRUTH [FILE]
  if [ "$2" = yes ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL $1"
    [ -z "${3:-}" ] || head -40 "$3"
  fi
}

yes_if() { if "$@"; then echo yes; else echo no; fi; }
found() { sed -n 's/^iocp-verify: \([a-z-]*\): .*/\1/p' "$1" | head -n 1; }

build() {
  ../../bin/iocp-cc -std=gnu11 -O1 -g -Wall -Wextra -Werror -o "$work/$1" "$1.c" -lws2_32 -lmswsock 2>"$work/$1.log"
}

for source in ${*:-*.c}; do
  name=${source%.c}
  build "$name"
  check "$name: builds" "$(yes_if [ -x "$work/$name" ])" "$work/$name.log"
  [ -x "$work/$name" ] || continue
  id=$(sed -n 's|^/\* \([a-z-]*\):.*|\1|p' "$name.c" | head -n 1)
  leaks=$(grep -q '\[leaks\]' "$name.c" && echo ,leaks)
  IOCP_VERIFY=fatal$leaks timeout 30 "$work/$name" wrong >"$work/out" 2>"$work/wrong" </dev/null
  status=$?
  check "$name, wrong: ends with 86, not $status" "$(yes_if [ $status -eq 86 ])" "$work/wrong"
  check "$name, wrong: is found to be $id" "$(yes_if [ "$(found "$work/wrong")" = "$id" ])" "$work/wrong"
  check "$name, wrong: names a place in the source" "$(yes_if grep -q "at $name.c:" "$work/wrong")" "$work/wrong"
  IOCP_VERIFY=1$leaks timeout 30 "$work/$name" right >"$work/out" 2>"$work/right" </dev/null
  status=$?
  check "$name, right: ends with 0, not $status" "$(yes_if [ $status -eq 0 ])" "$work/out"
  check "$name, right: nothing is found" "$(yes_if [ ! -s "$work/right" ])" "$work/right"
done

# ---- the forms of the output ----------------------------------------------------------------------------------------
if [ $# -eq 0 ]; then
  IOCP_VERIFY=1 "$work/closed_twice" wrong 2>"$work/text"
  check "without fatal the program goes on" "$(yes_if [ $? -eq 0 ])"
  check "each line begins with iocp-verify:" "$(yes_if [ "$(grep -vc '^iocp-verify: ' "$work/text")" = 0 ])" "$work/text"
  IOCP_VERIFY=1 IOCP_VERIFY_FORMAT=json "$work/closed_twice" wrong 2>"$work/json"
  check "json: one line" "$(yes_if [ "$(wc -l <"$work/json")" = 1 ])" "$work/json"
  check "json: an object with the id" "$(yes_if grep -q '^iocp-verify: {"id":"closed-twice",.*}$' "$work/json")" "$work/json"
  printf '# known\n\nclosed-twice  main at closed_twice.c\n' >"$work/known"
  IOCP_VERIFY=fatal IOCP_VERIFY_SUPPRESS=$work/known "$work/closed_twice" wrong 2>"$work/text"
  check "suppressed: ends with 0" "$(yes_if [ $? -eq 0 ])" "$work/text"
  check "suppressed: says nothing" "$(yes_if [ ! -s "$work/text" ])" "$work/text"
  echo 'closed-twice another_function' >"$work/known"
  IOCP_VERIFY=fatal IOCP_VERIFY_SUPPRESS=$work/known "$work/closed_twice" wrong 2>"$work/text"
  check "suppressed elsewhere: ends with 86" "$(yes_if [ $? -eq 86 ])" "$work/text"
  "$work/closed_twice" wrong 2>"$work/text"
  check "without IOCP_VERIFY nothing is said" "$(yes_if [ ! -s "$work/text" ])" "$work/text"
fi

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]

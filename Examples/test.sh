#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Builds the examples and runs each with a real peer: curl, python3, bash itself. The last line is `N passed, N failed`.
set -uo pipefail
cd "$(dirname "$0")"

swift build --build-tests --scratch-path .build || { echo "0 passed, 1 failed"; exit 1; }
bin=$PWD/.build/debug
work=$(mktemp -d)
passed=0
failed=0
started=()
trap 'kill "${started[@]}" 2>/dev/null; rm -rf "$work"' EXIT

# check WHAT COMMAND…: what has to succeed, within a minute.
check() {
  local what=$1
  shift
  if timeout 60 "$@" >"$work/said" 2>&1; then
    passed=$((passed + 1))
    echo "ok      $what"
  else
    failed=$((failed + 1))
    echo "FAILED  $what: $*"
    sed 's/^/        /' "$work/said" | head -n 20
  fi
}

# serve COMMAND…: starts a server that lives for the test, and leaves in `port` the number that it says it listens on.
serve() {
  local said=$work/server-${#started[@]}
  timeout 300 stdbuf -oL "$@" >"$said" 2>&1 &
  started+=($!)
  port=
  for _ in $(seq 300); do
    port=$(sed -n 's/^listening \([0-9]*\)$/\1/p' "$said")
    if [ -n "$port" ]; then return; fi
    sleep 0.1
  done
  echo "does not listen: $*"
  cat "$said"
  echo "$passed passed, $((failed + 1)) failed"
  exit 1
}

# Later ones fetch from the file server.
for test in file-server proxy chat parallel-copy fetch; do
  echo "== $test"
  # shellcheck source=/dev/null
  . "tests/$test.sh"
done

echo "== fetch core"
swift test --skip-build --scratch-path .build 2>&1 | tee "$work/core" | grep -v '^[◇↳✔]\|started\.$'
line=$(grep -E 'Test run with [0-9]+ tests? .*passed' "$work/core" | tail -n 1)
if [[ $line =~ with\ ([0-9]+)\ test ]] && [ "${BASH_REMATCH[1]}" -gt 0 ]; then
  passed=$((passed + BASH_REMATCH[1]))
else
  failed=$((failed + 1))
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

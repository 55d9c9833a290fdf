#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Chaos and sanitizers as a user meets them: programs with a bug are found, their seeds repeat and shrink, and correct
# programs are left in peace. The last line says how many checks passed.
set -u
cd "$(dirname "$0")"
here=$PWD
root=$(cd ../../.. && pwd)
iocpctl=${IOCPCTL:-$root/.build/release/iocpctl}
[ -x "$iocpctl" ] || { echo "run.sh: there is no $iocpctl: run make build"; echo "0 passed, 1 failed"; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
passed=0 failed=0

# check TITLE COMMAND...: passes when the command succeeds
check() {
  title=$1
  shift
  if "$@" >"$work/log" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL $title"
    sed 's/^/  /' "$work/log" | head -20
  fi
}

# build NAME OPTIONS...: NAME of its own for each set of options, after the last slash of the first word
build() {
  target=$1 source=$2
  shift 2
  "$root/compat/bin/iocp-cc" -std=gnu11 -O1 -Wall -Wextra -Werror "$@" -o "$work/$target" "$here/$source.c"
}

# says TEXT COMMAND...: the command fails, and what it prints has the text
says() {
  text=$1
  shift
  "$@" >"$work/said" 2>&1 && { echo "it did not fail"; return 1; }
  grep -q -- "$text" "$work/said" && return 0
  cat "$work/said"
  return 1
}

sweep() { timeout 300 "$iocpctl" chaos "$@"; }

# ---- AddressSanitizer sees what the library writes late ------------------------------------------------------------
for compiler in gcc clang; do
  for name in record_freed_after_close buffer_freed_after_close drained_after_close; do
    check "$name builds ($compiler)" build $name.$compiler $name --compiler=$compiler --sanitize=address
  done
  check "a record that is freed after the close is found ($compiler)" \
    says 'heap-use-after-free' sweep --seeds 1..20 --stop-at-first --no-shrink -- ./record_freed_after_close.$compiler
  check "a buffer that is freed after the close is found ($compiler)" \
    says 'heap-use-after-free' sweep --seeds 1..20 --stop-at-first --no-shrink -- ./buffer_freed_after_close.$compiler
  check "who takes the packet first is left in peace ($compiler)" sweep --seeds 1..20 -- ./drained_after_close.$compiler
  check "read_before_its_packet builds ($compiler)" \
    build early.$compiler read_before_its_packet --compiler=$compiler --sanitize=address
  check "its twin builds ($compiler)" \
    build late.$compiler read_before_its_packet --compiler=$compiler --sanitize=address -DWAITS
  check "a read of the buffer before the packet is found ($compiler)" says 'use-after-poison' timeout 60 ./early.$compiler
  check "who waits for the packet is left in peace ($compiler)" timeout 60 ./late.$compiler
  check "under chaos, too ($compiler)" sweep --seeds 1..40 -- ./late.$compiler
done
# The command that a sweep prints needs no iocpctl. The seed repeats decisions, not interleavings: a few tries.
sweep --seeds 1..20 --stop-at-first --no-shrink -- ./record_freed_after_close.gcc >said 2>/dev/null
again=$(sed -n 's/^  again:  *//p' said)
check "the report has the call stack of the free" says 'in main .*record_freed_after_close.c' \
  sh -c "for try in 1 2 3 4 5 6 7 8 9 10; do ($again) || exit 1; done"

# ---- ThreadSanitizer knows how work is handed over --------------------------------------------------------------
check "worker_pool builds for ThreadSanitizer" build pool worker_pool --sanitize=thread
check "its racy twin builds" build racy worker_pool --sanitize=thread -DRACE=1
check "a correct pool of workers is clean" timeout 60 ./pool
check "it is clean under chaos" sweep --seeds 1..10 -- ./pool
check "a race is reported" says 'data race' sh -c 'for try in 1 2 3 4 5; do timeout 60 ./racy || exit 1; done'
check "the report names the line" grep -q 'worker_pool.c:4[0-9]' said

# ---- A seed repeats, shrinks and comes back from its file --------------------------------------------------------
check "takes_success_for_granted builds" build granted takes_success_for_granted
check "it passes without chaos" ./granted
check "it fails under chaos" says 'exit status 3' sweep --seeds 1..20 --stop-at-first -- ./granted
check "few perturbations are enough" grep -q 'shrunk:    1 of' said
seed=$(sed -n 's/^seed \([0-9]*\): .*/\1/p' said | tail -1)
check "the command that is printed repeats it" \
  sh -c "for try in 1 2 3 4 5; do ($(sed -n 's/^  again:  *//p' said | head -1)); [ \$? -ne 3 ] || exit 0; done; exit 1"
check "so does the replay file" says 'failed in run' "$iocpctl" chaos --replay "chaos-$seed.replay.json"
check "the timeline is JSON of trace events" grep -q '"traceEvents"' "chaos-$seed.timeline.json"
check "a replay file that is none is refused with 2" \
  sh -c "echo {} >none.json; '$iocpctl' chaos --replay none.json; [ \$? -eq 2 ]"
check "a program that is not there is refused with 2" sh -c "'$iocpctl' chaos -- ./nothing; [ \$? -eq 2 ]"

# ---- Parts of a sweep merge ---------------------------------------------------------------------------------------
for part in 1 2 3; do
  sweep --seeds 1..12 --shard $part/3 --no-shrink --report part$part.json -- ./granted >/dev/null 2>&1
done
sweep --seeds 1..12 --no-shrink --report whole.json -- ./granted >/dev/null 2>&1
"$iocpctl" chaos-merge --report merged.json part3.json part1.json part2.json >merged.txt 2>&1
check "merged parts have all seeds" grep -q '^12 seeds of 1..12' merged.txt
check "and the failures of the whole" \
  sh -c "grep '\"seed\"' whole.json >a; grep '\"seed\"' merged.json >b; [ -s a ] && cmp a b"
check "a missing part is an error" says 'missing: part 2' "$iocpctl" chaos-merge part1.json part3.json

# ---- Errors are given when they are asked for ------------------------------------------------------------------
check "no seed resets a connection unasked" sweep --seeds 1..15 --only reset,timeout,exhaust -- ./granted
check "a seed does when asked" says 'exit status' sweep --errors --seeds 1..60 --stop-at-first --no-shrink \
  --only reset,timeout,exhaust -- ./granted

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Measures the primitives of the engine one by one: nanoseconds, allocations and system calls. Fails when allocations
# or system calls are more than bench/micro/limits.txt allows; they are counted one by one. Time is shown beside that of
# the last record, and judged by people.
#
#   bench/micro/run.sh            measure and judge
#   bench/micro/run.sh --record   and add a line to bench/micro/history.jsonl

set -eu
cd "$(dirname "$0")"
export LC_ALL=C

record=no
case ${1-} in
--record) record=yes ;;
'') ;;
*) echo "usage: bench/micro/run.sh [--record]" >&2 && exit 2 ;;
esac
if [ ! -e ../../compat/lib/libiocp.so ]; then
  echo "micro: no compat/lib/libiocp.so: run 'make build'" >&2
  exit 1
fi

results=$PWD/.build/results
log=$PWD/.build/run.log
rm -rf "$results"
mkdir -p "$results"
# The package's own plugin builds and runs; without a sandbox, since that needs rights that containers do not give.
if ! swift package --scratch-path .build --disable-sandbox benchmark run --quiet --no-progress \
  --format histogramPercentiles --path "$results" >"$log" 2>&1; then
  tail -n 30 "$log" >&2
  echo "micro: the run failed; its output is in bench/micro/.build/run.log" >&2
  exit 1
fi

# One file for each figure: percentile, value. → name, figure, and the median; of times the fastest, since what else
# the machine did can only have slowed the others down.
for file in "$results"/*.tsv; do
  [ -e "$file" ] || break
  figure=${file##*/}
  figure=${figure#*.Engine.}
  figure=${figure%.histogram.percentiles.tsv}
  awk -v name="${figure%.*}" -v figure="${figure##*.}" '
    $1 == (figure == "processorTime" ? "0" : "50") { print name, figure, $2 }' "$file"
done >"$results/figures"

describe() {
  commit=$(git rev-parse --short HEAD 2>/dev/null || echo none)
  git diff --quiet HEAD -- ../../Sources ../../compat . 2>/dev/null || commit=$commit+changes
  processor=$(sed -n 's/^model name[[:space:]]*: *//p' /proc/cpuinfo | head -n 1)
  swift=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p' | head -n 1)
  printf '"date":"%s","commit":"%s","processor":"%s","kernel":"%s","swift":"%s"' \
    "$(date -u +%Y-%m-%d)" "$commit" "${processor:-unknown}" "$(uname -r)" "$swift"
}
touch history.jsonl
tail -n 1 history.jsonl >"$results/last"

status=0
awk -f judge.awk -v head="$(describe)" -v line="$results/line" limits.txt "$results/last" "$results/figures" || status=1
if [ $record = yes ] && [ $status = 0 ]; then
  cat "$results/line" >>history.jsonl
  echo "micro: recorded in bench/micro/history.jsonl"
fi
exit $status

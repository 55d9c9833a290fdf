#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# How long `iocpctl audit` takes: writes sources as servers have them, reads them, and prints lines, files and seconds, of
# the clock and of processors.
#
#   measure.sh [LINES]     100000 unless told otherwise. IOCPCTL names the program
set -eu
cd "$(dirname "$0")/../../.."
lines=${1:-100000}
iocpctl=${IOCPCTL:-$PWD/.build/release/iocpctl}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
mkdir "$work/sources"
awk -v lines="$lines" -v folder="$work/sources" -f compat/tests/audit/generate.awk
began=$(date +%s.%N)
status=0
"$iocpctl" audit "$work/sources" >"$work/report" 2>"$work/errors" || status=$?
ended=$(date +%s.%N)
[ $status -le 1 ] || { cat "$work/errors" && exit "$status"; }
tail -n 1 "$work/report"
read_lines=$(sed -n '$s/.* \([0-9]*\) lines$/\1/p' "$work/report")
# The second line of `times` is that of the programs that ran.
times >"$work/times"
used=$(sed -n 2p "$work/times")
awk -v began="$began" -v ended="$ended" -v lines="$read_lines" -v processors="$(nproc)" -v used="$used" 'BEGIN {
  split(used, part, /[ ms]+/)
  printf "%d lines in %.1f s on %d processors, which worked for %.1f s\n", lines, ended - began, processors,
    part[1] * 60 + part[2] + part[3] * 60 + part[4]
}'

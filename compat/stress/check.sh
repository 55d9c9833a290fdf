#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# A checker that cannot fail is worthless: plants one mistake after the other into the stress program's own accounting,
# and looks whether it says so. Then each mode runs for a moment without, and has to be content.
set -u
cd "$(dirname "$0")/../.."
work=.build/stress-check
mkdir -p "$work"
passed=0 failed=0

compat/bin/iocp-cc -std=gnu11 -O1 -g -Wall -Wextra -Werror compat/stress/*.c -o "$work/stress" || {
  echo "0 passed, 1 failed"
  exit 1
}

pass() { passed=$((passed + 1)); }
miss() {
  failed=$((failed + 1))
  echo "FAIL $1"
  grep -E '^(failure|gave up|verdict)' "$work/out" | head -n 5
}

# planted MISTAKE MODE WORDS: the mode has to fail, and to say this.
planted() {
  timeout 60 "$work/stress" --mode "$2" --seconds 1 --handles 32 --seed 11 --plant "$1" </dev/null >"$work/out" 2>&1
  if [ $? -eq 1 ] && grep -q "^failure: .*$3" "$work/out"; then pass; else miss "$1 in $2 is not noticed"; fi
}

planted packet cancel-storm 'packets are missing'
planted doubled cancel-storm 'not in flight\|two packets'
planted byte cancel-storm 'a wrong byte'
planted count cancel-storm 'packets are missing, or there were too many'
planted touched cancel-storm 'was written to after its packet'
planted packet accept-churn 'missing\|hangs\|not served'
planted byte accept-churn 'a wrong byte'
planted byte files-and-pipes 'a wrong byte'
planted packet pool-shutdown 'callbacks of'

for mode in cancel-storm close-storm handle-reuse accept-churn files-and-pipes pool-shutdown; do
  timeout 60 "$work/stress" --mode $mode --seconds 1 --seed 11 </dev/null >"$work/out" 2>&1
  if [ $? -eq 0 ]; then pass; else miss "$mode"; fi
done

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]

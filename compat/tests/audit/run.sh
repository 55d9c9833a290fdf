#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What `iocpctl audit` has to say about sources of ours: names, warnings, exit status, forms of output; the bugs of the
# zoo that show in the text are found, and nothing is in their twins, the examples and the tests.
# IOCPCTL names the program. The last line says how many checks passed.
set -u
cd "$(dirname "$0")/../../.."
iocpctl=${IOCPCTL:-$PWD/.build/release/iocpctl}
here=compat/tests/audit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0

check() {
  title=$1
  shift
  if "$@" >"$work/log" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL $title"
    head -20 "$work/log"
  fi
}

# audit NAME STATUS ARGUMENTS...: keeps what it prints in $work/NAME
audit() {
  name=$1 status=$2
  shift 2
  "$iocpctl" audit "$@" >"$work/$name" 2>"$work/$name.err"
  got=$?
  [ $got -eq "$status" ] || { echo "status $got instead of $status" && cat "$work/$name.err" && false; }
}

has() { grep -F -q -- "$2" "$work/$1" || { echo "no \`$2\` in:" && head -40 "$work/$1" && false; }; }
has_not() { ! grep -F -- "$2" "$work/$1"; }
# The lines of warnings: `    FILE:LINE: SUBJECT`, as FILE:LINE.
warned() { sed -n '/^Warnings/,/^[^ W]/s/^    \([^ :]*:[0-9]*\): .*/\1/p' "$work/$1" | sort; }
none_in() { warned "$1" | grep -v "${2:-^none$}" | grep . && return 1; return 0; }

check 'a source with missing names ends with 1' audit missing 1 "$here/sources/missing.cpp"
for name in RegOpenKeyExA HKEY_LOCAL_MACHINE KEY_READ UpdateWindow GetForegroundWindow 'DeviceIoControl  (function'; do
  check "$name is missing" has missing "  $name"
done
check 'and what to do is said' has missing 'Linux has no registry'
check 'with file and line' has missing "$here/sources/missing.cpp:25"
check 'a function that refuses is told apart' has missing 'answers "not implemented"'
check 'a name that is there in part is told apart' has missing 'Here in part'
check 'with what it does less' has missing 'known in this process only'
check 'a header that is not there is named' has missing '  stdafx.h'
check 'a name that nobody knows is listed apart' has missing '  Unheard'
check 'what the preprocessor leaves out is not used' has_not missing CryptAcquireContextA
check 'a method is not the function of that name' has_not missing ' bind '
check 'the verdict is one line with a percentage' has missing ' %), '

check 'in C, too' audit called 1 "$here/sources/called.c"
for name in RegOpenKeyExW LookupAccountNameW; do
  check "$name is missing, though C lets it be called" has called "  $name"
done
check 'a function of the program is its own' has_not called '  own_function'

check 'a source with everything ends with 0' audit right 0 "$here/sources/right.cpp"
check 'and nothing is warned of' none_in right
check 'warnings alone do not fail' audit warned 0 "$here/sources/warned.cpp"
check 'unless --strict says so' audit strict 1 --strict "$here/sources/warned.cpp"
grep -n '/\* [a-z-]* \*/$' "$here/sources/warned.cpp" | sed "s|^\([0-9]*\):.*/\* \(.*\) \*/|$here/sources/warned.cpp:\1 \2|" |
  while read -r at rule; do echo "$at"; done | sort >"$work/expected"
warned warned >"$work/found"
check 'each bug is warned of in its line, and nothing else is' diff "$work/expected" "$work/found"
for rule in record-on-the-stack freed-before-drained failed-packet-ignored one-record-two-directions \
  success-is-not-the-end; do
  check "$rule has an explanation in the page" grep -q "$rule" docs/audit.md
  check "$rule is told with its reason" has warned "$rule: "
done

check 'nothing to read ends with 2' audit nothing 2 "$work"
check 'no such file ends with 2' audit absent 2 "$work/absent.c"
check 'an unknown option ends with 2' audit option 2 --unheard-of "$here/sources/right.cpp"
check 'no parser ends with 2' env IOCP_LIBCLANG=/nowhere.so sh -c \
  '"$1" audit "$2" 2>"$3"; [ $? -eq 2 ] && grep -q IOCP_LIBCLANG "$3"' - "$iocpctl" "$here/sources/right.cpp" "$work/e"

check 'JSON' audit json 1 --json "$here/sources/missing.cpp"
check 'JSON has the status of each name' has json '"status" : "not-implemented"'
check 'SARIF' audit sarif 1 --sarif "$here/sources/missing.cpp"
check 'SARIF has its version' has sarif '"version" : "2.1.0"'
check 'SARIF names the rule' has sarif '"ruleId" : "missing-name"'
if command -v python3 >/dev/null; then
  check 'JSON can be read' python3 -m json.tool "$work/json" /dev/null
  check 'SARIF can be read' python3 -m json.tool "$work/sarif" /dev/null
fi

check 'the data can be elsewhere' compat/audit/collect.sh "$work/data"
check 'and are found there' audit elsewhere 1 --data "$work/data" "$here/sources/missing.cpp"
check 'with the same result' cmp "$work/missing" "$work/elsewhere"

# The zoo: what shows in the text.
check 'the zoo' audit zoo 0 compat/zoo
for bug in record_on_the_stack freed_after_close failed_packet_taken_for_none one_record_for_both_directions \
  freed_at_immediate_success; do
  check "$bug is found" has zoo "compat/zoo/$bug/bug."
done
check 'nothing is found in the twins' none_in zoo '/bug[.]'
check 'the examples, and the programs under stress' audit examples 0 compat/examples compat/stress
check 'nothing is found there' none_in examples
# One of them calls what is not implemented.
check 'the tests' audit tests 1 compat/tests/rules compat/tests/connections compat/tests/datagrams compat/tests/files \
  compat/tests/folders compat/tests/linux compat/tests/pipes compat/tests/pools compat/tests/sync compat/tests/calls \
  compat/tests/timers compat/tests/processes compat/tests/chaos compat/tests/verify
check 'nothing is found there either' none_in tests

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]

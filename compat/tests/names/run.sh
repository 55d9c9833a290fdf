#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Says which names of Windows are missing: neither declared nor defined by the headers, or declared and refused by the
# library. The names are in FAMILY.tsv beside this script: name, kind, level. Level `core` has to be there whole;
# what is missing of `more` and `rest` has a row in refused.tsv that says why.
#
#   run.sh [--compiler=gcc|clang|both] [--list]     --list prints every missing name, refused ones too
set -u
cd "$(dirname "$0")"
bin=$(cd ../../bin && pwd)
compilers='gcc clang' list=no
for argument; do
  case $argument in
  --compiler=both) ;;
  --compiler=*) compilers=${argument#*=} ;;
  --list) list=yes ;;
  *) sed -n 's/^#   //p' "$0" >&2 && exit 2 ;;
  esac
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat *.tsv | grep -v '^#' | awk -F '\t' 'NF == 3' | LC_ALL=C sort -u >"$work/names"
grep -v '^#' refused.tsv 2>/dev/null | cut -f 1 | LC_ALL=C sort -u >"$work/refused"

# Each name stands in a "file" of its own, so that a diagnostic names it. A struct tag counts as a type.
head='#include "every_header.h"'
{
  echo "$head"
  awk -F '\t' '{
    printf "#ifndef %s\n#line 1 \"@%s@\"\n", $1, $1
    if ($2 == "type") printf "enum { size_%d = sizeof(SIZE_OF_%s) };\n", NR, $1
    else printf "__typeof__(%s) *pointer_%d;\n", $1, NR
    print "#endif"
  }' "$work/names" | sed 's/sizeof(SIZE_OF_\(.*\))/sizeof(\1 *)/'
} >"$work/all.c"
{
  echo "$head"
  awk -F '\t' '{ printf "#ifndef %s\n#line 1 \"@%s@\"\nnamespace n%d { using ::%s; }\n#endif\n", $1, $1, NR, $1 }' "$work/names"
} >"$work/all.cpp"

passed=0 failed=0
# Of the level that has to be whole, the few that are refused all the same: each is known by name.
core=$(awk -F '\t' '$3 == "core" { print $1 }' [a-z]*.tsv | LC_ALL=C sort -u | LC_ALL=C comm -12 - "$work/refused" | tr '\n' ' ')
echo "refused in core: $core"
case $core in
'DeviceIoControl SuspendThread TerminateThread _iob ') passed=$((passed + 1)) ;;
*) failed=$((failed + 1)) && echo 'FAIL other names of the core are refused than there were' ;;
esac

for compiler in $compilers; do
  command -v "$compiler" >/dev/null 2>&1 || continue
  for language in c cpp; do
    driver=iocp-cc
    [ $language = c ] || driver=iocp-c++
    options='-fmax-errors=0'
    [ "$compiler" = gcc ] || options='-ferror-limit=0'
    "$bin/$driver" --compiler=$compiler $options -w -I. -fsyntax-only "$work/all.$language" 2>"$work/log"
    sed -n 's/^@\([A-Za-z0-9_]*\)@:.*error.*/\1/p' "$work/log" | LC_ALL=C sort -u >"$work/missing.all"
    # In C, a tag without typedef is no type: ask again with `struct`.
    if [ $language = c ] && [ -s "$work/missing.all" ]; then
      { echo "$head"; sed 's/.*/#line 1 "@&@"\nenum { size_& = sizeof(struct &) };/' "$work/missing.all"; } >"$work/tags.c"
      "$bin/$driver" --compiler=$compiler $options -w -I. -fsyntax-only "$work/tags.c" 2>"$work/log2"
      sed -n 's/^@\([A-Za-z0-9_]*\)@:.*error.*/\1/p' "$work/log2" | LC_ALL=C sort -u >"$work/missing.all"
    fi
    grep -v '@' "$work/log" | grep 'error' | head -5
    LC_ALL=C comm -23 "$work/missing.all" "$work/refused" >"$work/missing"
    total=$(wc -l <"$work/names")
    missing=$(wc -l <"$work/missing")
    [ $list = no ] || sed 's/^/MISSING /' "$work/missing"
    if [ "$missing" -eq 0 ]; then
      passed=$((passed + 1))
    else
      failed=$((failed + 1))
      echo "FAIL $missing of $total names are missing ($driver, $compiler): $(head -12 "$work/missing" | tr '\n' ' ')"
    fi
  done
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]

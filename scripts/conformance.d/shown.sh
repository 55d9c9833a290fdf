#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Prints `RULE<tab>folder/program` for each rule that a program of compat/tests names in its first comment, in the
# order of rules.tsv's families or not: as found.
cd "$(dirname "$0")/../../compat/tests" || exit 1

find . -mindepth 2 -name '*.c' ! -path './headers/*' ! -path './fuzz/*' | sed 's/^\.\///' | LC_ALL=C sort | xargs awk '
FNR == 1 { open = done = 0; program = FILENAME; sub(/\.c$/, "", program) }
done || (FNR == 1 && /SPDX/) { next }
index($0, "/*") { open = 1 }
open {
  text = $0
  sub(/\*\/.*/, "", text)
  while (match(text, /[A-Z]+-[0-9]+/)) {
    rule = substr(text, RSTART, RLENGTH)
    before = RSTART > 1 ? substr(text, RSTART - 1, 1) : " "
    text = substr(text, RSTART + RLENGTH)
    # UTF-8 and the like are no rules: a family is known by its row in rules.tsv, checked by the caller.
    if (before !~ /[A-Za-z0-9_-]/ && rule != "UTF-8" && rule != "UTF-16" && !said[program, rule]++)
      print rule "\t" program
  }
}
open && index($0, "*/") { done = 1 }'

# SPDX-License-Identifier: Apache-2.0
# docs/promises.md and the tests agree. In the page a promise is
#     ## P1 Exactly once
#     …
#     Tests:
#     - `Tests/CompletionEngineTests/PromiseTests.swift`
# and each listed file has a test whose name starts with `P1 `. Rejected both
# ways: a promise without a test, a test file of a promise the page does not list.

page=docs/promises.md
[ -f "$page" ] || { echo "$page:1: is missing"; exit 0; }

# Lines `P<n> file line`: test names in Swift (display or raw names), and the
# opening comment or strings of C programs and scripts.
named=$(
  find Tests -name '*.swift' 2>/dev/null | sort | xargs -r awk '
    /^[ \t]*\/\// { next }
    match($0, /(["`])P[0-9]+ [a-z]/) {
      name = substr($0, RSTART + 1, RLENGTH - 3); print name, FILENAME, FNR
    }'
  find compat/tests -type f \( -name '*.c' -o -name '*.cc' -o -name '*.cpp' -o -name '*.sh' \) 2>/dev/null | sort |
    xargs -r awk '
    { text = $0
      while (match(text, /(^|[^A-Za-z0-9_-])P[0-9]+ [a-z]/)) {
        name = substr(text, RSTART, RLENGTH - 2); sub(/^[^P]*/, "", name)
        print name, FILENAME, FNR
        text = substr(text, RSTART + RLENGTH)
      } }'
)
printf '%s\n' "$named" | awk -v page="$page" '
# First the page, then the names found in the tests (standard input).
FILENAME != "-" && /^## P[0-9]+ / {
  promise = $2; order[++count] = promise; at[promise] = FNR; tests = 0
  if (seen[promise]++) printf "%s:%d: %s is there twice\n", page, FNR, promise
  if (promise != "P" count) printf "%s:%d: expected P%d, found %s\n", page, FNR, count, promise
  next
}
FILENAME != "-" && /^## / { promise = ""; tests = 0; next }
FILENAME != "-" && /^Tests:/ { tests = 1; next }
FILENAME != "-" && tests && promise != "" && /^- / {
  line = $0
  while (match(line, /`[^`]+`/)) {
    file = substr(line, RSTART + 1, RLENGTH - 2)
    listed[promise, file] = FNR; lists[promise]++
    key[++keys] = promise SUBSEP file
    line = substr(line, RSTART + RLENGTH)
  }
  next
}
FILENAME == "-" && NF >= 3 {
  has[$1, $2] = 1
  if (!($1 in at)) printf "%s:%d: names %s, which %s does not know\n", $2, $3, $1, page
  else if (!(($1, $2) in listed) && !told[$1, $2]++)
    printf "%s:%d: tests %s, but %s does not list this file under it\n", $2, $3, $1, page
}
END {
  for (i = 1; i <= count; i++)
    if (!lists[order[i]]) printf "%s:%d: %s lists no test\n", page, at[order[i]], order[i]
  for (i = 1; i <= keys; i++) {
    split(key[i], part, SUBSEP)
    if (!(key[i] in has))
      printf "%s:%d: %s has no test whose name starts with `%s `\n", page, listed[part[1], part[2]], part[2], part[1]
  }
  if (!count) printf "%s:1: no heading `## P1 …` found\n", page
}' "$page" -

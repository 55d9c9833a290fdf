# SPDX-License-Identifier: Apache-2.0
# compat/tests/rules.tsv, the programs that name its rules, and docs/conformance.md agree. Nothing is run: what the
# programs print is checked by their runner, and the page is made by scripts/conformance.

table=compat/tests/rules.tsv
page=docs/conformance.md
[ -f "$table" ] || { echo "$table:1: is missing"; exit 0; }
[ -f "$page" ] || { echo "$page:1: is missing: run make conformance"; exit 0; }

sh scripts/conformance.d/shown.sh | awk -F '\t' -v table="$table" -v page="$page" '
FILENAME == table && /^#|^$/ { next }
FILENAME == table {
  if ($1 !~ /^[A-Z]+-[0-9]+$/) printf "%s:%d: %s is no name of a rule\n", table, FNR, $1
  if ($1 in row) printf "%s:%d: %s is there twice\n", table, FNR, $1
  if (NF < 3 || NF > 4 || $2 == "" || $3 == "") printf "%s:%d: expected rule, statement, source, and perhaps a note\n", table, FNR
  if ($4 != "" && $4 !~ /^(deviates|scope|absent|see): ./)
    printf "%s:%d: a note begins with deviates:, scope:, absent: or see:\n", table, FNR
  row[$1] = FNR; note[$1] = $4; order[++count] = $1
  next
}
FILENAME == page && match($0, /^\| [A-Z]+-[0-9]+ \|/) {
  rule = substr($0, 3, RLENGTH - 4)
  paged[rule] = FNR
  text = $0
  while (match(text, /\(\.\.\/compat\/tests\/[a-z0-9_\/]+\.c\)/)) {
    listed[rule, substr(text, RSTART + 17, RLENGTH - 20)] = 1
    text = substr(text, RSTART + RLENGTH)
  }
}
FILENAME == page { next }
!($1 in row) { printf "compat/tests/%s.c:3: names %s, which %s does not know\n", $2, $1, table; next }
{
  shown[$1]++
  if (($1 in paged) && !(($1, $2) in listed) && !stale++)
    printf "%s:%d: does not name %s under %s: run make conformance\n", page, paged[$1], $2, $1
}
END {
  for (i = 1; i <= count; i++) {
    rule = order[i]
    if (!shown[rule] && note[rule] == "") printf "%s:%d: no program names %s, and it has no note\n", table, row[rule], rule
    if (note[rule] ~ /^see: / && !(substr(note[rule], 6) in row))
      printf "%s:%d: there is no rule %s\n", table, row[rule], substr(note[rule], 6)
    if (shown[rule] && note[rule] ~ /^absent/) printf "%s:%d: %s is shown now: take its note away\n", table, row[rule], rule
    if (!(rule in paged) && !stale++) printf "%s:1: has no %s: run make conformance\n", page, rule
  }
  if (!count) printf "%s:1: has no rules\n", table
}' "$table" "$page" -

# What Wine prints differently is explained where the program is.
find compat/tests -name '*.wine.txt' | sort | while read -r trace; do
  program=${trace%.wine.txt}.c
  if [ ! -f "$program" ]; then
    echo "$trace:1: belongs to no program"
  elif [ -z "$(awk -f scripts/conformance.d/remark.awk "$program")" ]; then
    echo "$program:3: its first comment does not say what Wine 8 does, and which page says otherwise"
  fi
done

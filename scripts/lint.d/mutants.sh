# SPDX-License-Identifier: Apache-2.0
# Each bug of simulation/mutants.tsv can still be planted: its file is there, and its text stands in it exactly once.

table=simulation/mutants.tsv
[ -f "$table" ] || exit 0
awk -F '\t' '
function contents(path,   text, line) {
  if (path in known) return known[path]
  while ((getline line <path) > 0) text = text line "\n"
  close(path)
  return known[path] = text
}
/^#/ { next }
NF != 6 { printf "%s:%d: %d columns instead of 6\n", FILENAME, FNR, NF; next }
seen[$1]++ { printf "%s:%d: %s is there twice\n", FILENAME, FNR, $1 }
index($4, "MUTANT") == 0 { printf "%s:%d: the bug of %s is always there: no MUTANT\n", FILENAME, FNR, $1 }
{
  text = contents("Sources/CompletionEngine/" $2); old = $3; count = 0
  gsub(/\\n/, "\n", old)
  while ((place = index(text, old)) > 0) { count++; text = substr(text, place + length(old)) }
  if (count != 1) printf "%s:%d: %s: its text stands %d times in %s, not once\n", FILENAME, FNR, $1, count, $2
}' "$table"

# SPDX-License-Identifier: Apache-2.0
# Every engine file that marks an expression `unsafe` has a row in
# docs/unsafe.md (its path from Sources/CompletionEngine, in backticks), and
# every row names a file that still does.

page=docs/unsafe.md
engine=Sources/CompletionEngine
[ -f "$page" ] || { echo "$page:1: is missing"; exit 0; }
[ -d "$engine" ] || exit 0

uses=$(find "$engine" -name '*.swift' | sort | xargs -r awk '
  { text = $0; sub(/\/\/.*/, "", text); gsub(/"[^"]*"/, "", text) }
  !(FILENAME in told) && text ~ /(^|[^A-Za-z0-9_@])unsafe / { told[FILENAME] = 1; print FILENAME, FNR }')

printf '%s\n' "$uses" | while read -r file line; do
  [ -n "$file" ] || continue
  short=${file#"$engine"/}
  grep -q "^| \`$short\`" "$page" ||
    echo "$file:$line: uses \`unsafe\`, but $page has no row \`$short\`: say why it is unsafe and what makes it hold"
done
grep -n '^| `' "$page" | while IFS= read -r row; do
  line=${row%%:*}
  short=$(printf '%s\n' "$row" | sed 's/^[^`]*`\([^`]*\)`.*/\1/')
  printf '%s\n' "$uses" | grep -q "^$engine/$short " ||
    echo "$page:$line: \`$short\` marks nothing unsafe (any more), or is not there"
done

# SPDX-License-Identifier: Apache-2.0
# Writes docs/conformance.md. Input, in this order: how each program ended (`folder/program pass`), which are ours alone,
# which rules each shows, which differ under Wine and why, and rules.tsv twice. Rules that nothing shows and nothing excuses, and programs
# that name unknown rules, go to standard error and make it fail.
BEGIN { FS = "\t" }
FILENAME ~ /ours$/ { split($0, word, " "); ended[word[1]] = word[2]; next }
FILENAME ~ /alone$/ { ours_alone[$1] = 1; next }
FILENAME ~ /shown$/ { programs[$1] = programs[$1] " " $2; if (!($1 in at)) at[$1] = $2; next }
FILENAME ~ /wine$/ { differs[$1] = 1; order[++differing] = $1; remark[$1] = $2; next }

function link(program) {
  return "[" substr(program, index(program, "/") + 1) "](../compat/tests/" program ".c)"
}
function bad(text) { print "conformance: " text >"/dev/stderr"; errors++ }

# Rows of rules.tsv.
FNR == 1 { round++ }
round == 1 { note[$1] = $4; next }
/^## / { line[++lines] = "\n" $0 "\n\n| Rule | What it says | Here | Shown by | Wine 8.0 | Source |\n|---|---|---|---|---|---|"; next }
/^#/ || $0 == "" { next }
{
  known[$1] = 1
  text = $4
  of = programs[$1]
  if (text ~ /^see: /) {
    target = substr(text, 6)
    of = of programs[target]
    text = note[target]
    if (!(target in note)) bad($1 ": there is no " target)
  }
  count = split(of, list, " ")
  shown = failing = apart = ""
  ran = apart_count = 0
  for (i = 1; i <= count; i++) {
    program = list[i]
    if (said[$1, program]++) continue
    shown = shown (shown == "" ? "" : ", ") link(program)
    if (ended[program] == "fail") failing = failing " " link(program)
    if (program ~ /^linux\// || ours_alone[program]) continue
    ran++
    if (program in differs) { apart = apart (apart_count++ ? ", " : "") link(program) }
  }
  kind = text; sub(/:.*/, "", kind)
  reason = text; sub(/^[a-z]+: */, "", reason)
  if (text != "" && kind !~ /^(deviates|scope|absent)$/) bad($1 ": a note begins with deviates:, scope: or absent:")
  if (text == "" && !count) bad($1 ": no program names it, and it has no note")
  if (failing != "") { verdict = "**fails**:" failing; fails++ }
  else if (kind == "deviates") { verdict = "**deviates**: " reason; deviates++ }
  else if (kind == "scope") { verdict = "out of scope: " reason; scope++ }
  else if (kind == "absent") { verdict = "**not there yet**: " reason; absent++ }
  else if (!count) { verdict = "**not shown**"; unshown++ }
  else { verdict = "holds"; holds++ }
  wine = ran == 0 ? "not run" : apart == "" ? "same" : apart_count == ran ? "differs" : "differs in " apart
  line[++lines] = "| " $1 " | " cell($2) " | " cell(verdict) " | " (shown == "" ? "–" : shown) " | " wine " | " cell($3) " |"
}
function cell(text) { gsub(/\|/, "\\|", text); return text }

END {
  for (rule in at) if (!(rule in known)) bad(at[rule] " names " rule ", which rules.tsv does not know")
  total = sprintf("%d hold, %d deviate, %d out of scope, %d not there yet, %d fail, %d not shown", holds, deviates, scope, absent, fails, unshown)
  print "# Conformance\n"
  print "Made by `make conformance` from a run of the programs in `compat/tests`; do not edit. A rule is one thing that"
  print "Windows does; [rules.tsv](../compat/tests/rules.tsv) lists them, and the programs name them in their first"
  print "comment. *holds*: all programs that name the rule print what they must. *deviates*: they show what happens here"
  print "instead. Each program is also run under Wine 8.0, an independent implementation; where that prints something else,"
  print "Microsoft's documentation decides, and the last table says what Wine does. The last column is the rule's source.\n"
  print "Of " holds + deviates + scope + absent + fails + unshown " rules " total "."
  for (i = 1; i <= lines; i++) print line[i]
  print "\n## Where Wine 8.0 differs\n"
  print "What it prints is in `NAME.wine.txt` beside each program.\n\n| Program | What Wine does |\n|---|---|"
  for (i = 1; i <= differing; i++) print "| " link(order[i]) " | " cell(remark[order[i]]) " |"
  print "\n<!-- " total " -->"
  exit errors + fails + unshown > 0
}

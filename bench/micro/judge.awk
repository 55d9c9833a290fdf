# SPDX-License-Identifier: Apache-2.0
# judge.awk LIMITS LAST FIGURES: prints the table, then what is wrong; writes the line for the history to `line`.

function finding(text) { findings[++wrong] = "micro: " text }

FILENAME != file { file = FILENAME; files++ }
files == 1 && !/^#/ && NF == 3 { order[++limited] = $1; most[$1, "allocations"] = $2; most[$1, "systemCalls"] = $3 }
# The last record, a line of JSON of our own: "name":{"ns":1, …
files == 2 && FILENAME ~ /last$/ {
  rest = $0
  while (match(rest, /"[a-z0-9-]+":\{"ns":[0-9.]+/)) {
    split(substr(rest, RSTART, RLENGTH), part, /[":{}]+/)
    before[part[2]] = part[4]
    rest = substr(rest, RSTART + RLENGTH)
  }
}
FILENAME ~ /figures$/ { found[$1, $2] = $3; seen[$1] = 1 }

END {
  printf "%-24s %8s %8s %12s %12s\n", "", "ns", "before", "allocations", "system calls"
  text = ""
  for (i = 1; i <= limited; i++) {
    name = order[i]
    if (!(name in seen)) { finding(name " is in limits.txt and was not measured"); continue }
    known[name] = 1
    ns = sprintf("%.1f", found[name, "processorTime"] / 1000)
    counted = (name, "systemCalls") in found
    printf "%-24s %8s %8s %12d %12s\n", name, ns, name in before ? before[name] : "-", found[name, "allocations"],
      counted ? found[name, "systemCalls"] : "-"
    if (!((name, "allocations") in found)) finding(name ": allocations were not counted")
    for (k = 1; k <= 2; k++) {
      figure = k == 1 ? "allocations" : "systemCalls"
      if ((name, figure) in found && found[name, figure] + 0 > most[name, figure] + 0)
        finding(name ": " found[name, figure] (k == 1 ? " allocations" : " system calls") \
          " in 1,000 operations; limits.txt allows " most[name, figure])
    }
    if (!counted) uncounted++
    text = text (text == "" ? "" : ",") "\"" name "\":{\"ns\":" ns ",\"allocations\":" found[name, "allocations"] + 0 \
      ",\"systemCalls\":" (counted ? found[name, "systemCalls"] : "null") "}"
  }
  for (name in seen) if (!(name in known)) finding(name " was measured and has no line in limits.txt")
  if (limited == 0) finding("limits.txt is empty")
  print "In the thread that makes them. ns: processor time of one operation, fastest run. Counts: of 1,000, median."
  if (uncounted) print "Not counted on this machine: system calls (Linux 5.11 or later on x86-64 counts them)."
  printf "{%s,\"primitives\":{%s}}\n", head, text >line
  for (i = 1; i <= wrong; i++) print findings[i]
  exit wrong > 0
}

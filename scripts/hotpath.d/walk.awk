# SPDX-License-Identifier: Apache-2.0
# walk.awk LIST NAMES CALLS: walks from the roots, prints what is hot with its size, then what is wrong.

# "specialized static Socket.receive(_:_:)", a closure in it, and what passes that on: all are Socket.receive.
BEGIN {
  prefix = "^(specialized|static|merged|@objc|partial apply for|partial apply forwarder for|" \
    "variable initialization expression of|generic specialization|function signature specialization) "
}
function simple(name) {
  if (sub(/^one-time initialization function for /, "", name)) return name ".once"
  if (sub(/^lazy protocol witness table accessor for type /, "", name)) { sub(/ .*/, "", name); return name ".witness" }
  sub(/^.* in /, "", name)
  while (sub(prefix, "", name)) {}
  while (sub(/<[^<>]*>/, "", name)) {}
  sub(/[(].*/, "", name)
  sub(/@.*/, "", name)
  return name
}

# References, memory, exclusivity, and types that are looked up.
function forbidden(name) {
  sub(/^nameless:/, "", name)
  return name ~ /^swift_(retain|release|bridgeObject|unknownObject|nonatomic_|weak|unowned|isUnique)/ ||
    name ~ /^swift_(alloc|dealloc|slowAlloc|slowDealloc|initStackObject|projectBox|makeBoxUnique)/ ||
    name ~ /^swift_(beginAccess|endAccess|once|dynamicCast|conformsToProtocol)/ ||
    name ~ /^swift_(get.*Metadata|getWitnessTable|getAssociated|getTypeByMangledName|getGeneric|arrayInit|task|job)/ ||
    name ~ /^(malloc|calloc|realloc|reallocarray|free|posix_memalign|aligned_alloc|memalign|_Znwm|_ZdlPv.*)$/ ||
    name ~ /^(outlined |__swift_)|metadata accessor/
}
# Ours: what is walked into. Anything else is the runtime, libc, libevent.
function ours(at) {
  return symbol[at] ~ /^(\$s(16CompletionEngine|11Win32Compat)|csystem_|nameless)/ || kindOf(symbol[at]) == "root"
}
function kindOf(name) { return name in stated ? stated[name] : "" }
function reach(at, from) {
  if (at in reached) return
  reached[at] = from
  queue[++last] = at
}
function label(at,   way) {
  if (symbol[at] in short && symbol[at] != "nameless") return short[symbol[at]]
  split(ways[at], way, " ")
  return "nameless:" symbol[way[1]]
}
function path(at,   steps) {
  steps = label(at)
  while (reached[at] != "") { at = reached[at]; steps = label(at) " > " steps }
  return steps
}
# Several functions, and several copies of one, share a label: what they do adds up, and is judged at the end.
function refuse(at, callee, name,   pair) {
  pair = label(at) ">" name
  met[pair] = 1
  if (!(pair in found)) { pairs[++kinds] = pair; text[pair] = path(at) " calls " name }
  found[pair] += sites[at, callee]
}
function judge(   i, pair) {
  for (i = 1; i <= kinds; i++) {
    pair = pairs[i]
    if (!(pair in stated))
      finding(text[pair] ".\n" \
        "    Only a rare way does? Then move it into a function of its own, `@inline(never)`, and list that as cold.")
    else if (found[pair] > allowed[pair])
      finding(text[pair] " in " found[pair] " places; " place[pair] " knows of " allowed[pair])
  }
}
function finding(words) { if (!(words in said)) findings[++wrong] = words; said[words] = 1 }

FNR == 1 { file++ }
file == 1 {
  line = $0
  sub(/#.*/, "", line)
  if (line !~ /[^ \t]/) next
  kind = $1; name = $2
  reason = line; sub(/^[ \t]*[^ \t]+[ \t]+[^ \t]+[ \t]*/, "", reason)
  if (kind !~ /^(root|hot|cold|outside|rare)$/) {
    finding(FILENAME ":" FNR ": " kind " is not one of root, hot, cold, outside, rare")
    next
  }
  if (kind == "rare") {
    allowed[name] = reason + 0
    sub(/^[0-9]+[ \t]*/, "", reason)
  }
  if (kind ~ /^(cold|outside|rare)$/ && reason == "") finding(FILENAME ":" FNR ": " name " needs a reason")
  if (name in stated) finding(FILENAME ":" FNR ": " name " is listed twice")
  stated[name] = kind; place[name] = FILENAME ":" FNR
  next
}
file == 2 {
  split($0, field, "\t")
  short[field[1]] = field[2] ~ /^outlined |metadata accessor/ ? field[2] : simple(field[2])
  next
}
$1 == "function" { symbol[$2] = $3; size[$2] = $4; if ($3 !~ /@/) home[$3] = $2; next }
$1 == "indirect" { indirect[$2] = $3; next }
$1 == "call" || $1 == "address" { ways[$2] = ways[$2] " " $3; sites[$2, $3] += $4; next }

END {
  for (at in size)
    if (kindOf(label(at)) == "root") { reach(at, ""); met[label(at)] = 1 }
  for (name in stated)
    if (kindOf(name) == "root" && !(name in met)) finding(place[name] ": there is no function " name)

  while (done < last) {
    at = queue[++done]
    hot[label(at)] += size[at]
    calls[label(at)] += indirect[at]
    count = split(ways[at], way, " ")
    for (i = 1; i <= count; i++) {
      # A call of the library's own by way of the linker's table.
      name = symbol[way[i]]
      if (sub(/@plt$/, "", name) && name in home) { sites[at, home[name]] += sites[at, way[i]]; way[i] = home[name] }
      name = label(way[i])
      met[name] = 1
      if (forbidden(name)) refuse(at, way[i], name)
      else if (kindOf(name) ~ /^(cold|outside)$/) continue
      else if (kindOf(name) ~ /^(hot|root)$/) reach(way[i], at)
      else if (ours(way[i]))
        finding(path(at) " calls " name ", which is not listed.\n" \
          "    Every message passes it? Add `hot " name "` to scripts/hotpath.list. Only a rare way does? Then\n" \
          "    `cold " name " the reason`, and see that it is not inlined. Neither was meant? Take the call out.")
      else
        finding(path(at) " calls " name ", which is not of this library.\n" \
          "    Cheap, and meant to be there? Add `outside " name " the reason` to scripts/hotpath.list.")
    }
  }

  judge()

  sort = "sort -k1,1nr -k2"
  for (name in hot) {
    printf "%6d  %s%s\n", hot[name], name, calls[name] ? "  (" calls[name] " through a pointer)" : "" | sort
    total += hot[name]
    functions++
  }
  close(sort)
  printf "%6d  instructions in %d functions; a message passes a part of them\n", total, functions
  for (name in stated)
    if (!(name in met) && kindOf(name) != "root")
      printf "note: %s: %s is not reached any more, or inlined; take the line out\n", place[name], name
  for (i = 1; i <= wrong; i++) print "hotpath: " findings[i]
  if (wrong) { printf "hotpath: %d findings\n", wrong; exit 1 }
  print "hotpath: ok, nothing counts references, allocates or looks up types"
}

# SPDX-License-Identifier: Apache-2.0
# What nm -S says, then what objdump -d says, the latter read twice, → lines about each function. Functions are told
# apart by address, since several may have one name:
#   function ADDRESS NAME INSTRUCTIONS
#   call ADDRESS CALLEE SITES   calls and jumps
#   address ADDRESS CALLEE 1    somebody may call it later
#   indirect ADDRESS NUMBER     calls through a pointer
# Some functions of the compiler's own have lost their names: they begin where another ends, or where a call goes.

function number(digits,   i, n) {
  for (i = 1; i <= length(digits); i++) n = 16 * n + index("0123456789abcdef", substr(digits, i, 1)) - 1
  return n
}
function go(kind, callee) {
  if (callee == at || !(callee in begins)) return
  if (!((kind, callee) in sites)) way[++ways] = kind SUBSEP callee
  sites[kind, callee]++
}
function finish(   i, part) {
  if (at == "" || size == 0) return
  print "function", at, name, size
  if (indirect) print "indirect", at, indirect
  for (i = 1; i <= ways; i++) {
    split(way[i], part, SUBSEP)
    print part[1], at, part[2], sites[way[i]]
  }
}
function begin(address, symbol) {
  finish()
  at = address; name = symbol; size = indirect = ways = 0
  split("", sites)
}

FNR == 1 { reading++ }
reading == 1 {
  if (NF == 4 && $3 ~ /^[tTwW]$/) ends[sprintf("%x", number($1) + number($2))] = 1
  next
}
/^[0-9a-f]+ <.*>:$/ {
  address = $1; sub(/^0+/, "", address)
  if (reading == 2) begins[address] = substr($2, 2, length($2) - 3)
  else begin(address, begins[address])
  next
}
reading == 2 { if ($2 == "call" && /\+0x[0-9a-f]+>$/) nameless[$3] = 1; next }
FNR == 1 { for (address in nameless) begins[address] = "nameless" }
NF < 2 { next }
{
  address = substr($1, 1, length($1) - 1)
  if (address in nameless || address in ends && address != at) begin(address, "nameless")
  # What fills the space between functions is no part of them.
  if ($2 == "int3" || $2 ~ /^nop/ || /data16|cs nop|xchg +%ax,%ax/) next
  size++
}
$2 ~ /^call/ && $3 ~ /^\*/ { indirect++; next }
$2 ~ /^(call|j)/ && $3 ~ /^[0-9a-f]+$/ { go("call", $3) }
$2 == "lea" && match($0, /# [0-9a-f]+ </) { go("address", substr($0, RSTART + 2, RLENGTH - 4)) }
END { finish() }

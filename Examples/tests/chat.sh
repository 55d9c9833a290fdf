# SPDX-License-Identifier: Apache-2.0
# Three guests of one room, each a descriptor of this shell.

serve "$bin/chat" 0
exec 5<>"/dev/tcp/127.0.0.1/$port" 6<>"/dev/tcp/127.0.0.1/$port" 7<>"/dev/tcp/127.0.0.1/$port"
# hears DESCRIPTOR LINE: the next line is this one.
hears() {
  local line
  IFS= read -r -t 20 line <&"$1"
  [ "$line" = "$2" ] || { echo "heard: $line"; return 1; }
}
export -f hears

# Who is asked is in the room.
check "all are asked" bash -c 'for guest in 5 6 7; do hears $guest "* what is your name?" || exit 1; done'
echo anna >&5
check "one comes" bash -c 'hears 6 "* anna is here" && hears 7 "* anna is here"'
echo bert >&6
check "another one comes" bash -c 'hears 5 "* bert is here" && hears 7 "* bert is here"'
echo cora >&7
check "and a third" bash -c 'hears 5 "* cora is here" && hears 6 "* cora is here"'
for number in 1 2 3; do echo "line $number" >&5; done
check "both others hear all, in order" bash -c '
  for guest in 6 7; do for number in 1 2 3; do hears $guest "anna: line $number" || exit 1; done; done'
echo "hello anna" >&7
check "the speaker does not hear it" bash -c 'hears 5 "cora: hello anna" && hears 6 "cora: hello anna"'
exec 7>&-
check "who goes is missed" bash -c 'hears 5 "* cora has gone" && hears 6 "* cora has gone"'
echo "still here" >&6
check "the others go on" bash -c 'hears 5 "bert: still here"'
exec 5>&- 6>&-

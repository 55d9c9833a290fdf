# SPDX-License-Identifier: Apache-2.0
# The copy: equal bytes, and a bar on a terminal only.

head -c 20000001 /dev/urandom >"$work/original"
check "20 MB and a byte" bash -c '"$0" "$work/original" "$work/copy" && cmp "$work/original" "$work/copy"' "$bin/parallel-copy"
check "an empty file" bash -c '"$0" "$work/site/empty" "$work/copy-0" && [ -f "$work/copy-0" ] && [ ! -s "$work/copy-0" ]' "$bin/parallel-copy"
check "says nothing without a terminal" bash -c '[ -z "$("$0" "$work/original" "$work/copy-1" 2>&1)" ]' "$bin/parallel-copy"
check "a bar on a terminal" bash -c '
  python3 -c "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]))" "$0" "$work/original" "$work/copy-2" >"$work/bar" &&
  grep -q "#\] 100 %" "$work/bar" && cmp "$work/original" "$work/copy-2"' "$bin/parallel-copy"
check "what is there is left alone" bash -c 'echo mine >"$work/copy-3"; ! "$0" "$work/original" "$work/copy-3" && [ "$(cat "$work/copy-3")" = mine ]' "$bin/parallel-copy"
check "no such file" bash -c '! "$0" "$work/none" "$work/copy-4" && [ ! -e "$work/copy-4" ]' "$bin/parallel-copy"

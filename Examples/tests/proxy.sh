# SPDX-License-Identifier: Apache-2.0
# The proxy, between curl and the file server, and between this shell and an echo.

serve "$bin/proxy" 0 127.0.0.1 "$files"
proxied=$port
serve python3 tests/echo.py
serve "$bin/proxy" 0 127.0.0.1 "$port"
echoed=$port
export proxied echoed

check "a file of 3 MB" bash -c 'curl -s -m 50 "http://127.0.0.1:$proxied/large" | cmp - "$work/site/large"'
check "3 MB there and back, with an end on each side" \
  bash -c 'python3 tests/exchange.py "$echoed" <"$work/site/large" | cmp - "$work/site/large"'
check "twenty at once" bash -c '
  for _ in $(seq 20); do curl -s -m 50 "http://127.0.0.1:$proxied/large" | cmp - "$work/site/large" & all+=($!); done
  for one in "${all[@]}"; do wait "$one" || exit 1; done'
check "still there after a peer that resets" bash -c '
  python3 tests/exchange.py --reset "$echoed" <"$work/site/large"
  curl -s -m 50 "http://127.0.0.1:$proxied/" | cmp - "$work/site/index.html" &&
  python3 tests/exchange.py "$echoed" <"$work/site/large" | cmp - "$work/site/large"'

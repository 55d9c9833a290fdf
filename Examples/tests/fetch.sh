# SPDX-License-Identifier: Apache-2.0
# The four faces of fetch say the same about the same responses.

serve python3 tests/responses.py
export responses=http://127.0.0.1:$port bin FETCH_LIBRARY=$bin/libfetch.so
# face NAME URL: bodies, what else was said, and the exit status, in files of that name.
face() {
  local name=$1 status
  case $name in python) set -- ./fetch.py "$2" ;; *) set -- "$bin/fetch-$name" "$2" ;; esac
  timeout 50 "$@" >"$work/$name.body" 2>"$work/$name.heads"
  status=$?
  echo "status $status" >>"$work/$name.heads"
}
# alike URL STATUS: all faces end with it, and the other three are like the first. Those files stay.
alike() {
  local name
  for name in port async blocking python; do
    face "$name" "$1"
    cmp "$work/port.body" "$work/$name.body" && diff "$work/port.heads" "$work/$name.heads" || return 1
  done
  grep -qx "status $2" "$work/port.heads"
}
export -f face alike

check "a file of 3 MB" bash -c 'alike "$url/large" 0 && cmp "$work/port.body" "$work/site/large" && grep -qx "200 OK" "$work/port.heads"'
check "404" bash -c 'alike "$url/none" 0 && grep -qx "404 Not Found" "$work/port.heads"'
check "chunks" bash -c 'alike "$responses/chunked" 0 && [ "$(cat "$work/port.body")" = "hello, chunks" ]'
check "a body until the end" bash -c 'alike "$responses/until-end" 0 && [ "$(cat "$work/port.body")" = "hello, end" ]'
check "byte by byte" bash -c 'alike "$responses/bytewise" 0 && [ "$(cat "$work/port.body")" = "hello, chunks" ]'
check "a response that breaks off" bash -c 'alike "$responses/broken-off" 1 && grep -qx "fetch: unexpectedEnd" "$work/port.heads"'
check "no response at all" bash -c 'alike "$responses/nonsense" 1 && grep -qx "fetch: malformedStatusLine" "$work/port.heads"'

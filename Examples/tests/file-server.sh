# SPDX-License-Identifier: Apache-2.0
# The file server, asked by curl and by hand. Its port stays for the tests that follow, in `files`.

mkdir -p "$work/site/sub"
head -c 3000000 /dev/urandom >"$work/site/large"
printf 'hello\n' >"$work/site/index.html"
printf 'hidden\n' >"$work/secret"
: >"$work/site/empty"
ln -s ../secret "$work/site/link"
serve "$bin/file-server" "$work/site" 0
files=$port
url=http://127.0.0.1:$files

# status WANTED CURL-OPTION…
status() { [ "$(curl -s -m 20 -o "$work/got" -w '%{http_code}' "${@:2}")" = "$1" ]; }
# part OFFSET LENGTH RANGE: what curl gets for a range.
part() {
  status 206 -r "$3" "$url/large" && tail -c "+$(($1 + 1))" "$work/site/large" | head -c "$2" | cmp - "$work/got"
}
# by_hand REQUEST: everything that is answered until the server closes.
by_hand() {
  exec 3<>"/dev/tcp/127.0.0.1/$files"
  printf '%b' "$1" >&3
  cat <&3
  exec 3>&-
}
# answered REQUEST STATUS
answered() { [[ $(by_hand "$1" | head -n 1) = "HTTP/1.1 $2 "* ]]; }
kept_open() {
  by_hand 'GET / HTTP/1.1\r\nHost: x\r\n\r\nHEAD /large HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n' >"$work/kept"
  [ "$(grep -c '^HTTP/1.1 200 OK' "$work/kept")" = 3 ] && [ "$(grep -c '^hello' "$work/kept")" = 2 ]
}
whole() { status 200 "$url/large" && cmp "$work/site/large" "$work/got"; }
head_alone() { curl -s -m 20 -I "$url/large" | grep -qi '^content-length: 3000000'; }
index() { status 200 "$url/" && cmp "$work/site/index.html" "$work/got"; }
ten() {
  for _ in 1 2 3 4 5 6 7 8 9 10; do echo "url = $url/large"; echo "output = $work/ten"; done |
    curl -s -m 50 -K - -w '%{num_connects}\n' | awk '{ sum += $1 } END { exit sum != 1 }' && cmp "$work/site/large" "$work/ten"
}
export -f status part by_hand answered kept_open whole head_alone index ten
export work url files

check "a file of 3 MB" bash -c whole
check "an empty file" bash -c 'status 200 "$url/empty" && [ ! -s "$work/got" ]'
check "a folder's index" bash -c index
check "HEAD" bash -c head_alone
check "the first bytes" bash -c 'part 0 100 0-99'
check "bytes within" bash -c 'part 1000000 1000001 1000000-2000000'
check "the last bytes" bash -c 'part 2999900 100 -100'
check "bytes to the end" bash -c 'part 2999000 1000 2999000-'
check "a range behind the end" bash -c 'status 416 -r 3000000- "$url/large"'
check "several ranges are the whole" bash -c 'status 200 -r 0-1,5-6 "$url/large"'
check "no such file" bash -c 'status 404 "$url/none"'
check "a folder" bash -c 'status 404 "$url/sub"'
check "ten files on one connection" bash -c ten
check "three requests at once" bash -c kept_open
check "HTTP/1.0 closes" bash -c 'answered "GET / HTTP/1.0\r\n\r\n" 200'
check "a path that leads out" bash -c 'status 404 --path-as-is "$url/../secret"'
check "a path that leads out, encoded" bash -c 'status 404 --path-as-is "$url/sub/%2e%2e%2f%2e%2e/secret"'
check "a link that leads out" bash -c 'status 404 "$url/link"'
check "a zero in the path" bash -c 'status 404 "$url/large%00.txt"'
check "another method" bash -c 'status 405 -X DELETE "$url/large"'
check "a body" bash -c 'answered "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello" 413'
check "no request at all" bash -c 'answered "\x16\x03\x01\r\n" 400'
check "no host" bash -c 'answered "GET / HTTP/1.1\r\n\r\n" 400'
check "a line too long" bash -c 'answered "GET /$(head -c 9000 /dev/zero | tr "\0" a) HTTP/1.1\r\n" 431'
check "too many fields" bash -c 'answered "GET / HTTP/1.1\r\n$(printf "A: b\\\\r\\\\n%.0s" $(seq 200))\r\n" 431'

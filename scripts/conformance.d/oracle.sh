#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Builds the Windows programs of compat/tests with mingw-w64 and runs them under Wine. What Wine prints, if it is not
# what NAME.expected.txt says, is kept beside it as NAME.wine.txt. Programs of linux/, headers/ and fuzz/, and those whose
# first comment says `Ours alone`, are not run.
#
#   oracle.sh [NAME...]     NAME is folder/program
set -u
cd "$(dirname "$0")/../.."
tests=$PWD/compat/tests
work=$PWD/.build/conformance
wine=$(command -v wine64 || echo /usr/lib/wine/wine64)
server=$(command -v wineserver || echo /usr/lib/wine/wineserver64)
export WINEPREFIX="$work/prefix" WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml='
export tests work wine
mkdir -p "$work/exe" "$work/out" "$work/run" "$WINEPREFIX"

if [ $# -gt 0 ]; then
  printf '%s\n' "$@"
else
  (cd "$tests" && find . -mindepth 2 -name '*.c' ! -path './headers/*' ! -path './fuzz/*' ! -path './programs/*' ! -path './names/*' ! -path './linux/*') |
    sed 's/^\.\///; s/\.c$//' | LC_ALL=C sort | while read -r program; do
    awk '/Ours alone/ { found = 1 } /\*\// && !/SPDX/ { exit } END { exit !found }' "$tests/$program.c" || echo "$program"
  done
fi >"$work/programs"

# build FOLDER/PROGRAM: leaves an .exe, or a .log
cat >"$work/build" <<'TEXT'
name=$(echo "$1" | tr / -)
exe=$work/exe/$name.exe
newest=$(ls -t "$exe" "$tests/$1.c" "$tests/trace.h" "$tests/${1%/*}"/*.h 2>/dev/null | head -n 1)
[ "$newest" != "$exe" ] || exit 0
rm -f "$exe"
nice -n 5 x86_64-w64-mingw32-gcc -std=gnu11 -O1 -w -I"$tests" -o "$exe" "$tests/$1.c" \
  -lws2_32 -lmswsock -lsynchronization -lntdll -lpsapi >"$work/exe/$name.log" 2>&1
TEXT

# run FOLDER/PROGRAM: leaves what it printed. A crash and a hang are one line each.
cat >"$work/run-one" <<'TEXT'
name=$(echo "$1" | tr / -)
out=$work/out/$name.txt
folder=$work/run/$name
mkdir -p "$folder" && cd "$folder" || exit 1
timeout 20 "$wine" "$work/exe/$name.exe" </dev/null >"$out.raw" 2>/dev/null
status=$?
tr -d '\r' <"$out.raw" | awk '/^Unhandled exception:|^wine: Unhandled/ { print "(ended by an exception)"; exit } { print }' >"$out"
[ $status -ne 124 ] || echo '(still running after 20 s)' >>"$out"
rm -rf "$out.raw" "$folder"
TEXT

xargs -P 2 -n 1 sh "$work/build" <"$work/programs"
"$wine" wineboot -i >/dev/null 2>&1
"$server" -p60 >/dev/null 2>&1
xargs -P 3 -n 1 sh "$work/run-one" <"$work/programs"

same=0 different=0 unbuilt=0
while read -r program; do
  name=$(echo "$program" | tr / -)
  out=$work/out/$name.txt
  expected=$tests/$program.expected.txt
  stored=$tests/$program.wine.txt
  if [ ! -f "$work/exe/$name.exe" ]; then
    unbuilt=$((unbuilt + 1))
    echo "  $program: does not build with mingw-w64"
    head -5 "$work/exe/$name.log"
    continue
  fi
  # A busy machine can be the reason: what looks new is run once more, alone.
  if ! cmp -s "$out" "$expected" && ! cmp -s "$out" "$stored"; then sh "$work/run-one" "$program"; fi
  if cmp -s "$out" "$expected"; then
    same=$((same + 1))
    rm -f "$stored"
  else
    different=$((different + 1))
    cmp -s "$out" "$stored" || { cp "$out" "$stored" && echo "  $program: new trace of Wine"; }
  fi
done <"$work/programs"
"$server" -k
echo "$("$wine" --version 2>/dev/null): $same as expected, $different not, $unbuilt do not build"
[ "$unbuilt" -eq 0 ]

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Runs a Windows program of the bench with Wine: the one named by the first argument when that ends in .exe, else
# echo.exe. The same source, another implementation of its functions.
#
# Much of what such a program does is done by another process, wineserver. It is started here, as a child, so that
# taskset pins both; its number is printed as `also N`, since its CPU time belongs to the program's. The program itself
# takes the place of this script. Only one runs at a time, because they would share the wineserver; the others wait.

set -eu
here=$(cd "$(dirname "$0")" && pwd)
wine=/usr/lib/wine

program=echo.exe
case ${1-} in *.exe) program=$1; shift ;; esac

unavailable() { echo "$1" >&2; exit 77; }
[ -x "$wine/wine64" ] && [ -x "$wine/wineserver64" ] || unavailable "wine64 is not installed: make bench-peers"
[ -f "$here/$program" ] || unavailable "$program was not built: it needs gcc-mingw-w64-x86-64-win32 (make bench-peers)"

export WINEPREFIX="$here/../wine" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml="
mkdir -p "$WINEPREFIX"
turn="$WINEPREFIX/bench.pid"

# True while the script or the program that had the last turn still runs. Wine changes the command line, but not the
# environment, which a shell in turn does not show.
taken() {
  owner=$(cat "$turn" 2>/dev/null) && [ -n "$owner" ] || return 1
  grep -qs "WINEPREFIX=$WINEPREFIX" "/proc/$owner/environ" || grep -qs "/${0##*/}" "/proc/$owner/cmdline"
}

waited=0
until (set -C && echo $$ >"$turn") 2>/dev/null; do
  taken || { rm -f "$turn"; continue; }
  [ "$waited" -lt 300 ] || { echo "process $owner has used $WINEPREFIX for a minute: wait, or end it" >&2; exit 2; }
  waited=$((waited + 1))
  sleep 0.2
done

# A server that nobody uses any more would still be there for some seconds, on its own processor.
"$wine/wineserver64" -k >/dev/null 2>&1 && "$wine/wineserver64" -w
if [ ! -f "$WINEPREFIX/system.reg" ]; then
  "$wine/wine64" wineboot --init </dev/null >/dev/null 2>&1
  "$wine/wineserver64" -w
fi

ulimit -n "$(ulimit -Hn)"
"$wine/wineserver64" -f </dev/null >/dev/null 2>&1 &
echo "also $!"
exec "$wine/wine64" "$here/$program" "$@"

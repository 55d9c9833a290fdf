#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Installs what the bench compares with, and what it measures with, through apt: about 1.2 GB unpacked, most of it Wine.
# Nothing else of the project needs it. With --counters it installs only what counts instructions and system calls.

set -eu

packages="libevent-dev libuv1-dev liburing-dev libboost-dev
  wine64 gcc-mingw-w64-x86-64-win32 strace valgrind"

[ "${1:-}" = --counters ] && packages="strace valgrind"

missing=
for package in $packages; do
  status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) || status=
  [ "$status" = "install ok installed" ] || missing="$missing $package"
done
if [ -z "$missing" ]; then
  echo "all of it is installed already:" $packages
  exit 0
fi

command -v apt-get >/dev/null || { echo "no apt-get here; install what corresponds to:$missing" >&2; exit 1; }
echo "installing:$missing"
if [ "$(id -u)" -ne 0 ]; then
  echo "this needs root; run:" >&2
  echo "  sudo apt-get update && sudo apt-get install --no-install-recommends$missing" >&2
  exit 1
fi
apt-get update
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $missing

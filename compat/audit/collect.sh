#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# collect.sh FOLDER: what `iocpctl audit` reads, as it is installed: PREFIX/share/iocp/audit.
# The headers are a link when a second word says where they are installed, else a copy.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
to=$1
mkdir -p "$to"
cp "$root/compat/audit/names.tsv" "$root/compat/audit/notes.tsv" "$root/compat/exports.txt" "$to/"
sed -n 's/.*@c.*func \([A-Za-z0-9_]*\).*/\1/p' "$root"/Sources/Win32Compat/Unimplemented/*.swift |
  LC_ALL=C sort -u >"$to/unimplemented.txt"
rm -rf "$to/include"
if [ $# -gt 1 ]; then
  ln -s "$2" "$to/include"
else
  cp -R "$root/compat/include" "$to/include"
fi

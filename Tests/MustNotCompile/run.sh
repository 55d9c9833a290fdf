#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Programs that the compiler must refuse, each with the words that it must say, in a comment `// error: …` on the line
# where it says them. Those that have no such comment must compile: without them a broken search path would pass.
#
#   Tests/MustNotCompile/run.sh [NAME …]    in a folder where `swift build` was run
set -uo pipefail
cd "$(dirname "$0")/../.."

build=$(swift build --show-bin-path)
if [ ! -e "$build/Modules/IOCP.swiftmodule" ]; then
  echo "must-not-compile: no module IOCP in $build: run 'swift build'" >&2
  exit 1
fi

# The compiler's later passes are asked too: owners and exclusive access are theirs.
compile() {
  swiftc -swift-version 6 -emit-sil -o /dev/null -I "$build/Modules" \
    -Xcc -fmodule-map-file="$build/CIOCPSystem.build/module.modulemap" \
    -Xcc -fmodule-map-file=Sources/CLibevent/module.modulemap "$1" 2>&1
}

passed=0
failed=0
verdict() {
  if [ "$1" = ok ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED %s: %s\n' "$source" "$2"
    printf '%s\n' "$said" | grep -E 'error' | sed 's/^/  /'
  fi
}

for source in Tests/MustNotCompile/*.swift; do
  name=$(basename "$source" .swift)
  if [ $# -gt 0 ]; then
    case " $* " in *" $name "*) ;; *) continue ;; esac
  fi
  said=$(compile "$source")
  status=$?
  wanted=$(sed -n 's|^.*// error: ||p' "$source")
  line=$(grep -n '// error: ' "$source" | head -n 1 | cut -d: -f1)
  if [ -z "$wanted" ]; then
    if [ "$status" -eq 0 ]; then verdict ok; else verdict no "must compile"; fi
  elif [ "$status" -eq 0 ]; then
    verdict no "compiles"
  elif printf '%s\n' "$said" | grep -E "^[^ ]*$source:$line:[0-9]+: error: " | grep -qF -- "$wanted"; then
    verdict ok
  else
    verdict no "is refused, but not in line $line for: $wanted"
  fi
done

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]

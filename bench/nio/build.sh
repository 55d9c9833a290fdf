#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Builds the servers that SwiftNIO's users would write, and puts them beside the other programs of the bench.

set -eu
cd "$(dirname "$0")"
out=../../.build/bench
mkdir -p "$out"

swift build -c release --scratch-path .build
for name in nio-handlers nio-async; do
  cp ".build/release/$name" "$out/$name.new"
  mv "$out/$name.new" "$out/$name"
done
echo "built in .build/bench: nio-handlers nio-async"

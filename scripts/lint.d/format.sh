# SPDX-License-Identifier: Apache-2.0
# The Swift files are as `make format` would leave them.

folders=
for folder in Sources Tests; do
  [ -z "$(find "$folder" -name '*.swift' 2>/dev/null | head -n 1)" ] || folders="$folders $folder"
done
for folder in Examples/*/; do folders="$folders $folder"; done
# shellcheck disable=SC2086 # a list of words
swift format lint --strict --parallel --recursive $folders Package.swift Examples/Package.swift 2>&1 |
  sed "s|^$PWD/||" | head -n 60

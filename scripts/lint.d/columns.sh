# SPDX-License-Identifier: Apache-2.0
# No line is longer than 120 columns.

find Sources Tests compat Examples -name '.build*' -prune -o -type f \( -name '*.swift' -o -name '*.c' -o -name '*.h' -o -name '*.cc' -o -name '*.cpp' \) \
  -print 2>/dev/null | sort | xargs -r awk '
length($0) > 120 {
  # Bytes that continue a character are not columns.
  text = $0; gsub(/[\200-\277]/, "", text)
  if (length(text) > 120) printf "%s:%d: %d columns, 120 are allowed\n", FILENAME, FNR, length(text)
}'

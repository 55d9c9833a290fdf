# SPDX-License-Identifier: Apache-2.0
# The first line of every source names the licence (the second one in a script
# that starts with #!). Package.swift must start with its tools version.

find Sources Tests compat bench Examples scripts .ci Makefile -type f 2>/dev/null | sort |
  grep -E '\.(swift|c|h|cc|cpp|hpp|sh|py)$|^scripts/|^\.ci/|^compat/bin/|^Makefile$' |
  grep -Ev '^compat/lib/|/\.build/' | while read -r file; do
  head -n 2 "$file" | awk -v file="$file" '
    NR == 1 && /^#!/ { next }
    !done && /SPDX-License-Identifier: Apache-2\.0/ { found = 1 }
    { done = 1 }
    END { if (!found) printf "%s:1: first line must be SPDX-License-Identifier: Apache-2.0\n", file }'
done

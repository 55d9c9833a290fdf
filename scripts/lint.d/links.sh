# SPDX-License-Identifier: Apache-2.0
# Links between pages lead to a file that is there.

find . \( -name .git -o -name '.build*' -o -name lib \) -prune -o -name '*.md' -print | sort | xargs -r awk '
/^[ \t]*```/ { code = !code }
FNR == 1 { code = 0 }
!code {
  text = $0; gsub(/`[^`]*`/, "", text)
  while (match(text, /\]\([^) ]+/)) {
    link = substr(text, RSTART + 2, RLENGTH - 2)
    text = substr(text, RSTART + RLENGTH)
    sub(/#.*/, "", link)
    if (link == "" || link ~ /^[a-z]+:/) continue
    folder = FILENAME; sub(/\/[^\/]*$/, "", folder)
    print (link ~ /^\// ? "." link : folder "/" link), FILENAME, FNR
  }
}' | while read -r target file line; do
  [ -e "$target" ] || echo "${file#./}:$line: no such file: ${target#./}"
done

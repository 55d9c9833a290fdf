# SPDX-License-Identifier: Apache-2.0
# docs/decisions: numbers run from 0000 without a gap or a double, the heading
# repeats the number, and each file has the six parts.

ls docs/decisions/*.md 2>/dev/null | sort | awk '
{
  file = $0; name = file; sub(/.*\//, "", name); number = substr(name, 1, 4)
  if (name == "README.md") next
  if (number !~ /^[0-9][0-9][0-9][0-9]$/ || substr(name, 5, 1) != "-") {
    printf "%s:1: name it 0007-what-was-decided.md\n", file; next
  }
  if (number in seen) printf "%s:1: number %s is already that of %s\n", file, number, seen[number]
  else if (number + 0 != count) { printf "%s:1: expected number %04d\n", file, count; count = number + 0 }
  if (!(number in seen)) count++
  seen[number] = name
  first = ""; delete_parts()
  while ((getline line < file) > 0) {
    if (first == "") first = line
    if (match(line, /^\*\*(Question|Decision|Because|Costs|Rejected|Revisit if)\*\*/)) part[substr(line, 3, RLENGTH - 4)] = 1
  }
  close(file)
  if (index(first, "# " number " ") != 1) printf "%s:1: the heading must start with \"# %s \"\n", file, number
  wanted = split("Question,Decision,Because,Costs,Rejected,Revisit if", want, ",")
  for (i = 1; i <= wanted; i++)
    if (!(want[i] in part)) printf "%s:1: has no part **%s**\n", file, want[i]
}
function delete_parts(  k) { for (k in part) delete part[k] }'

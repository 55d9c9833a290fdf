# SPDX-License-Identifier: Apache-2.0
# Prints what a program's first comment says about Wine: from `Wine 8` to the end of the paragraph.
FNR == 1 && /SPDX/ { next }
index($0, "/*") { open = 1 }
open {
  text = $0
  last = index(text, "*/")
  gsub(/\*\/.*|^ *\/\* *|^ +| +$/, "", text)
  if (!found && match(text, /Wine 8/)) { found = 1; text = substr(text, RSTART) }
  else if (found && text == "") { exit }
  if (found) remark = remark (remark == "" ? "" : " ") text
  if (last) exit
}
END { print remark }

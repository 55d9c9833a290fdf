# SPDX-License-Identifier: Apache-2.0
# Rewrites __try statements of preprocessed source, so that gcc and clang compile them. See
# docs/decisions/0031-structured-exceptions-are-rewritten.md for what is kept of their meaning.
#
#   awk -v language=c|c++ -v compiler=gcc|clang -f structured.awk SOURCE.i
#
# System headers pass as they are: libstdc++ has a macro named __try. Where one of them has an __except, nothing enters it.

BEGIN { system_header = 0; text = "" }

/^# [0-9]+ "/ {
  text = text $0 "\n"
  name = $0
  sub(/^# [0-9]+ "/, "", name)
  sub(/"[^"]*$/, "", name)
  system_header = $0 ~ /^# [0-9]+ ".*".* 3( |$)/
  # What a macro of a system header expands to is marked as well: it stands in the program's file.
  if (!system_header) user_file = name
  else if (name == user_file) system_header = 0
  if (length(text) > 65536 && !pending) flush_text()
  next
}
system_header || in_filter { $0 = without_filter($0) }
system_header { if (!pending) { flush_text(); print } else text = text "\f" $0 "\n"; next }
{
  if (!pending && $0 ~ /(^|[^A-Za-z0-9_])(__try|try)([^A-Za-z0-9_]|$)/) { flush_text(); pending = 1 }
  if (pending) text = text $0 "\n"
  else { flush_text(); print }
}
END { flush_text() }

# A line of a system header, with a handler that nothing enters in the place of `__except (filter)`. The filter may go on
# in the next lines.
function without_filter(line,   before, i, c) {
  before = ""
  if (!in_filter) {
    # libstdc++ has a parameter of that name.
    if (!match(line, /(^|[^A-Za-z0-9_])__except[ \t]*\(/)) return line
    i = RSTART - 1 + index(substr(line, RSTART), "__except")
    before = substr(line, 1, i - 1) "catch (const iocp_never_raised &)"
    line = substr(line, i + 8)
    in_filter = 1
    filter_depth = 0
  }
  for (i = 1; i <= length(line); i++) {
    c = substr(line, i, 1)
    if (c == "(") filter_depth++
    if (c == ")" && --filter_depth == 0) { in_filter = 0; return before substr(line, i + 1) }
  }
  return before
}

function flush_text() {
  if (pending) printf "%s", rewrite(text)
  else printf "%s", text
  text = ""
  pending = 0
}

# --- Finding the ends of things: positions in the string s ---

# Just behind the string, character or line that begins at i, or 0 when none does.
function behind_quote(s, i,   c, n, line) {
  c = substr(s, i, 1)
  if (c == "\"" || c == "'") {
    # A digit separator is no quote.
    if (c == "'" && i > 1 && substr(s, i - 1, 1) ~ /[0-9A-Fa-f]/ && substr(s, i + 1, 1) ~ /[0-9A-Fa-f]/) return i + 1
    for (n = i + 1; n <= length(s); n++) {
      if (substr(s, n, 1) == "\\") { n++; continue }
      if (substr(s, n, 1) == c || substr(s, n, 1) == "\n") return n + 1
    }
    return length(s) + 1
  }
  if ((c == "#" || c == "\f") && (i == 1 || substr(s, i - 1, 1) == "\n")) {
    n = index(substr(s, i), "\n")
    return n ? i + n : length(s) + 1
  }
  return 0
}

# From an opening bracket to just behind its partner.
function behind_block(s, i, open, close_,   depth, after, c) {
  depth = 0
  while (i <= length(s)) {
    after = behind_quote(s, i)
    if (after) { i = after; continue }
    c = substr(s, i, 1)
    if (c == open) depth++
    if (c == close_ && --depth == 0) return i + 1
    i++
  }
  return 0
}

# The first place from i on that is neither space nor a line marker.
function skip(s, i,   after) {
  while (i <= length(s)) {
    if (substr(s, i, 1) ~ /[ \t\n\r]/) { i++; continue }
    after = behind_quote(s, i)
    if (after && substr(s, i, 1) ~ /[#\f]/) { i = after; continue }
    return i
  }
  return i
}

function word_at(s, i,   rest) {
  rest = substr(s, i, 64)
  return match(rest, /^[A-Za-z_][A-Za-z0-9_]*/) ? substr(rest, 1, RLENGTH) : ""
}

# --- Rewriting ---

# Every statement inside of s. `leave` is the label that __leave goes to, `abnormal` the variable behind
# AbnormalTermination, `on_return` what stands before a return (C with clang).
function rewrite(s, leave, abnormal, on_return,   out, i, after, word, a, b, n, kind, filter, end) {
  out = ""
  i = 1
  while (i <= length(s)) {
    after = behind_quote(s, i)
    if (after) { out = out substr(s, i, after - i); i = after; continue }
    if (substr(s, i, 1) !~ /[A-Za-z_]/) {
      if (match(substr(s, i, 256), /^[^A-Za-z_"'#\f\n]+/)) { out = out substr(s, i, RLENGTH); i += RLENGTH }
      else { out = out substr(s, i, 1); i++ }
      continue
    }
    if (i > 1 && substr(s, i - 1, 1) ~ /[0-9]/ && match(substr(s, i, 64), /^[A-Za-z0-9_]+/)) {
      out = out substr(s, i, RLENGTH); i += RLENGTH; continue
    }
    word = word_at(s, i)
    if (word == "__leave" && leave != "") { used[leave] = 1; out = out "goto " leave; i += 7; continue }
    if (word == "iocp_abnormal_termination" && abnormal != "") { out = out abnormal; i += length(word); continue }
    if (word == "return" && on_return != "") {
      end = i + 6
      while (end <= length(s) && substr(s, end, 1) != ";") { after = behind_quote(s, end); end = after ? after : end + 1 }
      a = substr(s, i + 6, end - i - 6)
      if (a ~ /^[ \t\n]*$/) out = out "{ " on_return " return; }"
      else out = out "{ __auto_type iocp_value = (" a "); " on_return " return iocp_value; }"
      i = end + 1
      continue
    }
    if (word == "__try" || word == "try") {
      a = skip(s, i + length(word))
      b = substr(s, a, 1) == "{" ? behind_block(s, a, "{", "}") : 0
      kind = b ? word_at(s, skip(s, b)) : ""
      if (kind == "__finally" || kind == "__except") {
        n = ++numbers
        block_a = substr(s, a, b - a)
        between = newlines(substr(s, i, a - i)) 
        b = skip(s, b) + length(kind)
        filter = ""
        if (kind == "__except") {
          a = skip(s, b)
          b = behind_block(s, a, "(", ")")
          filter = substr(s, a, b - a)
        }
        a = skip(s, b)
        b = behind_block(s, a, "{", "}")
        if (!b) { out = out substr(s, i); break }
        out = out statement(n, kind, filter, block_a, substr(s, a, b - a), leave, abnormal, on_return)
        i = b
        continue
      }
    }
    out = out word
    i += length(word)
  }
  return out
}

function newlines(s) { gsub(/[^\n]/, "", s); return s }

function label(n) { return ("iocp_leave" n) in used ? " iocp_leave" n ": __attribute__((unused));" : "" }

function statement(n, kind, filter, a, b, leave, abnormal, on_return,   inside, handler, own) {
  own = "iocp_abnormal" n
  if (kind == "__except") {
    inside = rewrite(a, "iocp_leave" n, abnormal, on_return)
    handler = rewrite(b, leave, abnormal, on_return)
    if (language == "c++")
      return "{ try " inside " catch (iocp_structured_exception &iocp_caught" n ") { iocp_exception_now() = iocp_caught" n \
        ".pointers; if (" filter " != 1) throw; " handler " }" label(n) " }"
    return "{ " inside " if (0) { (void)" filter "; " handler " }" label(n) " }"
  }
  handler = rewrite(b, leave, own, "")
  if (language == "c++") {
    inside = rewrite(a, "iocp_leave" n, abnormal, on_return)
    return "{ int " own " = 1; auto iocp_block" n " = [&]() " handler "; iocp_finally<decltype(iocp_block" n ")> iocp_guard" n \
      "{iocp_block" n "}; " inside label(n) " " own " = 0; }"
  }
  if (compiler == "gcc") {
    inside = rewrite(a, "iocp_leave" n, abnormal, on_return)
    return "{ int " own " = 1; (void)" own "; auto void iocp_end" n "(int *); int iocp_guard" n " __attribute__((cleanup(iocp_end" n \
      "))) = 0; void iocp_end" n "(int *iocp_unused) { (void)iocp_unused; " handler " } " inside label(n) " " own " = 0; }"
  }
  # clang has no nested functions in C: the block stands before each return as well.
  if (leaves_otherwise(a))
    return "{ _Static_assert(0, \"a __try block with __finally that is left by goto, break or continue: compile it with gcc, or as C++\"); }"
  inside = rewrite(a, "iocp_leave" n, abnormal, "{ " handler " } " on_return)
  return "{ int " own " = 1; (void)" own "; " inside label(n) " " own " = 0; " handler " }"
}

# Whether the block may be left by goto, break or continue.
function leaves_otherwise(s,   i, after, c, word, depth, loops, waits) {
  depth = 0
  waits = 0
  i = 1
  while (i <= length(s)) {
    after = behind_quote(s, i)
    if (after) { i = after; continue }
    c = substr(s, i, 1)
    if (c ~ /[A-Za-z_]/) {
      word = word_at(s, i)
      if (word == "goto") return 1
      if (word == "for" || word == "while" || word == "do" || word == "switch") waits = 1
      if ((word == "break" || word == "continue") && !waits && !loops) return 1
      i += length(word)
      continue
    }
    if (c == "{") { kinds[++depth] = waits; loops += waits; waits = 0 }
    if (c == "}") { loops -= kinds[depth]; depth-- }
    if (c == ";" && depth > 0 && !parens) waits = 0
    if (c == "(") parens++
    if (c == ")") parens--
    i++
  }
  return 0
}

# SPDX-License-Identifier: Apache-2.0
# Reads sources and the headers that they include by quotes, and says what the compiler needs help with.
#
#   IOCP_FOLDERS="DIR\nDIR" IOCP_INCLUDE=INCLUDE IOCP_OUT=FOLDER awk -f scan.awk SOURCE...
#
# Prints a word for each: `structured` (__try), `annotations` (__in, __out), `void-main`, `forwards`. For an include whose
# backslashes or letter case fit no file it writes a header of that name into FOLDER, which includes the right file.

function exists(path,   line, answer) {
  if (path in known) return known[path]
  answer = (getline line < path) >= 0
  if (answer) close(path)
  # A folder can be opened, too, but not read.
  known[path] = answer
  return answer
}

# The entry of `folder` that is `name` in any letter case; "" when there is none.
function entry(folder, name,   command, line) {
  if (!(folder in listed)) {
    listed[folder] = 1
    command = "ls -a '" folder "' 2>/dev/null"
    while ((command | getline line) > 0) if (!((folder, tolower(line)) in entries)) entries[folder, tolower(line)] = line
    close(command)
  }
  return ((folder, tolower(name)) in entries) ? entries[folder, tolower(name)] : ""
}

# `name` under `folder`, whatever its letter case; "" when it is not there.
function resolve(folder, name,   parts, count, i, at, found) {
  if (folder ~ /'/) return ""
  if (exists(folder "/" name)) return folder "/" name
  count = split(name, parts, "/")
  at = folder
  for (i = 1; i <= count; i++) {
    if (parts[i] == "" || parts[i] == ".") continue
    if (parts[i] == "..") { at = at "/.."; continue }
    found = entry(at, parts[i])
    if (found == "") return ""
    at = at "/" found
  }
  return exists(at) ? at : ""
}

function folder_of(path) { return match(path, /^.*\//) ? (RLENGTH > 1 ? substr(path, 1, RLENGTH - 1) : "/") : "." }

function enqueue(path) { if (!(path in queued)) { queued[path] = 1; queue[++last] = path } }

function absolute(path) { return path ~ /^\// ? path : here "/" path }

function forward(name, text,   target, command) {
  target = out "/" name
  # The folder lies deep enough that a few ".." in front stay within what is ours.
  if (name ~ /['\n]/ || name ~ /[^.\/].*\.\.\// || name ~ /^(\.\.\/)(\.\.\/)(\.\.\/)(\.\.\/)(\.\.\/)/ || (name in forwarded)) return
  forwarded[name] = 1
  if (name ~ /\//) {
    command = "mkdir -p '" folder_of(target) "'"
    system(command)
  }
  print "#include " text > target
  close(target)
  say("forwards")
}

function say(word) { if (!(word in said)) { said[word] = 1; print word } }

function quoted(file, name,   i, plain, path) {
  plain = name
  gsub(/\\/, "/", plain)
  search[0] = folder_of(file)
  for (i = 0; i <= folder_count; i++) if (exists(search[i] "/" name)) { enqueue(search[i] "/" name); return }
  for (i = 0; i <= folder_count; i++) {
    path = resolve(search[i], plain)
    if (path == "") continue
    enqueue(path)
    forward(name, "\"" absolute(path) "\"")
    if (name != plain) forward(plain, "\"" absolute(path) "\"")
    return
  }
  bracketed(name)
}

function bracketed(name,   i, plain, path) {
  plain = name
  gsub(/\\/, "/", plain)
  for (i = 1; i <= folder_count; i++) if (exists(search[i] "/" name)) { enqueue(search[i] "/" name); return }
  if (exists(ours "/" name) || exists(ours "/std/" name) || exists(ours "/spellings/" name)) return
  for (i = 1; i <= folder_count; i++) {
    path = resolve(search[i], plain)
    if (path != "") { enqueue(path); forward(name, "\"" absolute(path) "\""); return }
  }
  path = resolve(ours, plain)
  if (path != "") { forward(name, "\"" path "\""); return }
  if (plain != name) forward(name, "<" tolower(plain) ">")
  if (plain != tolower(plain) && (plain != name || exists("/usr/include/" tolower(plain)))) forward(plain, "<" tolower(plain) ">")
}

BEGIN {
  "pwd" | getline here
  ours = ENVIRON["IOCP_INCLUDE"]
  out = ENVIRON["IOCP_OUT"]
  folder_count = split(ENVIRON["IOCP_FOLDERS"], search, "\n")
  for (i = 1; i < ARGC; i++) enqueue(ARGV[i])
  for (next_one = 1; next_one <= last; next_one++) {
    file = queue[next_one]
    while ((getline line < file) > 0) {
      if (line ~ /__/) {
        if (line ~ /(^|[^A-Za-z0-9_])__(try|except|finally)([^A-Za-z0-9_]|$)/) say("structured")
        if (line ~ /(^|[^A-Za-z0-9_])__(in|out|inout)([^A-Za-z0-9_]|$)/) say("annotations")
      }
      if (line ~ /main/ && line ~ /(^|[^A-Za-z0-9_])(void|VOID)[ \t]+((WINAPI|APIENTRY|CALLBACK|__cdecl|_cdecl|__stdcall)[ \t]+)?(main|wmain|_tmain)[ \t]*\(/)
        say("void-main")
      if (line !~ /^[ \t]*#[ \t]*(include|import)/) continue
      text = line
      sub(/^[ \t]*#[ \t]*(include|import)[ \t]*/, "", text)
      if (text ~ /^"[^"]+"/) { sub(/^"/, "", text); sub(/".*/, "", text); quoted(file, text) }
      else if (text ~ /^<[^>]+>/) { sub(/^</, "", text); sub(/>.*/, "", text); bracketed(text) }
    }
    close(file)
  }
}

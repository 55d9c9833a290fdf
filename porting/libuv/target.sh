# SPDX-License-Identifier: Apache-2.0
# libuv as its CMakeLists.txt builds it for Windows; its loop, TCP, UDP, threads and timers run their own tests. Of files,
# pipes, consoles and processes, rest.c says that they are not there.
fetch libuv1
cd "$source" || exit 1
core=(async.c core.c error.c getaddrinfo.c getnameinfo.c handle.c loop-watcher.c poll.c stream.c tcp.c udp.c winapi.c winsock.c)
audit -I include -I src -D _WIN32_WINNT=0x0602 "${core[@]/#/src/win/}"
core_names=$names
audit -I include -I src -D _WIN32_WINNT=0x0602 src/win

# Its headers take us for an old MinGW otherwise, and declare themselves what that one had not.
options=(--hide-linux -std=gnu11 -O1 -g -DWIN32_LEAN_AND_MEAN -D_WIN32_WINNT=0x0602 -D__MINGW64_VERSION_MAJOR=8 -Iinclude -Isrc
  -Isrc/win)
compile "$out/library" src/*.c src/win/*.c
files="$built of $tried" lacking=$(for log in "$out"/library/*.log; do
  [ -f "${log%.log}.o" ] || basename "${log##*src_win_}" .log
done | tr '\n' ' ')
[ -f "$out/library/src_win_tcp.o" ] || { finish "$core_names" "$files" – – 'its TCP does not build' && exit 0; }

# Two of its files once more. winapi.c wants functions of ntdll that only the parts which are missing use. udp.c would speak to
# Windows' driver of sockets once it may skip packets; told that it may not, it calls WSARecv.
objects=$out/library
"$iocpcc" "${options[@]}" -w -DGetProcAddress=lab_address -c src/win/winapi.c -o "$objects/src_win_winapi.o"
"$iocpcc" "${options[@]}" -w -DSetFileCompletionNotificationModes=lab_no_modes -c src/win/udp.c -o "$objects/src_win_udp.o"

options+=(-D__MINGW32__ -Itest -w)
tests=()
for part in tcp udp async timer idle loop callback shutdown ping-pong connection connect-unspecified delayed-accept multiple-listen \
  getaddrinfo getnameinfo thread barrier condvar mutexes semaphore active walk-handles default-loop-close poll ip6-addr ip-name \
  socket-buffer-size queue-foreach-delete signal watcher-cross-stop close-order error hrtime not-readable; do
  tests+=($(ls test/test-"$part"*.c))
done
# Without the files that are tests of files by their means.
tests=($(printf '%s\n' "${tests[@]}" | grep -v 'threadpool-cancel\|signal-pending\|poll-oob' | awk '!seen[$0]++'))
compile "$out/tests" "${tests[@]}" test/echo-server.c test/blackhole-server.c "$here/rest.c" "$here/unreached.c" "$here/tests.c"
cd "$out" || exit 1
timeout 120 "$iocpcc" -o run-tests library/*.o tests/*.o >link.log 2>&1 || {
  say "does not link: $(grep -m 3 'undefined reference\|multiple definition' link.log)"
  finish "$core_names" "$files" – – 'does not link'
  exit 0
}

# One process for each test and each server beside it, as its own runner has them. All use the same numbers of ports.
mkdir -p logs && rm -f logs/*
passed=0 failed=0 skipped=0
while read -r test servers; do
  pids=()
  for server in $servers; do
    timeout 30 ./run-tests "$test" "$server" >"logs/$test.$server" 2>&1 &
    pids+=($!)
  done
  # Its own runner gives the servers a quarter of a second.
  [ ${#pids[@]} -eq 0 ] || sleep 0.25
  timeout 20 ./run-tests "$test" >"logs/$test" 2>&1
  case $? in
  0) passed=$((passed + 1)) ;;
  7) skipped=$((skipped + 1)) ;;
  *) failed=$((failed + 1)) && say "  failed: $test: $(tail -n 1 "logs/$test" | cut -c 1-110)" ;;
  esac
  if [ ${#pids[@]} -gt 0 ]; then kill "${pids[@]}" && wait "${pids[@]}"; fi
done < <(./run-tests list) 2>/dev/null
say "its tests: $passed passed, $failed failed, $skipped skipped"
finish "$core_names (all of \`src/win\`: $names)" "$files" "$passed of $((passed + failed))" "$failed, $skipped" "not built: $lacking"

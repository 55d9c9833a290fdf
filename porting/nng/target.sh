# SPDX-License-Identifier: Apache-2.0
# nng for Windows, without TLS, HTTP and WebSockets, and its unit tests.
fetch nng
cd "$source" || exit 1
audit -I include -I src -D NNG_PLATFORM_WINDOWS src/platform/windows

# What its CMakeLists.txt say for Windows and all protocols.
options=(--hide-linux -std=gnu11 -O1 -g -D_WIN32_WINNT=0x0600 -D_CRT_RAND_S -DNNG_PLATFORM_WINDOWS -DNNG_STATIC_LIB -DNNG_PRIVATE
  -DNNG_TEST_LIB -DNNG_TESTING -DNNG_ENABLE_STATS -Iinclude -Isrc -Isrc/core -Isrc/testing -Itests)
for part in TRANSPORT_TCP TRANSPORT_INPROC TRANSPORT_IPC HAVE_BUS0 HAVE_PAIR0 HAVE_PAIR1 HAVE_PUB0 HAVE_SUB0 HAVE_REQ0 HAVE_REP0 \
  HAVE_PUSH0 HAVE_PULL0 HAVE_SURVEYOR0 HAVE_RESPONDENT0; do
  options+=("-DNNG_$part")
done
compile "$out/windows" src/platform/windows/*.c
files="$built of $tried" lacking=$missing
compile "$out/rest" $(find src/core src/sp src/testing src/supplemental src/compat src/nng.c src/nng_legacy.c -name '*.c' |
  grep -v '_test\.c$\|/mbedtls/\|/wolfssl/\|/http/\|/ws/\|/zerotier/\|websocket/w')
cd "$out" || exit 1
rm -f nng.a && ar rcs nng.a windows/*.o rest/*.o

passed=0 failed=0
mkdir -p programs && rm -f programs/*
for file in $(cd "$source" && find src -name '*_test.c' | grep -v '/ws/\|/tls/\|websocket\|/compat/' | sort); do
  name=$(basename "$file" _test.c)
  if ! (cd "$source" && timeout 120 "$iocpcc" "${options[@]}" -w "$file" "$out/nng.a" -o "$out/programs/$name.exe") >"programs/$name.log" 2>&1; then
    failed=$((failed + 1)) && say "  failed: $name does not link" && continue
  fi
  # Each test in a process of its own: its thread that dials does not begin anew once it has ended.
  timeout 60 "programs/$name.exe" </dev/null >"programs/$name.log" 2>&1
  status=$?
  right=$(grep -c '\[ OK \]$' "programs/$name.log") wrong=$(grep -c '\[ FAILED \]$' "programs/$name.log")
  # It ended in the middle of one.
  if [ $status -ne 0 ] && [ "$wrong" -eq 0 ]; then wrong=1; fi
  passed=$((passed + right)) failed=$((failed + wrong))
  [ "$wrong" -eq 0 ] || say "  failed: $name: $(grep -m 1 'FAILED\|check\.\.\. failed' "programs/$name.log" || tail -n 1 "programs/$name.log")"
done
say "its tests: $passed passed, $failed failed"
finish "$names" "$files" "$passed of $((passed + failed))" "$failed, 0" "${lacking:+missing: $lacking; }TLS, HTTP and WebSockets are left out"

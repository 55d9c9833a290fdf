# SPDX-License-Identifier: Apache-2.0
# libevent as its Makefile.nmake builds it, and its regress program.
fetch libevent
cd "$source" || exit 1

# Its configuration for Windows, and what libc has besides of what it would define itself.
options=(--hide-linux -std=gnu11 -O1 -g -DHAVE_CONFIG_H -DEVENT__HAVE_STRSEP=1 -DEVENT__HAVE_STRTOK_R=1
  -DEVENT__HAVE_ARC4RANDOM=1 -DEVENT__HAVE_ARC4RANDOM_BUF=1 "-I$here" -IWIN32-Code -IWIN32-Code/nmake -Iinclude -Icompat -I.)
half=(win32select.c evthread_win32.c buffer_iocp.c event_iocp.c bufferevent_async.c)
audit -I WIN32-Code -I WIN32-Code/nmake -I include -I compat -I . -D HAVE_CONFIG_H -D _WIN32 "${half[@]}" listener.c iocp-internal.h
compile "$out/library" event.c buffer.c bufferevent.c bufferevent_sock.c bufferevent_pair.c listener.c evmap.c log.c evutil.c \
  strlcpy.c signal.c bufferevent_filter.c evthread.c bufferevent_ratelim.c evutil_rand.c evutil_time.c \
  "${half[@]}" event_tagging.c http.c evdns.c evrpc.c
files="$built of $tried"

cd test || exit 1
options+=(-DTINYTEST_LOCAL -I.. -I../WIN32-Code -I../WIN32-Code/nmake -I../include -I../compat)
compile "$out/tests" regress.c regress_buffer.c regress_http.c regress_dns.c regress_testutils.c regress_rpc.c regress.gen.c \
  regress_et.c regress_bufferevent.c regress_listener.c regress_util.c tinytest.c regress_main.c regress_minheap.c \
  regress_iocp.c regress_thread.c regress_finalize.c
cd "$out" || exit 1

# The static library: it keeps the libevent inside of it apart from this one. The name ends as tinytest calls itself.
timeout 120 "$iocpcc" --static-iocp -o regress.exe library/*.o tests/*.o >link.log 2>&1 || {
  say "does not link: $(grep -m 1 'undefined reference' link.log)"
  finish "$names" "$files" – – 'does not link'
  exit 0
}

# tally LOG: what tinytest's last line says, as passed, failed, skipped.
tally() {
  sed -n -e 's/^\([0-9]*\) tests ok\.  (\([0-9]*\) skipped)$/\1 0 \2/p' \
    -e 's/^\([0-9]*\)\/\([0-9]*\) TESTS FAILED\. (\([0-9]*\) skipped)$/\2 \1 \3/p' "$1" | awk '{ print $1 - $2, $2, $3 }'
}
timeout 240 ./regress.exe --timeout 20 iocp/.. >iocp.log 2>&1
read -r passed failed skipped < <(tally iocp.log) || passed=0
say "its tests of IOCP: ${passed:-0} passed, ${failed:-?} failed, ${skipped:-?} skipped"
sed -n 's/^ *\[\(.*\) FAILED\]$/  failed: \1/p' iocp.log
timeout 300 ./regress.exe --timeout 20 >whole.log 2>&1
read -r all_passed all_failed all_skipped < <(tally whole.log) || all_passed=0
say "all of regress: ${all_passed:-0} passed, ${all_failed:-?} failed, ${all_skipped:-?} skipped"
sed -n 's/^ *\[\(.*\) FAILED\]$/  failed: \1/p' whole.log
finish "$names" "$files" "$passed of $((passed + failed)) of IOCP; $all_passed of $((all_passed + all_failed)) in all" \
  "$failed, $skipped; $all_failed, $all_skipped" 'evdns finds no name server: there is no registry'

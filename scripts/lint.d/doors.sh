# SPDX-License-Identifier: Apache-2.0
# The engine leaves Swift through two doors: Support/SystemCalls.swift and
# its extensions for calls that touch a descriptor or a path, Reactor/EventBase.swift for libevent. Threads, clocks,
# futexes and the thread slot of CSystem touch none and may be used anywhere; so may what the verifier and the dump
# need, which write to standard error at most.
# A file other than the doors may import Glibc for types and constants, and says
# so on the import line: `import Glibc  // for: iovec`.

engine=Sources/CompletionEngine
[ -d "$engine" ] || exit 0
find "$engine" -name '*.swift' | sort | xargs -r awk '
BEGIN {
  split("thread_slot set_thread_slot thread_word set_thread_word thread_id futex_wait futex_wake " \
    "on_thread_exit start_thread name_thread processors reserve at_fork nanoseconds errno set_errno " \
    "slots_base slots_count slots_publish awaited_count awaited_add modes add_modes store load " \
    "face_slot set_face_slot face_number set_face_number on_face_exit run_thread leave_thread yield " \
    "affinity set_affinity process_id exit_process write_error allocate allocate_zeroed reallocate " \
    "free map protect discard unmap utc_offset modes add_modes " \
    "ticks await_dump dump_asked give_dump thread_sleeps block_size stack stack_word frame_is_there forget_stacks " \
    "describe_stack checksum environment write_lines exit_now watch_memory release_kept is_exiting set_exiting " \
    "at_exit verify_enter verify_leave prefetch prefetch_target", list, " ")
  for (i in list) anywhere["csystem_" list[i]] = 1
  # What was asked for beside the work, and what a sanitizer is told.
  split("modes add_modes sanitizer_check_write sanitizer_check_read sanitizer_release sanitizer_acquire " \
    "sanitizer_hide sanitizer_show",
    modes, " ")
  for (i in modes) anywhere["csystem_" modes[i]] = 1
}
function code(text) { sub(/\/\/.*/, "", text); gsub(/"[^"]*"/, "\"\"", text); return text }
{
  libc = FILENAME ~ /\/Support\/SystemCalls(\+[A-Za-z]+)?\.swift$/
  event = FILENAME ~ /\/Reactor\/EventBase\.swift$/
  text = code($0)
}
!event && text ~ /import[ \t]+CLibevent/ {
  printf "%s:%d: only Reactor/EventBase.swift imports CLibevent\n", FILENAME, FNR
}
!event && text ~ /(^|[^A-Za-z0-9_.])(event|evutil|evthread|evbuffer|bufferevent)_[a-z_]+[ \t]*\(/ {
  printf "%s:%d: libevent is called in Reactor/EventBase.swift only\n", FILENAME, FNR
}
!libc && !event && text ~ /import[ \t]+Glibc/ && $0 !~ /\/\/ for: / {
  printf "%s:%d: say what Glibc is for here, types and constants only: `import Glibc  // for: iovec`\n", FILENAME, FNR
}
!libc {
  rest = text
  while (match(rest, /csystem_[a-z_]+/)) {
    name = substr(rest, RSTART, RLENGTH); rest = substr(rest, RSTART + RLENGTH)
    if (!(name in anywhere)) printf "%s:%d: %s is called in Support/SystemCalls.swift only\n", FILENAME, FNR, name
  }
}
# Names of libc that nothing of our own has.
!libc && text !~ /func[ \t]/ && text ~ /(^|[^A-Za-z0-9_.])(Glibc\.[a-z0-9_]+|recvmsg|recvfrom|sendmsg|sendto|accept4|epoll_[a-z0-9_]+|eventfd|fcntl|[gs]etsockopt|getsockname|getpeername|preadv2?|pwritev2?|pread|pwrite|ioctl|syscall|lseek|ftruncate|ppoll|clock_gettime|nanosleep|usleep|pthread_[a-z_]+|sched_[a-z_]+)[ \t]*\(/ {
  printf "%s:%d: system calls are made in Support/SystemCalls.swift only\n", FILENAME, FNR
}'

/* SPDX-License-Identifier: Apache-2.0 */
/* What only a handle of a kind that was not built would reach: pipes, consoles, processes. A file of its own, since
   libuv's headers declare these with other types. */
#include <stdio.h>
#include <stdlib.h>

#define UNREACHED(name) void name(void) { fprintf(stderr, "%s was not built\n", #name), abort(); }
UNREACHED(uv__pipe_write)
UNREACHED(uv__pipe_shutdown)
UNREACHED(uv__pipe_read_start)
UNREACHED(uv__pipe_read_stop)
UNREACHED(uv__pipe_listen)
UNREACHED(uv__pipe_accept)
UNREACHED(uv__pipe_endgame)
UNREACHED(uv__pipe_close)
UNREACHED(uv__create_stdio_pipe_pair)
UNREACHED(uv__process_pipe_write_req)
UNREACHED(uv__process_pipe_shutdown_req)
UNREACHED(uv__process_pipe_read_req)
UNREACHED(uv__process_pipe_connect_req)
UNREACHED(uv__process_pipe_accept_req)
UNREACHED(uv__tty_write)
UNREACHED(uv__tty_try_write)
UNREACHED(uv__tty_read_start)
UNREACHED(uv__tty_read_stop)
UNREACHED(uv__tty_endgame)
UNREACHED(uv__tty_close)
UNREACHED(uv__process_tty_write_req)
UNREACHED(uv__process_tty_shutdown_req)
UNREACHED(uv__process_tty_read_req)
UNREACHED(uv__process_tty_connect_req)
UNREACHED(uv__process_tty_accept_req)
UNREACHED(uv__process_proc_exit)
UNREACHED(uv__process_endgame)
UNREACHED(uv__process_close)

/* SPDX-License-Identifier: Apache-2.0 */
/* <signal.h> with SIGBREAK, which Ctrl-Break is: SIGQUIT here. */
#pragma GCC system_header
#include_next <signal.h>
#ifndef SIGBREAK
#define SIGBREAK SIGQUIT
#endif

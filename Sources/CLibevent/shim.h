/* SPDX-License-Identifier: Apache-2.0 */
/* Before libevent defines _GNU_SOURCE: Swift sees one fd_set, without it. */
#include <sys/types.h>

#include <event2/event.h>
#include <event2/thread.h>

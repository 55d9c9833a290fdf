/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

/* Allocations that the calling thread has made by now, in the whole program; -1 where they are not counted: a sanitizer
   has an allocator of its own. */
long callocations_of_this_thread(void);

/* SPDX-License-Identifier: Apache-2.0 */
/* <mm_malloc.h> asks for _WIN32 and would take this platform for another one: hide the name from it. */
#pragma GCC system_header
#pragma push_macro("_WIN32")
#undef _WIN32
#include_next <mm_malloc.h>
#pragma pop_macro("_WIN32")

/* SPDX-License-Identifier: Apache-2.0 */
/* Linked to programs by iocp-cc --sanitize=thread. The Swift runtime inside of libiocp has locks of its own that
   ThreadSanitizer does not see; its caches are not the program's concern. */
#ifdef __cplusplus
extern "C"
#endif
    const char *
    __tsan_default_suppressions(void);

const char *__tsan_default_suppressions(void) { return "race:swift::*\nrace:swift_*\n"; }

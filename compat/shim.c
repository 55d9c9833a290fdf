/* SPDX-License-Identifier: Apache-2.0 */
/* Makes a build target of the headers, and proves that they compile as C. The functions are written in Swift. */
#include "iocp_module.h"

/* For Sources/CSystem/sanitizers.c: AddressSanitizer stops who touches the buffer of a pending receive. */
__attribute__((visibility("hidden"))) const int csystem_face_hides_buffers = 1;

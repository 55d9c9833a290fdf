/* SPDX-License-Identifier: Apache-2.0 */
/* Makes a build target of the headers, and proves that they compile as C. The functions are written in Swift. */
#include "iocp_module.h"

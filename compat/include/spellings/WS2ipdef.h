/* SPDX-License-Identifier: Apache-2.0 */
/* Another spelling of ws2ipdef.h: file names here are case-sensitive, on Windows they are not. */
#include "../ws2ipdef.h"

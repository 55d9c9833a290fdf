/* SPDX-License-Identifier: Apache-2.0 */
/* Another spelling of psapi.h: file names here are case-sensitive, on Windows they are not. */
#include "../psapi.h"

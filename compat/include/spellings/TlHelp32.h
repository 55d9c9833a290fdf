/* SPDX-License-Identifier: Apache-2.0 */
/* Another spelling of tlhelp32.h: file names here are case-sensitive, on Windows they are not. */
#include "../tlhelp32.h"

/* SPDX-License-Identifier: Apache-2.0 */
/* Another spelling of strsafe.h: file names here are case-sensitive, on Windows they are not. */
#include "../strsafe.h"

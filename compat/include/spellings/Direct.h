/* SPDX-License-Identifier: Apache-2.0 */
/* Another spelling of direct.h: file names here are case-sensitive, on Windows they are not. */
#include "../direct.h"

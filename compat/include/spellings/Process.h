/* SPDX-License-Identifier: Apache-2.0 */
/* Another spelling of process.h: file names here are case-sensitive, on Windows they are not. */
#include "../process.h"

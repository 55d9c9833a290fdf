/* SPDX-License-Identifier: Apache-2.0 */
/* Another spelling of io.h: file names here are case-sensitive, on Windows they are not. */
#include "../io.h"

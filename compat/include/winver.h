/* SPDX-License-Identifier: Apache-2.0 */
/* Resources of versions: there are none. */
#ifndef VER_H
#define VER_H

#include "windef.h"

#endif /* VER_H */

/* SPDX-License-Identifier: Apache-2.0 */
/* Another name of the annotation header. Follows "Header annotations". */
#ifndef SPECSTRINGS_H
#define SPECSTRINGS_H

#include "sal.h"

#endif /* SPECSTRINGS_H */

/* SPDX-License-Identifier: Apache-2.0 */
/* One header by itself, twice. */
#include HEADER
#include HEADER
typedef int not_empty;

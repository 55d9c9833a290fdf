/* SPDX-License-Identifier: Apache-2.0 */
/* The older annotations __in, __out, __inout. libstdc++ has parameters of these names, so all of it comes first:
   iocp-c++ puts this file in front of sources that use them. */
#ifndef IOCP_ANNOTATIONS_H
#define IOCP_ANNOTATIONS_H

#ifdef __cplusplus
#include <bits/stdc++.h>
#endif
#define __in
#define __out
#define __inout

#endif /* IOCP_ANNOTATIONS_H */

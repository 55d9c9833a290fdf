/* SPDX-License-Identifier: Apache-2.0 */
/* The version that these headers have among the kits of Windows: the number that those of Windows 10 say. Follows the
   "Windows SDK" pages. */
#ifndef IOCP_NTVERP_H
#define IOCP_NTVERP_H

#define VER_PRODUCTBUILD 10011
#define VER_PRODUCTBUILD_QFE 16384
#define VER_PRODUCTMAJORVERSION 10
#define VER_PRODUCTMINORVERSION 0

#endif /* IOCP_NTVERP_H */

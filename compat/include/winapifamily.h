/* SPDX-License-Identifier: Apache-2.0 */
/* Partitions of the API: everything counts as desktop. Follows "Using the Windows headers". */
#ifndef _INC_WINAPIFAMILY
#define _INC_WINAPIFAMILY

#define WINAPI_FAMILY_DESKTOP_APP 100
#define WINAPI_FAMILY_APP 2
#ifndef WINAPI_FAMILY
#define WINAPI_FAMILY WINAPI_FAMILY_DESKTOP_APP
#endif
#define WINAPI_PARTITION_DESKTOP 1
#define WINAPI_PARTITION_APP 1
#define WINAPI_FAMILY_PARTITION(partition) (partition)

#endif /* _INC_WINAPIFAMILY */

/* SPDX-License-Identifier: Apache-2.0 */
/* GUID and its comparisons. Follows "GUID structure (guiddef.h)". */
#ifndef GUID_DEFINED
#define GUID_DEFINED

#include "iocp_keywords.h"
#include <string.h>

typedef struct _GUID {
  unsigned int Data1;
  unsigned short Data2;
  unsigned short Data3;
  unsigned char Data4[8];
} GUID;

typedef GUID *LPGUID;
typedef const GUID *LPCGUID;
typedef GUID IID;
typedef GUID CLSID;
typedef IID *LPIID;
typedef CLSID *LPCLSID;

#ifdef __cplusplus
#define REFGUID const GUID &
#define REFIID const IID &
#define REFCLSID const CLSID &
#define EXTERN_C extern "C"
#else
#define REFGUID const GUID *
#define REFIID const IID *
#define REFCLSID const CLSID *
#define EXTERN_C extern
#endif

#ifdef INITGUID
#define DEFINE_GUID(name, a, b, c, d0, d1, d2, d3, d4, d5, d6, d7) \
  EXTERN_C const GUID name __attribute__((weak));                   \
  EXTERN_C const GUID name = {a, b, c, {d0, d1, d2, d3, d4, d5, d6, d7}}
#else
#define DEFINE_GUID(name, a, b, c, d0, d1, d2, d3, d4, d5, d6, d7) EXTERN_C const GUID name
#endif

#ifdef __cplusplus
extern "C++" {
inline int IsEqualGUID(const GUID &a, const GUID &b) { return !memcmp(&a, &b, sizeof(GUID)); }
inline bool operator==(const GUID &a, const GUID &b) { return !memcmp(&a, &b, sizeof(GUID)); }
inline bool operator!=(const GUID &a, const GUID &b) { return !(a == b); }
}
#else
#define IsEqualGUID(a, b) (!memcmp((a), (b), sizeof(GUID)))
#endif
#define InlineIsEqualGUID(a, b) IsEqualGUID(a, b)
#define IsEqualIID(a, b) IsEqualGUID(a, b)
#define IsEqualCLSID(a, b) IsEqualGUID(a, b)

IOCP_STATIC_ASSERT(sizeof(GUID) == 16, "GUID is 16 bytes");

#endif /* GUID_DEFINED */

/* SPDX-License-Identifier: Apache-2.0 */
/* Flow specifications, carried by a few Winsock calls. Follows the "qos.h header" pages. */
#ifndef __QOS_H_
#define __QOS_H_

#include "minwindef.h"

typedef ULONG SERVICETYPE;
typedef struct _flowspec {
  ULONG TokenRate;
  ULONG TokenBucketSize;
  ULONG PeakBandwidth;
  ULONG Latency;
  ULONG DelayVariation;
  SERVICETYPE ServiceType;
  ULONG MaxSduSize;
  ULONG MinimumPolicedSize;
} FLOWSPEC, *PFLOWSPEC, *LPFLOWSPEC;

#endif /* __QOS_H_ */

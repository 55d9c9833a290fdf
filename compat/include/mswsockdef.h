/* SPDX-License-Identifier: Apache-2.0 */
/* Registered I/O: the types alone. WSAIoctl answers WSAEOPNOTSUPP when its functions are asked for. */
#ifndef _MSWSOCKDEF_
#define _MSWSOCKDEF_

#include "winsock2.h"

typedef struct RIO_BUFFERID_t *RIO_BUFFERID, **PRIO_BUFFERID;
typedef struct RIO_CQ_t *RIO_CQ, **PRIO_CQ;
typedef struct RIO_RQ_t *RIO_RQ, **PRIO_RQ;
#define RIO_INVALID_BUFFERID ((RIO_BUFFERID)(ULONG_PTR)0xFFFFFFFF)
#define RIO_INVALID_CQ ((RIO_CQ)0)
#define RIO_INVALID_RQ ((RIO_RQ)0)
#define RIO_CORRUPT_CQ 0xFFFFFFFFu
#define RIO_MAX_CQ_SIZE 0x8000000
#define RIO_MSG_DONT_NOTIFY 0x00000001
#define RIO_MSG_DEFER 0x00000002
#define RIO_MSG_WAITALL 0x00000004
#define RIO_MSG_COMMIT_ONLY 0x00000008

typedef struct _RIORESULT {
  LONG Status;
  ULONG BytesTransferred;
  ULONGLONG SocketContext;
  ULONGLONG RequestContext;
} RIORESULT, *PRIORESULT;
typedef struct _RIO_BUF {
  RIO_BUFFERID BufferId;
  ULONG Offset;
  ULONG Length;
} RIO_BUF, *PRIO_BUF;
typedef enum _RIO_NOTIFICATION_COMPLETION_TYPE {
  RIO_EVENT_COMPLETION = 1,
  RIO_IOCP_COMPLETION = 2
} RIO_NOTIFICATION_COMPLETION_TYPE;
typedef struct _RIO_NOTIFICATION_COMPLETION {
  RIO_NOTIFICATION_COMPLETION_TYPE Type;
  union {
    struct {
      HANDLE EventHandle;
      BOOL NotifyReset;
    } Event;
    struct {
      HANDLE IocpHandle;
      PVOID CompletionKey;
      PVOID Overlapped;
    } Iocp;
  };
} RIO_NOTIFICATION_COMPLETION, *PRIO_NOTIFICATION_COMPLETION;

typedef struct _RIO_EXTENSION_FUNCTION_TABLE {
  DWORD cbSize;
  BOOL (*RIOReceive)(RIO_RQ queue, PRIO_BUF data, ULONG count, DWORD flags, PVOID context);
  int (*RIOReceiveEx)(RIO_RQ queue, PRIO_BUF data, ULONG count, PRIO_BUF local, PRIO_BUF remote, PRIO_BUF control,
                      PRIO_BUF flags_buffer, DWORD flags, PVOID context);
  BOOL (*RIOSend)(RIO_RQ queue, PRIO_BUF data, ULONG count, DWORD flags, PVOID context);
  BOOL (*RIOSendEx)(RIO_RQ queue, PRIO_BUF data, ULONG count, PRIO_BUF local, PRIO_BUF remote, PRIO_BUF control,
                    PRIO_BUF flags_buffer, DWORD flags, PVOID context);
  VOID (*RIOCloseCompletionQueue)(RIO_CQ queue);
  RIO_CQ (*RIOCreateCompletionQueue)(DWORD size, PRIO_NOTIFICATION_COMPLETION notification);
  RIO_RQ (*RIOCreateRequestQueue)(SOCKET s, ULONG receives, ULONG receive_buffers, ULONG sends, ULONG send_buffers,
                                  RIO_CQ receive_queue, RIO_CQ send_queue, PVOID context);
  ULONG (*RIODequeueCompletion)(RIO_CQ queue, PRIORESULT results, ULONG count);
  VOID (*RIODeregisterBuffer)(RIO_BUFFERID buffer);
  int (*RIONotify)(RIO_CQ queue);
  RIO_BUFFERID (*RIORegisterBuffer)(PCHAR data, DWORD size);
  BOOL (*RIOResizeCompletionQueue)(RIO_CQ queue, DWORD size);
  BOOL (*RIOResizeRequestQueue)(RIO_RQ queue, DWORD receives, DWORD sends);
} RIO_EXTENSION_FUNCTION_TABLE, *PRIO_EXTENSION_FUNCTION_TABLE;

#endif /* _MSWSOCKDEF_ */

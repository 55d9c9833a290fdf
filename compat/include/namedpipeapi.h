/* SPDX-License-Identifier: Apache-2.0 */
/* Named pipes. Follows the "namedpipeapi.h header" pages. */
#ifndef _NAMEDPIPE_H_
#define _NAMEDPIPE_H_

#include "minwindef.h"
#include "minwinbase.h"

#define PIPE_ACCESS_INBOUND 0x00000001
#define PIPE_ACCESS_OUTBOUND 0x00000002
#define PIPE_ACCESS_DUPLEX 0x00000003
#define PIPE_CLIENT_END 0x00000000
#define PIPE_SERVER_END 0x00000001
#define PIPE_WAIT 0x00000000
#define PIPE_NOWAIT 0x00000001
#define PIPE_READMODE_BYTE 0x00000000
#define PIPE_READMODE_MESSAGE 0x00000002
#define PIPE_TYPE_BYTE 0x00000000
#define PIPE_TYPE_MESSAGE 0x00000004
#define PIPE_ACCEPT_REMOTE_CLIENTS 0x00000000
#define PIPE_REJECT_REMOTE_CLIENTS 0x00000008
#define PIPE_UNLIMITED_INSTANCES 255
#define NMPWAIT_WAIT_FOREVER 0xFFFFFFFFu
#define NMPWAIT_NOWAIT 0x00000001
#define NMPWAIT_USE_DEFAULT_WAIT 0x00000000

IOCP_BEGIN_C
WINBASEAPI HANDLE WINAPI CreateNamedPipeA(LPCSTR name, DWORD open_mode, DWORD pipe_mode, DWORD instances,
    DWORD out_size,
                                          DWORD in_size, DWORD milliseconds, LPSECURITY_ATTRIBUTES security);
WINBASEAPI HANDLE WINAPI CreateNamedPipeW(LPCWSTR name, DWORD open_mode, DWORD pipe_mode, DWORD instances,
    DWORD out_size,
                                          DWORD in_size, DWORD milliseconds, LPSECURITY_ATTRIBUTES security);
WINBASEAPI BOOL WINAPI ConnectNamedPipe(HANDLE pipe, LPOVERLAPPED overlapped);
WINBASEAPI BOOL WINAPI DisconnectNamedPipe(HANDLE pipe);
WINBASEAPI BOOL WINAPI CreatePipe(PHANDLE read_end, PHANDLE write_end, LPSECURITY_ATTRIBUTES security, DWORD size);
WINBASEAPI BOOL WINAPI WaitNamedPipeA(LPCSTR name, DWORD milliseconds);
WINBASEAPI BOOL WINAPI WaitNamedPipeW(LPCWSTR name, DWORD milliseconds);
WINBASEAPI BOOL WINAPI PeekNamedPipe(HANDLE pipe, LPVOID buffer, DWORD size, LPDWORD read, LPDWORD available,
                                     LPDWORD left);
WINBASEAPI BOOL WINAPI SetNamedPipeHandleState(HANDLE pipe, LPDWORD mode, LPDWORD collect, LPDWORD milliseconds);
WINBASEAPI BOOL WINAPI GetNamedPipeHandleStateA(HANDLE pipe, LPDWORD mode, LPDWORD instances, LPDWORD collect,
                                                LPDWORD milliseconds, LPSTR user, DWORD user_size);
WINBASEAPI BOOL WINAPI GetNamedPipeHandleStateW(HANDLE pipe, LPDWORD mode, LPDWORD instances, LPDWORD collect,
                                                LPDWORD milliseconds, LPWSTR user, DWORD user_size);
WINBASEAPI BOOL WINAPI GetNamedPipeInfo(HANDLE pipe, LPDWORD flags, LPDWORD out_size, LPDWORD in_size,
                                        LPDWORD instances);
WINBASEAPI BOOL WINAPI TransactNamedPipe(HANDLE pipe, LPVOID request, DWORD request_size, LPVOID answer,
                                         DWORD answer_size, LPDWORD bytes, LPOVERLAPPED overlapped);
WINBASEAPI BOOL WINAPI CallNamedPipeA(LPCSTR name, LPVOID request, DWORD request_size, LPVOID answer,
                                      DWORD answer_size, LPDWORD bytes, DWORD milliseconds);
WINBASEAPI BOOL WINAPI CallNamedPipeW(LPCWSTR name, LPVOID request, DWORD request_size, LPVOID answer,
                                      DWORD answer_size, LPDWORD bytes, DWORD milliseconds);
WINBASEAPI BOOL WINAPI GetNamedPipeClientProcessId(HANDLE pipe, PULONG id);
WINBASEAPI BOOL WINAPI GetNamedPipeServerProcessId(HANDLE pipe, PULONG id);
IOCP_END_C

#ifdef UNICODE
#define CreateNamedPipe CreateNamedPipeW
#define WaitNamedPipe WaitNamedPipeW
#define GetNamedPipeHandleState GetNamedPipeHandleStateW
#define CallNamedPipe CallNamedPipeW
#else
#define CreateNamedPipe CreateNamedPipeA
#define WaitNamedPipe WaitNamedPipeA
#define GetNamedPipeHandleState GetNamedPipeHandleStateA
#define CallNamedPipe CallNamedPipeA
#endif

#endif /* _NAMEDPIPE_H_ */

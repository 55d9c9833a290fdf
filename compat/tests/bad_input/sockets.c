/* SPDX-License-Identifier: Apache-2.0 */

/* [SOCK-15 GOR-7 ERR-1 LIVE-1 LIVE-7] P4 no stale I/O: every Winsock call with every kind of value that is no
   socket: 10038. Afterwards nothing has changed.

   Wine 8 gives extension functions to whoever asks, with any value; Microsoft Learn, "WSAIoctl", says WSAENOTSOCK. */

#include "../trace.h"

static SOCKET mine, peer, spare;
static struct sockaddr_in address;
static LPFN_ACCEPTEX accept_function;
static LPFN_CONNECTEX connect_function;
static LPFN_DISCONNECTEX disconnect_function;

enum {
  BIND,
  LISTEN,
  ACCEPT,
  CONNECT,
  SHUTDOWN,
  SETSOCKOPT,
  GETSOCKOPT,
  GETSOCKNAME,
  GETPEERNAME,
  IOCTLSOCKET,
  RECV,
  SEND,
  WSARECV,
  WSARECV_BLOCKING,
  WSASEND,
  WSASEND_BLOCKING,
  WSAIOCTL,
  ACCEPTEX_LISTENER,
  ACCEPTEX_SOCKET,
  CONNECTEX,
  DISCONNECTEX,
  RESULT,
  SELECT,
  CLOSE,
  CALLS
};

static const char *const names[CALLS] = {"bind",
                                         "listen",
                                         "accept",
                                         "connect",
                                         "shutdown",
                                         "setsockopt",
                                         "getsockopt",
                                         "getsockname",
                                         "getpeername",
                                         "ioctlsocket",
                                         "recv",
                                         "send",
                                         "WSARecv(overlapped)",
                                         "WSARecv",
                                         "WSASend(overlapped)",
                                         "WSASend",
                                         "WSAIoctl",
                                         "AcceptEx(listener)",
                                         "AcceptEx(socket)",
                                         "ConnectEx",
                                         "DisconnectEx",
                                         "WSAGetOverlappedResult",
                                         "select",
                                         "closesocket"};

/* 0 is success. */
static int call(int which, SOCKET s) {
  struct sockaddr_in other = loopback();
  struct sockaddr *any = (struct sockaddr *)&other;
  int length = sizeof other, one = 1, size = sizeof one;
  u_long available = 0;
  DWORD bytes = 0, flags = 0;
  WSABUF buffer = {4, data[1]};
  GUID name = WSAID_ACCEPTEX;
  void *function;
  struct timeval now = {0, 0};
  fd_set set;
  switch (which) {
  case BIND: return bind(s, any, length);
  case LISTEN: return listen(s, 1);
  case ACCEPT: return accept(s, NULL, NULL) == INVALID_SOCKET ? SOCKET_ERROR : 0;
  case CONNECT: return connect(s, (struct sockaddr *)&address, sizeof address);
  case SHUTDOWN: return shutdown(s, SD_SEND);
  case SETSOCKOPT: return setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, (char *)&one, sizeof one);
  case GETSOCKOPT: return getsockopt(s, SOL_SOCKET, SO_KEEPALIVE, (char *)&one, &size);
  case GETSOCKNAME: return getsockname(s, any, &length);
  case GETPEERNAME: return getpeername(s, any, &length);
  case IOCTLSOCKET: return ioctlsocket(s, FIONREAD, &available);
  case RECV: return recv(s, data[1], 4, 0);
  case SEND: return send(s, "bad", 3, 0);
  case WSARECV: return WSARecv(s, &buffer, 1, &bytes, &flags, &operation[1], NULL);
  case WSARECV_BLOCKING: return WSARecv(s, &buffer, 1, &bytes, &flags, NULL, NULL);
  case WSASEND: return WSASend(s, &buffer, 1, &bytes, 0, &operation[1], NULL);
  case WSASEND_BLOCKING: return WSASend(s, &buffer, 1, &bytes, 0, NULL, NULL);
  case WSAIOCTL:
    return WSAIoctl(s, SIO_GET_EXTENSION_FUNCTION_POINTER, &name, sizeof name, &function, sizeof function, &bytes, NULL,
                    NULL);
  case ACCEPTEX_LISTENER:
    return accept_function(s, spare, data[1], 0, ADDRESS, ADDRESS, &bytes, &operation[1]) ? 0 : SOCKET_ERROR;
  case ACCEPTEX_SOCKET:
    return accept_function(spare, s, data[1], 0, ADDRESS, ADDRESS, &bytes, &operation[1]) ? 0 : SOCKET_ERROR;
  case CONNECTEX:
    return connect_function(s, (struct sockaddr *)&address, sizeof address, NULL, 0, NULL, &operation[1])
             ? 0
             : SOCKET_ERROR;
  case DISCONNECTEX: return disconnect_function(s, &operation[1], 0, 0) ? 0 : SOCKET_ERROR;
  case RESULT: return WSAGetOverlappedResult(s, &operation[2], &bytes, FALSE, &flags) ? 0 : SOCKET_ERROR;
  case SELECT:
    FD_ZERO(&set);
    FD_SET(s, &set);
    return select(0, &set, NULL, NULL, &now);
  default: return closesocket(s);
  }
}

int main(void) {
  static struct {
    const char *name;
    SOCKET value;
  } values[12];
  struct sockaddr_in unused;
  start();
  listener(&address);
  spare = listener(&unused);
  connected_pair(&mine, &peer);
  GUID disconnect_name = WSAID_DISCONNECTEX;
  accept_function = accept_ex(mine);
  connect_function = connect_ex(mine);
  disconnect_function = (LPFN_DISCONNECTEX)extension(mine, disconnect_name);
  HANDLE port = new_port(0), event = new_event(), closed_port = new_port(0);
  SOCKET closed = stream();
  closesocket(closed);
  CloseHandle(closed_port);
  associate(port, mine, 1);
  associate(port, spare, 2);
  int count = 0;
#define SOCKET_ROW(text, socket) values[count].name = text, values[count++].value = (SOCKET)(ULONG_PTR)(socket)
  SOCKET_ROW("INVALID_SOCKET", INVALID_SOCKET);
  SOCKET_ROW("0", 0);
  SOCKET_ROW("a closed socket", closed);
  SOCKET_ROW("a closed port", closed_port);
  SOCKET_ROW("a port", port);
  SOCKET_ROW("an event", event);
  SOCKET_ROW("random", 0x12345678);
  SOCKET_ROW("random, tagged", 0x12345679);
  SOCKET_ROW("huge", 0x7ffffffffffffffc);
  for (int which = 0; which < CALLS; which++)
    for (int i = 0; i < count; i++) {
      char title[100];
      sprintf(title, "%s, %s", names[which], values[i].name);
      SAY_SOCK(title, call(which, values[i].value));
    }
  no_packet("nothing was queued", port);
  PostQueuedCompletionStatus(port, 1, 2, NULL);
  packet("the port works", port);
  receive("the socket works", mine, 0, 16);
  put(peer, "hello");
  packet("received", port);
  say("the event is not set: %d", WaitForSingleObject(event, 0) == WAIT_TIMEOUT);
  return 0;
}

# SPDX-License-Identifier: Apache-2.0
# Writes LINES lines of sources as IOCP servers have them, in C and C++, into FOLDER: the same each time.
#
#   awk -v lines=LINES -v folder=FOLDER -f generate.awk
#
# A pair of files is a part of a server: a header with its types, a source with functions of several kinds. What they do
# makes sense line by line; some names in them are not here, and some lines have a bug that is warned of.

BEGIN {
  srand(7)
  words = split("Session Account Room Player Item Guild Market Trade Quest Mail Friend Ranking Combat Login Gate Proxy", part, " ")
  for (number = 1; written < lines; number++) {
    name = part[number % words + 1] number
    is_c = number % 4 == 0
    header()
    source()
  }
}

function pick(n) { return int(rand() * n) }

function put(text) {
  print text > path
  written++
}

function header(   i) {
  path = folder "/" name ".h"
  put("// " name ": types and limits.")
  put("#pragma once")
  put("#include <winsock2.h>")
  put("#include <mswsock.h>")
  put("#include <windows.h>")
  put("")
  put("#define " toupper(name) "_BUFFER " 1024 * (1 + pick(16)))
  put("enum " name "Operation { " name "Receive, " name "Send, " name "Accept, " name "Quit };")
  put("")
  put("typedef struct " name "Context {")
  put("  OVERLAPPED overlapped;")
  put("  OVERLAPPED sending;")
  put("  WSABUF buffer;")
  put("  SOCKET socket;")
  put("  enum " name "Operation operation;")
  put("  volatile LONG pending;")
  put("  CRITICAL_SECTION lock;")
  for (i = 0; i < 3 + pick(12); i++) put("  " (i % 3 ? "DWORD" : "ULONGLONG") " field" i "; /* of " name " */")
  put("  char data[" toupper(name) "_BUFFER];")
  put("} " name "Context;")
  put("")
  if (is_c) {
    put("BOOL " name "Start(HANDLE port, int threads);")
  } else {
    put("#include <map>")
    put("#include <memory>")
    put("#include <string>")
    put("#include <vector>")
    put("")
    put("class " name "Manager {")
    put(" public:")
    put("  explicit " name "Manager(HANDLE port) : port_(port) { InitializeCriticalSection(&lock_); }")
    put("  ~" name "Manager() { DeleteCriticalSection(&lock_); }")
    put("  " name "Context *find(ULONG_PTR key) const;")
    put("  void send(" name "Context *context, const std::string &text);")
    put("  size_t count() const { return contexts_.size(); }")
    put("")
    put(" private:")
    put("  HANDLE port_;")
    put("  CRITICAL_SECTION lock_;")
    put("  std::map<ULONG_PTR, std::unique_ptr<" name "Context>> contexts_;")
    put("};")
  }
  close(path)
}

function source(   i) {
  path = folder "/" name (is_c ? ".c" : ".cpp")
  put("// " name ": connections, workers and what belongs to them.")
  put("#include \"" (pick(3) ? name : tolower(name)) ".h\"")
  put("#include <stdio.h>")
  put("#include <stdlib.h>")
  put("#include <string.h>")
  put("")
  worker()
  start()
  if (!is_c) manager()
  for (i = 0; i < 12; i++) {
    kind = pick(8)
    if (kind == 0) listener(i)
    else if (kind == 1) message(i)
    else if (kind == 2) file(i)
    else if (kind == 3) timer(i)
    else if (kind == 4) settings(i)
    else if (kind == 5) log_line(i)
    else if (kind == 6) datagram(i)
    else table(i)
  }
  close(path)
}

function worker() {
  put("static DWORD WINAPI " name "Worker(LPVOID parameter) {")
  put("  HANDLE port = (HANDLE)parameter;")
  put("  for (;;) {")
  put("    DWORD bytes = 0, flags = 0;")
  put("    ULONG_PTR key = 0;")
  put("    OVERLAPPED *overlapped = NULL;")
  put("    BOOL success = GetQueuedCompletionStatus(port, &bytes, &key, &overlapped, INFINITE);")
  put("    if (!success && overlapped == NULL) return GetLastError();")
  put("    " name "Context *context = CONTAINING_RECORD(overlapped, " name "Context, overlapped);")
  put("    if (!success || bytes == 0) {")
  put("      shutdown(context->socket, SD_BOTH);")
  put("      closesocket(context->socket);")
  put("      if (InterlockedDecrement(&context->pending) == 0) free(context);")
  put("      continue;")
  put("    }")
  put("    switch (context->operation) {")
  put("      case " name "Receive:")
  put("        EnterCriticalSection(&context->lock);")
  put("        context->buffer.len = sizeof context->data;")
  put("        context->buffer.buf = context->data;")
  put("        ZeroMemory(&context->overlapped, sizeof context->overlapped);")
  put("        if (WSARecv(context->socket, &context->buffer, 1, NULL, &flags, &context->overlapped, NULL) == SOCKET_ERROR &&")
  put("            WSAGetLastError() != WSA_IO_PENDING)")
  put("          fprintf(stderr, \"receive: %d\\n\", WSAGetLastError());")
  put("        LeaveCriticalSection(&context->lock);")
  put("        break;")
  put("      case " name "Quit: return 0;")
  put("      default: break;")
  put("    }")
  put("  }")
  put("}")
  put("")
}

function start() {
  put("BOOL " name "Start(HANDLE port, int threads) {")
  put("  SYSTEM_INFO system;")
  put("  GetSystemInfo(&system);")
  put("  if (threads <= 0) threads = (int)system.dwNumberOfProcessors * 2;")
  put("  for (int i = 0; i < threads; i++) {")
  put("    HANDLE thread = CreateThread(NULL, 0, " name "Worker, port, 0, NULL);")
  put("    if (thread == NULL) return FALSE;")
  put("    SetThreadPriority(thread, THREAD_PRIORITY_ABOVE_NORMAL);")
  put("    CloseHandle(thread);")
  put("  }")
  put("  return TRUE;")
  put("}")
  put("")
}

function manager() {
  put(name "Context *" name "Manager::find(ULONG_PTR key) const {")
  put("  auto found = contexts_.find(key);")
  put("  return found == contexts_.end() ? nullptr : found->second.get();")
  put("}")
  put("")
  put("void " name "Manager::send(" name "Context *context, const std::string &text) {")
  put("  std::vector<char> bytes(text.begin(), text.end());")
  put("  EnterCriticalSection(&lock_);")
  put("  WSABUF buffer = {(ULONG)bytes.size(), bytes.data()};")
  put("  DWORD sent = 0;")
  put("  if (::WSASend(context->socket, &buffer, 1, &sent, 0, nullptr, nullptr) == SOCKET_ERROR)")
  put("    fprintf(stderr, \"%s: %d\\n\", __FUNCTION__, WSAGetLastError());")
  put("  LeaveCriticalSection(&lock_);")
  put("}")
  put("")
}

function listener(i) {
  put("SOCKET " name "Listen" i "(HANDLE port, unsigned short number) {")
  put("  struct sockaddr_in address;")
  put("  BOOL reuse = TRUE;")
  put("  GUID guid = WSAID_ACCEPTEX;")
  put("  LPFN_ACCEPTEX accept_ex = NULL;")
  put("  DWORD bytes = 0;")
  put("  SOCKET listener = WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, NULL, 0, WSA_FLAG_OVERLAPPED);")
  put("  if (listener == INVALID_SOCKET) return INVALID_SOCKET;")
  put("  memset(&address, 0, sizeof address);")
  put("  address.sin_family = AF_INET;")
  put("  address.sin_port = htons(number);")
  put("  address.sin_addr.S_un.S_addr = htonl(INADDR_ANY);")
  put("  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, (const char *)&reuse, sizeof reuse);")
  put("  if (bind(listener, (struct sockaddr *)&address, sizeof address) != 0 || listen(listener, SOMAXCONN) != 0) {")
  put("    closesocket(listener);")
  put("    return INVALID_SOCKET;")
  put("  }")
  put("  WSAIoctl(listener, SIO_GET_EXTENSION_FUNCTION_POINTER, &guid, sizeof guid, &accept_ex, sizeof accept_ex, &bytes, NULL, NULL);")
  put("  CreateIoCompletionPort((HANDLE)listener, port, (ULONG_PTR)listener, 0);")
  put("  return listener;")
  put("}")
  put("")
}

function message(i,   n, k) {
  put("int " name "Handle" i "(" name "Context *context, const unsigned char *data, DWORD size) {")
  put("  int handled = 0;")
  put("  DWORD at = 0;")
  put("  while (at + 4 <= size) {")
  put("    unsigned short length = ntohs(*(const unsigned short *)(data + at)), type = ntohs(*(const unsigned short *)(data + at + 2));")
  put("    if (length < 4 || at + length > size) break;")
  put("    switch (type) {")
  n = 4 + pick(12)
  for (k = 0; k < n; k++) {
    put("      case " 100 * i + k ": {")
    put("        DWORD value = length >= 8 ? ntohl(*(const DWORD *)(data + at + 4)) : 0;")
    put("        context->field" k % 3 " += value * " k + 1 " + " pick(1000) ";")
    put("        if (context->field" k % 3 " > " 1000 + pick(100000) ") InterlockedExchangeAdd(&context->pending, 0);")
    put("        handled++;")
    put("        break;")
    put("      }")
  }
  put("      default: OutputDebugStringA(\"an unknown message\\n\");")
  put("    }")
  put("    at += length;")
  put("  }")
  put("  return handled;")
  put("}")
  put("")
}

function file(i) {
  put("BOOL " name "Save" i "(const char *path, const void *data, DWORD size) {")
  put("  DWORD written = 0;")
  put("  HANDLE file = CreateFileA(path, GENERIC_WRITE, FILE_SHARE_READ, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);")
  put("  if (file == INVALID_HANDLE_VALUE) return FALSE;")
  put("  BOOL success = WriteFile(file, data, size, &written, NULL) && written == size;")
  put("  FlushFileBuffers(file);")
  put("  CloseHandle(file);")
  put("  if (!success) DeleteFileA(path);")
  put("  return success;")
  put("}")
  put("")
}

function timer(i) {
  put("static VOID CALLBACK " name "Tick" i "(PVOID parameter, BOOLEAN fired) {")
  put("  " name "Context *context = (" name "Context *)parameter;")
  put("  if (fired) PostQueuedCompletionStatus((HANDLE)(ULONG_PTR)context->field0, " i ", (ULONG_PTR)context, NULL);")
  put("}")
  put("")
  put("HANDLE " name "Every" i "(" name "Context *context, DWORD milliseconds) {")
  put("  HANDLE timer = NULL;")
  put("  if (!CreateTimerQueueTimer(&timer, NULL, " name "Tick" i ", context, milliseconds, milliseconds, WT_EXECUTEDEFAULT))")
  put("    return NULL;")
  put("  return timer;")
  put("}")
  put("")
}

function settings(i) {
  put("DWORD " name "Setting" i "(const char *key, DWORD otherwise) {")
  put("  char path[MAX_PATH];")
  put("  GetModuleFileNameA(NULL, path, sizeof path);")
  put("  strcat_s(path, sizeof path, \".ini\");")
  put("  DWORD value = GetPrivateProfileIntA(\"" name "\", key, (INT)otherwise, path);")
  if (pick(4) == 0) {
    put("  HKEY opened = NULL;")
    put("  if (RegOpenKeyExA(HKEY_LOCAL_MACHINE, \"Software\\\\" name "\", 0, KEY_READ, &opened) == ERROR_SUCCESS) RegCloseKey(opened);")
  }
  put("  return value;")
  put("}")
  put("")
}

function log_line(i) {
  put("void " name "Log" i "(const char *what, DWORD error) {")
  put("  SYSTEMTIME now;")
  put("  char *text = NULL;")
  put("  GetLocalTime(&now);")
  put("  FormatMessageA(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL, error,")
  put("                 MAKELANGID(LANG_NEUTRAL, SUBLANG_DEFAULT), (LPSTR)&text, 0, NULL);")
  put("  printf(\"%04d-%02d-%02d %02d:%02d:%02d [%lu] %s: %s\\n\", now.wYear, now.wMonth, now.wDay, now.wHour, now.wMinute,")
  put("         now.wSecond, (unsigned long)GetCurrentThreadId(), what, text ? text : \"?\");")
  put("  LocalFree(text);")
  put("}")
  put("")
}

function datagram(i) {
  put("int " name "Announce" i "(SOCKET socket, const char *address, unsigned short number) {")
  put("  struct sockaddr_in to;")
  put("  OVERLAPPED overlapped;")
  put("  WSABUF buffer;")
  put("  DWORD sent = 0;")
  put("  memset(&to, 0, sizeof to);")
  put("  memset(&overlapped, 0, sizeof overlapped);")
  put("  to.sin_family = AF_INET;")
  put("  to.sin_port = htons(number);")
  put("  inet_pton(AF_INET, address, &to.sin_addr);")
  put("  buffer.buf = (char *)\"" name "\";")
  put("  buffer.len = " length(name) ";")
  put("  overlapped.hEvent = CreateEventW(NULL, TRUE, FALSE, NULL);")
  put("  if (WSASendTo(socket, &buffer, 1, &sent, 0, (struct sockaddr *)&to, sizeof to, &overlapped, NULL) != 0 &&")
  put("      WSAGetLastError() == WSA_IO_PENDING)")
  if (pick(6) == 0) put("    return -1; // and the operation goes on")
  else put("    GetOverlappedResult((HANDLE)socket, &overlapped, &sent, TRUE);")
  put("  CloseHandle(overlapped.hEvent);")
  put("  return (int)sent;")
  put("}")
  put("")
}

function table(i,   n, k) {
  n = 8 + pick(40)
  put("static const struct { unsigned short type; const char *title; int weight; } " name "Table" i "[] = {")
  for (k = 0; k < n; k++) put("  {" 100 * i + k ", \"" tolower(part[pick(words) + 1]) "-" k "\", " pick(1000) "},")
  put("};")
  put("")
  put("int " name "Weight" i "(unsigned short type) {")
  put("  for (size_t k = 0; k < ARRAYSIZE(" name "Table" i "); k++)")
  put("    if (" name "Table" i "[k].type == type) return " name "Table" i "[k].weight;")
  put("  return 0;")
  put("}")
  put("")
}

/* SPDX-License-Identifier: Apache-2.0 */

/* [PIPE-1, PIPE-4, PIPE-5] Client and server in two processes; the folder of pipes is closed to other users; what a
   process leaves behind that has died is nothing to its successor. */

#include "../files.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *name;

static pid_t run(const char *program, const char *role) {
  pid_t child = fork();
  if (child == 0) {
    execl(program, program, role, name, (char *)NULL);
    _exit(9);
  }
  return child;
}

static int be_client(void) {
  DWORD mode = PIPE_READMODE_MESSAGE, bytes = 0;
  HANDLE pipe = pipe_client(name, 0);
  SetNamedPipeHandleState(pipe, &mode, NULL, NULL);
  TransactNamedPipe(pipe, "question", 8, data[0], DATA, &bytes, NULL);
  return bytes == 6 && memcmp(data[0], "answer", 6) == 0 ? 0 : 1;
}

static int be_server_and_die(void) {
  pipe_server(name, 0, PIPE_TYPE_BYTE, 1);
  kill(getpid(), SIGKILL);
  return 1;
}

int main(int count, char **arguments) {
  name = count > 2 ? arguments[2] : pipe_name("processes");
  if (count > 2) return arguments[1][0] == 'c' ? be_client() : be_server_and_die();
  int status = -1;
  HANDLE port = new_port(1);
  HANDLE server = pipe_server(name, FILE_FLAG_OVERLAPPED, PIPE_TYPE_MESSAGE | PIPE_READMODE_MESSAGE, 1);
  must(CreateIoCompletionPort(server, port, 1, 0) == port, "association");
  SAY_BOOL("connect", ConnectNamedPipe(server, &operation[0]));
  pid_t child = run(arguments[0], "client");
  packet("connect", port);
  ReadFile(server, data[1], DATA, NULL, &operation[1]);
  packet("question", port);
  WriteFile(server, "answer", 6, NULL, &operation[2]);
  packet("answer", port);
  waitpid(child, &status, 0);
  say("the client is content: %d", status == 0);
  ReadFile(server, data[3], DATA, NULL, &operation[3]);
  CloseHandle(server);
  child = run(arguments[0], "server");
  waitpid(child, &status, 0);
  say("a server was killed: %d", WIFSIGNALED(status));
  SAY_HANDLE("nobody is there", CreateFileA(name, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL));
  SAY_HANDLE("its place is free", CreateNamedPipeA(name, PIPE_ACCESS_DUPLEX | FILE_FLAG_FIRST_PIPE_INSTANCE, 0, 1, 0, 0,
                                                   0, NULL));
  char folder[64];
  struct stat facts;
  const char *runtime = getenv("XDG_RUNTIME_DIR");
  if (runtime)
    snprintf(folder, sizeof folder, "%.40s/swift-iocp-pipes", runtime);
  else
    snprintf(folder, sizeof folder, "/tmp/swift-iocp-pipes-%u", (unsigned)geteuid());
  say("closed to others: %d", stat(folder, &facts) == 0 && (facts.st_mode & 0777) == 0700);
  return 0;
}

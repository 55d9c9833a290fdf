/* SPDX-License-Identifier: Apache-2.0 */
/* Runs one of libuv's own tests, or one of the servers beside them, by the list that libuv has. Of that list only what
   was linked is there: the others are weak names of nothing.

     tests list          TEST [SERVER...], one per line
     tests TEST          ends with 0, with 7 when it is skipped, or as the test fails
     tests TEST SERVER */
#include <stdio.h>
#include <string.h>
#include "runner.h"
#include "task.h"

#undef TEST_DECLARE
#undef HELPER_DECLARE
#define TEST_DECLARE(name) int run_test_##name(void) __attribute__((weak));
#define HELPER_DECLARE(name) int run_helper_##name(void) __attribute__((weak));
#include "test-list.h"

static int list(void) {
  for (const task_entry_t *task = TASKS; task->task_name; task++) {
    if (task->is_helper || !task->main) continue;
    printf("%s", task->task_name);
    for (const task_entry_t *other = TASKS; other->task_name; other++)
      if (other->is_helper && !strcmp(other->task_name, task->task_name)) printf(" %s", other->process_name);
    printf("\n");
  }
  return 0;
}

int main(int count, char **words) {
  const char *task = count > 1 ? words[1] : "list", *part = count > 2 ? words[2] : task;
  if (!strcmp(task, "list")) return list();
  SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
  for (const task_entry_t *entry = TASKS; entry->task_name; entry++)
    if (!strcmp(entry->task_name, task) && !strcmp(entry->process_name, part) && entry->main) return entry->main();
  fprintf(stderr, "no test %s %s\n", task, part);
  return 2;
}

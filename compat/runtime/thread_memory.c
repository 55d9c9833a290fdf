/* SPDX-License-Identifier: Apache-2.0 */
/* Memory of each thread that functions give their answers in. Not thread-local variables: those of a library that is
   loaded late have to fit into the few hundred bytes that the loader keeps for all such libraries. */
#include "runtime.h"
#include <pthread.h>

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool has_key;

static void end(void *memory) {
  void **blocks = memory;
  for (int i = 0; i < IOCP_THREAD_MEMORIES; i++) free(blocks[i]);
  free(blocks);
}
static void begin(void) { has_key = pthread_key_create(&key, end) == 0; }

void *iocp_inner_thread_memory(iocp_thread_memory which, size_t size) {
  pthread_once(&once, begin);
  if (!has_key) return NULL;
  void **blocks = pthread_getspecific(key);
  if (!blocks) {
    blocks = calloc(IOCP_THREAD_MEMORIES, sizeof *blocks);
    if (!blocks || pthread_setspecific(key, blocks)) return free(blocks), NULL;
  }
  if (!blocks[which]) blocks[which] = calloc(1, size);
  return blocks[which];
}

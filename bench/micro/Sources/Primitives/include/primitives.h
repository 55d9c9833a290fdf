/* SPDX-License-Identifier: Apache-2.0 */

#ifndef PRIMITIVES_H
#define PRIMITIVES_H

enum { OPERATIONS = 1000 };

/* One thing that the engine does, OPERATIONS times in a row. Only `run` is measured; `prepare` sets up what it needs, and
   `settle` leaves no packet and no pending operation behind. */
struct primitive {
  const char *name;
  void (*prepare)(void);
  void (*run)(void);
  void (*settle)(void);
};

/* NULL after the last one. Any call that does not answer as it must ends the program. */
const struct primitive *primitive_at(int index);

/* Once, before all else. */
void primitives_start(void);

#endif

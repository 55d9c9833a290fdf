/* SPDX-License-Identifier: Apache-2.0 */
/* orders_of_64_bits
   Forms of 64 bits that name an order do what those without one do; a security descriptor is valid once it is filled
   in. */
#include "../trace.h"

#define EACH(order)                                                                                        \
  do {                                                                                                     \
    volatile LONG64 n = 1LL << 40;                                                                         \
    say(#order " +1: %d", InterlockedIncrement##order##64(&n) == (1LL << 40) + 1);                         \
    say(#order " -1: %d", InterlockedDecrement##order##64(&n) == 1LL << 40);                               \
    say(#order " add: %d", InterlockedAdd##order##64(&n, 2) == (1LL << 40) + 2);                           \
    say(#order " before adding: %d", InterlockedExchangeAdd##order##64(&n, -2) == (1LL << 40) + 2);        \
    say(#order " or: %d", InterlockedOr##order##64(&n, 1) == 1LL << 40 && n == (1LL << 40) + 1);           \
    say(#order " and: %d", InterlockedAnd##order##64(&n, 1) == (1LL << 40) + 1 && n == 1);                 \
    say(#order " xor: %d", InterlockedXor##order##64(&n, 1) == 1 && n == 0);                               \
    say(#order " exchange: %d", InterlockedExchange##order##64(&n, 5LL << 40) == 0);                       \
    say(#order " not equal: %d", InterlockedCompareExchange##order##64(&n, 1, 2) == 5LL << 40 && n != 1);  \
    say(#order " equal: %d", InterlockedCompareExchange##order##64(&n, 1, 5LL << 40) == 5LL << 40 && n == 1); \
  } while (0)

int main(void) {
  EACH(Acquire);
  EACH(Release);
  EACH(NoFence);
  SECURITY_DESCRIPTOR descriptor;
  memset(&descriptor, 0, sizeof descriptor);
  say("empty: %d", IsValidSecurityDescriptor(&descriptor));
  SAY_BOOL("filled in", InitializeSecurityDescriptor(&descriptor, SECURITY_DESCRIPTOR_REVISION));
  say("valid: %d", IsValidSecurityDescriptor(&descriptor));
  say("none: %d", IsValidSecurityDescriptor(NULL));
  return 0;
}

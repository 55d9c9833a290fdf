/* SPDX-License-Identifier: Apache-2.0 */
/* libstdc++.so has std::wstring for 32-bit characters: with 16 bits a program instantiates its own. See
   docs/decisions/0030-wide-characters-have-16-bits.md. */
#pragma GCC system_header
#include_next <bits/c++config.h>
#if __SIZEOF_WCHAR_T__ == 2
#undef _GLIBCXX_EXTERN_TEMPLATE
#define _GLIBCXX_EXTERN_TEMPLATE -1
#endif

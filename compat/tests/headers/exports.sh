#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Prints the symbols that libiocp has to export, one per line: the functions that the headers declare with IOCP_API,
# each under its assembler name where it has one. compat/exports.txt is this output.
#
#   exports.sh [--table]    the same as the table of GetProcAddress: compat/runtime/exports.h
set -eu
include=$(cd "$(dirname "$0")/../../include" && pwd)

symbols() {
  ${CC:-cc} -E -P -fshort-wchar -D_WIN32 -I "$include/std" -I "$include" -DIOCP_API=IOCP_EXPORTED -x c - <<TEXT |
#include "iocp_module.h"
#include <conio.h>
#include <crtdbg.h>
#include <dbghelp.h>
#include <direct.h>
#include <excpt.h>
#include <io.h>
#include <iphlpapi.h>
#include <locale.h>
#include <malloc.h>
#include <psapi.h>
#include <shlwapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strsafe.h>
#include <sys/timeb.h>
#include <time.h>
#include <timeapi.h>
#include <tlhelp32.h>
#include <wchar.h>
TEXT
    tr '\n' ' ' |
    sed 's/IOCP_EXPORTED/\
&/g' |
    sed -n '/^IOCP_EXPORTED/{
      s/;.*//
      s/.*__asm__ *( *"\([^"]*\)" *).*/\1/
      s/^IOCP_EXPORTED *\([^(]*\)(.*/\1/
      s/ *$//
      s/.*[ *]//
      p
    }' |
    LC_ALL=C sort -u
}

case ${1:-} in
--table)
  echo '/* SPDX-License-Identifier: Apache-2.0 */'
  echo '/* Made by compat/tests/headers/exports.sh --table: each exported function under the name that Windows has for it. */'
  symbols | sed 's/^iocp_\(.*\)/\1 &/; t; s/.*/& &/' | LC_ALL=C sort -u -k 1,1 | sed 's/\(.*\) \(.*\)/EXPORT(\1, \2)/'
  ;;
*) symbols ;;
esac

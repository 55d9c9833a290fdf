#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Prints the symbols that libiocp has to export, one per line: the functions that the headers declare with IOCP_API,
# each under its assembler name where it has one. compat/exports.txt is this output.
set -eu
include=$(cd "$(dirname "$0")/../../include" && pwd)
${CC:-cc} -E -P -I "$include" -DIOCP_API=IOCP_EXPORTED "$include/iocp_module.h" |
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

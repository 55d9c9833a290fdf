# SPDX-License-Identifier: Apache-2.0
# cmake -DCMAKE_TOOLCHAIN_FILE=…/iocp-toolchain.cmake: builds a project that asks if(WIN32), unchanged, as Linux programs.
# IOCP_COMPILER says which compiler iocp-cc calls: gcc, the default, or clang.

get_filename_component(_iocp_programs "${CMAKE_CURRENT_LIST_DIR}/../../iocp/bin" ABSOLUTE)
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES IOCP_COMPILER)
if(NOT IOCP_COMPILER)
  set(IOCP_COMPILER gcc)
endif()
set(CMAKE_C_COMPILER "${_iocp_programs}/iocp-cc" "--compiler=${IOCP_COMPILER}")
set(CMAKE_CXX_COMPILER "${_iocp_programs}/iocp-c++" "--compiler=${IOCP_COMPILER}")

# A platform of our own, which lies beside this file: Linux with WIN32 in the place of UNIX.
set(CMAKE_SYSTEM_NAME IOCP)
set(CMAKE_SYSTEM_VERSION 10.0)
set(CMAKE_SYSTEM_PROCESSOR "${CMAKE_HOST_SYSTEM_PROCESSOR}")
# What was built runs here.
set(CMAKE_CROSSCOMPILING FALSE)
list(PREPEND CMAKE_MODULE_PATH "${CMAKE_CURRENT_LIST_DIR}")
list(PREPEND CMAKE_PREFIX_PATH "${CMAKE_CURRENT_LIST_DIR}")

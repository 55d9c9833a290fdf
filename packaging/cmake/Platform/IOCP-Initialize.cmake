# SPDX-License-Identifier: Apache-2.0
# What CMake knows of gcc and clang on Linux holds here too.
set(CMAKE_EFFECTIVE_SYSTEM_NAME Linux)

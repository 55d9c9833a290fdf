# SPDX-License-Identifier: Apache-2.0
# Linux as far as files and linking go; Windows for whoever asks.
include(Platform/Linux)
unset(UNIX)
unset(LINUX)
set(WIN32 1)
set(CMAKE_SYSTEM_NAME Windows)

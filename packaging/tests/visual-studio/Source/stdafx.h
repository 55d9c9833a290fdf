/* SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include <winsock2.h>
#include <windows.h>
#include <stdio.h>

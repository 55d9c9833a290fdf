// SPDX-License-Identifier: Apache-2.0
// The precompiled header of the project. Sources say "stdafx.h": on Windows that is the same name.
#pragma once
#include "targetver.h"

#define WIN32_LEAN_AND_MEAN
#include <WinSock2.h>
#include <Windows.h>
#include <MSTcpIP.h>
#include <conio.h>
#include <crtdbg.h>
#include <process.h>
#include <stdio.h>
#include <tchar.h>
#include <MMSystem.h>
#include <list>
#include <map>
#include <string>

#pragma comment(lib, "WS2_32.lib")
#pragma comment(lib, "winmm.lib")
#pragma warning(disable : 4996)

typedef unsigned __int64 UID;

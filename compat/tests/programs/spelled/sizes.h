// SPDX-License-Identifier: Apache-2.0
#pragma once
#define SIZE_OF_PACKET 21

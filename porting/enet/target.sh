# SPDX-License-Identifier: Apache-2.0
# enet's sockets for Windows; it has no tests.
fetch enet
cd "$source" || exit 1
audit -I include win32.c
options=(-std=gnu11 -O1 -g -Iinclude)
compile "$out/library" callbacks.c compress.c host.c list.c packet.c peer.c protocol.c win32.c
finish "$names" "$built of $tried" – – "${missing:+missing: $missing; }it has no tests"

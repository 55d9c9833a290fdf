# SPDX-License-Identifier: Apache-2.0
"""Sends standard input to a port, ends its writing, and prints what comes until the end.

With --reset it goes away rudely in the middle.
"""
import socket
import struct
import sys
import threading

stream = socket.create_connection(("127.0.0.1", int(sys.argv[-1])), timeout=50)
data = sys.stdin.buffer.read()
if sys.argv[1] == "--reset":
    stream.sendall(data[:100000])
    stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    stream.close()
    sys.exit()


def send():
    stream.sendall(data)
    stream.shutdown(socket.SHUT_WR)


threading.Thread(target=send, daemon=True).start()
while got := stream.recv(65536):
    sys.stdout.buffer.write(got)

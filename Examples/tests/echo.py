# SPDX-License-Identifier: Apache-2.0
"""Answers with what it was sent, and ends when the peer does."""
import socket
import threading

listener = socket.create_server(("127.0.0.1", 0))
print("listening", listener.getsockname()[1], flush=True)


def echo(connection):
    with connection:
        try:
            while data := connection.recv(65536):
                connection.sendall(data)
        except OSError:
            pass


while True:
    threading.Thread(target=echo, args=(listener.accept()[0],), daemon=True).start()

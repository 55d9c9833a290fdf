# SPDX-License-Identifier: Apache-2.0
"""Answers each path with bytes that are fixed, good or bad."""
import socket
import time

chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n8;x=y\r\n, chunks\r\n0\r\n\r\n"
responses = {
    b"/chunked": [chunked],
    b"/bytewise": [bytes([byte]) for byte in chunked],
    b"/until-end": [b"HTTP/1.1 200 OK\r\nX-Empty:\r\n\r\n", b"hello, end"],
    b"/broken-off": [b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello"],
    b"/nonsense": [b"220 mail.example ready\r\n"],
}
listener = socket.create_server(("127.0.0.1", 0))
print("listening", listener.getsockname()[1], flush=True)
while True:
    connection, _ = listener.accept()
    with connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        path = connection.makefile("rb").readline().split()[1]
        for piece in responses[path]:
            connection.sendall(piece)
            # So that pieces have a chance to arrive alone; nothing depends on it.
            time.sleep(0.001)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65536):
            pass

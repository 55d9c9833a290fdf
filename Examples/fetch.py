#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fetches a URL: Python's socket, and the parser by ctypes.

    FETCH_LIBRARY=.build/debug/libfetch.so ./fetch.py http://127.0.0.1:8080/
"""
import ctypes
import os
import socket
import sys
from urllib.parse import urlsplit

library = ctypes.CDLL(os.environ.get("FETCH_LIBRARY", "libfetch.so"))
library.fetch_open.restype = ctypes.c_void_p
library.fetch_open.argtypes = [ctypes.c_bool]
library.fetch_feed.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]
library.fetch_event.argtypes = [
    ctypes.c_void_p, ctypes.POINTER(ctypes.POINTER(ctypes.c_ubyte)), ctypes.POINTER(ctypes.c_size_t)]
library.fetch_close.argtypes = [ctypes.c_void_p]

REFUSED, NEEDS_MORE, STATUS, HEADER, BODY, END = range(-1, 5)


def events(stream):
    """What comes on a socket, as (kind, bytes), until END or REFUSED."""
    fetch = library.fetch_open(False)
    text, count = ctypes.POINTER(ctypes.c_ubyte)(), ctypes.c_size_t()
    try:
        kind = NEEDS_MORE
        while kind not in (END, REFUSED):
            kind = library.fetch_event(fetch, text, count)
            if kind == NEEDS_MORE:
                data = stream.recv(16384)
                library.fetch_feed(fetch, data, len(data))
            else:
                yield kind, ctypes.string_at(text, count.value)
    finally:
        library.fetch_close(fetch)


url = urlsplit(sys.argv[1])
with socket.create_connection((url.hostname, url.port or 80), timeout=30) as stream:
    target = (url.path or "/") + ("?" + url.query if url.query else "")
    stream.sendall(f"GET {target} HTTP/1.1\r\nHost: {url.netloc}\r\nConnection: close\r\n\r\n".encode())
    for kind, data in events(stream):
        if kind == BODY:
            sys.stdout.buffer.write(data)
        elif kind == REFUSED:
            sys.exit("fetch: " + data.decode())
        elif kind != END:
            print(data.decode(), file=sys.stderr)

# SPDX-License-Identifier: Apache-2.0
"""What asyncio finds on Windows beside _overlapped: _winapi, msvcrt, and sockets that are handles.

`install()` puts them in place and says win32; Windows' half of asyncio is to be imported after that. Everything calls
libiocp, the same one that _overlapped is linked with.
"""

import ctypes
import os
import selectors
import signal
import socket
import struct
import sys
import tempfile
import types
from ctypes import byref, c_char_p, c_int, c_uint16, c_uint32, c_uint64, c_void_p

LIBRARY = ctypes.CDLL(os.environ["IOCP_LIBRARY"])
INVALID_HANDLE_VALUE = 2**64 - 1
INFINITE = 0xFFFFFFFF


def function(name, result, *arguments):
    call = getattr(LIBRARY, name)
    call.restype, call.argtypes = result, arguments
    return call


HANDLE = c_uint64
get_last_error = function("GetLastError", c_uint32)
wsa_get_last_error = function("WSAGetLastError", c_int)
format_message = function(
    "FormatMessageA", c_uint32, c_uint32, c_void_p, c_uint32, c_uint32, c_char_p, c_uint32, c_void_p)

# Windows' error to the number that chooses the exception; WSAE* besides.
ERRORS = {
    2: 2, 3: 2, 5: 13, 32: 13, 109: 32, 232: 32, 183: 17, 64: 104, 1225: 111, 1236: 103,
    10013: 13, 10035: 11, 10048: 98, 10054: 104, 10053: 103, 10061: 111, 10060: 110, 10057: 107, 10058: 108,
}


def windows_error(number=None):
    number = get_last_error() if number is None else number
    text = ctypes.create_string_buffer(256)
    format_message(0x1200, None, number, 0, text, len(text), None)
    error = OSError(ERRORS.get(number, 22), text.value.decode().strip() or f"error {number}")
    error.winerror = number
    return error


def checked(result, failure=0):
    if result == failure:
        raise windows_error()
    return result


def wide(text):
    """UTF-16 with a zero at its end: ctypes' own wide text has 32 bits."""
    units = text.encode("utf-16-le", "surrogatepass") + b"\0\0"
    return (ctypes.c_char * len(units)).from_buffer_copy(units)


class Record(ctypes.Structure):
    _fields_ = [("internal", c_uint64), ("high", c_uint64), ("offset", c_uint64), ("event", HANDLE)]


# --- _winapi ---

close_handle = function("CloseHandle", c_int, HANDLE)
create_event = function("CreateEventW", HANDLE, c_void_p, c_int, c_int, c_void_p)
wait_one = function("WaitForSingleObject", c_uint32, HANDLE, c_uint32)
wait_many = function("WaitForMultipleObjects", c_uint32, c_uint32, c_void_p, c_int, c_uint32)
create_named_pipe = function(
    "CreateNamedPipeW", HANDLE, c_void_p, c_uint32, c_uint32, c_uint32, c_uint32, c_uint32, c_uint32, c_void_p)
create_file = function("CreateFileW", HANDLE, c_void_p, c_uint32, c_uint32, c_void_p, c_uint32, c_uint32, HANDLE)
connect_named_pipe = function("ConnectNamedPipe", c_int, HANDLE, c_void_p)
overlapped_result = function("GetOverlappedResult", c_int, HANDLE, c_void_p, c_void_p, c_int)
cancel_io = function("CancelIoEx", c_int, HANDLE, c_void_p)
write_file = function("WriteFile", c_int, HANDLE, c_char_p, c_uint32, c_void_p, c_void_p)
read_file = function("ReadFile", c_int, HANDLE, c_void_p, c_uint32, c_void_p, c_void_p)


class Connecting:
    """What _winapi.ConnectNamedPipe answers."""

    def __init__(self, pipe):
        self.pipe, self.record = pipe, Record(event=checked(create_event(None, 1, 0, None)))
        self.event = self.record.event
        self.done = bool(connect_named_pipe(pipe, byref(self.record)))
        if not self.done and get_last_error() == 535:  # ERROR_PIPE_CONNECTED: the client was faster
            self.done = True
        elif not self.done and get_last_error() != 997:
            raise windows_error()

    def GetOverlappedResult(self, wait):
        count = c_uint32()
        if not self.done:
            checked(overlapped_result(self.pipe, byref(self.record), byref(count), wait))
            self.done = True
        return count.value, 0

    def cancel(self):
        if not self.done:
            cancel_io(self.pipe, byref(self.record))

    def __del__(self):
        if not self.done:
            self.cancel()
            overlapped_result(self.pipe, byref(self.record), byref(c_uint32()), 1)
        close_handle(self.event)


def ConnectNamedPipe(handle, overlapped=False):
    operation = Connecting(handle)
    return operation if overlapped else operation.GetOverlappedResult(True)


def WaitForMultipleObjects(handles, wait_all, milliseconds=INFINITE):
    return checked(wait_many(len(handles), (HANDLE * len(handles))(*handles), wait_all, milliseconds), 0xFFFFFFFF)


def WriteFile(handle, data, overlapped=False):
    count = c_uint32()
    checked(write_file(handle, data, len(data), byref(count), None))
    return count.value, 0


def ReadFile(handle, size, overlapped=False):
    count, data = c_uint32(), ctypes.create_string_buffer(size)
    checked(read_file(handle, data, size, byref(count), None))
    return data.raw[: count.value], 0


WINAPI = dict(
    NULL=0, INFINITE=INFINITE, WAIT_OBJECT_0=0, WAIT_TIMEOUT=258, PIPE_ACCESS_DUPLEX=3, PIPE_ACCESS_INBOUND=1,
    PIPE_ACCESS_OUTBOUND=2, PIPE_TYPE_MESSAGE=4, PIPE_READMODE_MESSAGE=2, PIPE_WAIT=0, PIPE_UNLIMITED_INSTANCES=255,
    FILE_FLAG_OVERLAPPED=0x40000000, FILE_FLAG_FIRST_PIPE_INSTANCE=0x80000, NMPWAIT_WAIT_FOREVER=INFINITE,
    GENERIC_READ=0x80000000, GENERIC_WRITE=0x40000000, OPEN_EXISTING=3, ERROR_IO_PENDING=997, ERROR_BROKEN_PIPE=109,
    ConnectNamedPipe=ConnectNamedPipe, WaitForMultipleObjects=WaitForMultipleObjects, WriteFile=WriteFile,
    ReadFile=ReadFile, CloseHandle=lambda handle: checked(close_handle(handle)) and None,
    WaitForSingleObject=lambda handle, milliseconds: checked(wait_one(handle, milliseconds), 0xFFFFFFFF),
    CreateNamedPipe=lambda name, *rest: checked(create_named_pipe(wide(name), *rest), INVALID_HANDLE_VALUE),
    CreateFile=lambda name, *rest: checked(create_file(wide(name), *rest), INVALID_HANDLE_VALUE),
)


# --- sockets ---

wsa_socket = function("WSASocketW", HANDLE, c_int, c_int, c_int, c_void_p, c_uint32, c_uint32)
close_socket = function("closesocket", c_int, HANDLE)
bind = function("iocp_bind", c_int, HANDLE, c_char_p, c_int)
listen = function("iocp_listen", c_int, HANDLE, c_int)
accept = function("iocp_accept", HANDLE, HANDLE, c_void_p, c_void_p)
connect = function("iocp_connect", c_int, HANDLE, c_char_p, c_int)
send = function("iocp_send", c_int, HANDLE, c_char_p, c_int, c_int)
recv = function("iocp_recv", c_int, HANDLE, c_void_p, c_int, c_int)
shutdown = function("iocp_shutdown", c_int, HANDLE, c_int)
set_option = function("iocp_setsockopt", c_int, HANDLE, c_int, c_int, c_char_p, c_int)
get_option = function("iocp_getsockopt", c_int, HANDLE, c_int, c_int, c_char_p, c_void_p)
own_name = function("iocp_getsockname", c_int, HANDLE, c_char_p, c_void_p)
peer_name = function("iocp_getpeername", c_int, HANDLE, c_char_p, c_void_p)
control = function("ioctlsocket", c_int, HANDLE, c_int, c_void_p)

# Windows' numbers, which the module socket has from now on.
CONSTANTS = dict(AF_INET6=23, SOL_SOCKET=0xFFFF, SO_REUSEADDR=4, SO_KEEPALIVE=8, SO_BROADCAST=0x20, SO_ERROR=0x1007,
                 SO_TYPE=0x1008, IPV6_V6ONLY=27)
LINUX_AF_INET6 = int(socket.AF_INET6)


def packed(family, address):
    host, port = address[:2]
    if family == CONSTANTS["AF_INET6"]:
        there = socket.inet_pton(LINUX_AF_INET6, host)
        return struct.pack("=H", family) + struct.pack("!HI", port, 0) + there + bytes(4)
    host = {"": "0.0.0.0", "localhost": "127.0.0.1"}.get(host, host)
    return struct.pack("=H", family) + struct.pack("!H", port) + socket.inet_pton(socket.AF_INET, host) + bytes(8)


def unpacked(data):
    family, port = struct.unpack("=H", data[:2])[0], struct.unpack("!H", data[2:4])[0]
    if family == CONSTANTS["AF_INET6"]:
        return socket.inet_ntop(LINUX_AF_INET6, data[8:24]), port, 0, 0
    return socket.inet_ntop(socket.AF_INET, data[4:8]), port


class Socket:
    """socket.socket over a SOCKET, as far as asyncio and its tests go."""

    def __init__(self, family=socket.AF_INET, type=socket.SOCK_STREAM, proto=0, fileno=None):
        self.family, self.type, self.proto, self.timeout = int(family), int(type), proto, None
        if fileno is None:
            fileno = wsa_socket(self.family, self.type, proto, None, 0, 1)
        self.handle = self.answer(fileno, INVALID_HANDLE_VALUE)

    @staticmethod
    def answer(result, failure=-1):
        if result == failure:
            raise windows_error(wsa_get_last_error())
        return result

    def fileno(self):
        return -1 if self.handle is None else self.handle

    def close(self):
        if self.handle is not None:
            handle, self.handle = self.handle, None
            close_socket(handle)

    def detach(self):
        handle, self.handle = self.handle, None
        return handle

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def __del__(self):
        self.close()

    def settimeout(self, seconds):
        self.timeout = seconds
        self.answer(control(self.fileno(), -2147195266, byref(c_uint32(seconds is not None))))  # FIONBIO

    def gettimeout(self):
        return self.timeout

    def setblocking(self, blocks):
        self.settimeout(None if blocks else 0.0)

    def bind(self, address):
        name = packed(self.family, address)
        self.answer(bind(self.fileno(), name, len(name)))

    def listen(self, backlog=128):
        self.answer(listen(self.fileno(), backlog))

    def accept(self):
        peer = Socket(self.family, self.type, self.proto, accept(self.fileno(), None, None))
        return peer, peer.getpeername()

    def connect(self, address):
        name = packed(self.family, address)
        self.answer(connect(self.fileno(), name, len(name)))

    def send(self, data, flags=0):
        return self.answer(send(self.fileno(), bytes(data), len(data), flags))

    def sendall(self, data):
        while data:
            data = data[self.send(data) :]

    def recv(self, size, flags=0):
        data = ctypes.create_string_buffer(size)
        return data.raw[: self.answer(recv(self.fileno(), data, size, flags))]

    def shutdown(self, how):
        self.answer(shutdown(self.fileno(), how))

    def setsockopt(self, level, option, value):
        data = value if isinstance(value, bytes) else struct.pack("=i", value)
        self.answer(set_option(self.fileno(), level, option, data, len(data)))

    def getsockopt(self, level, option):
        data, size = ctypes.create_string_buffer(4), c_int(4)
        self.answer(get_option(self.fileno(), level, option, data, byref(size)))
        return struct.unpack("=i", data.raw)[0]

    def named(self, call):
        data, size = ctypes.create_string_buffer(128), c_int(128)
        self.answer(call(self.fileno(), data, byref(size)))
        return unpacked(data.raw)

    def getsockname(self):
        return self.named(own_name)

    def getpeername(self):
        return self.named(peer_name)


def socketpair(family=socket.AF_INET, type=socket.SOCK_STREAM, proto=0):
    with Socket(socket.AF_INET) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        first = Socket(socket.AF_INET)
        first.connect(listener.getsockname())
        return first, listener.accept()[0]


linux_getaddrinfo = socket.getaddrinfo


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    theirs = {CONSTANTS["AF_INET6"]: LINUX_AF_INET6}.get(family, family)
    found = linux_getaddrinfo(host, port, theirs, type, proto, flags)
    return [(CONSTANTS["AF_INET6"] if int(entry[0]) == LINUX_AF_INET6 else entry[0], *entry[1:]) for entry in found]


select = function("iocp_select", c_int, c_int, c_void_p, c_void_p, c_void_p, c_void_p)


class Set(ctypes.Structure):
    _fields_ = [("count", c_uint32), ("handles", HANDLE * 64)]


class Selector(selectors.SelectSelector):
    """select() of Winsock: what the selector loop uses on Windows."""

    def _select(self, readers, writers, _, timeout=None):
        sets = [Set(len(handles), (HANDLE * 64)(*handles)) for handles in (readers, writers, writers)]
        limit = None if timeout is None else struct.pack("=ii", int(timeout), int(timeout % 1 * 1e6))
        Socket.answer(select(0, *map(byref, sets), limit))
        ready = [list(one.handles[: one.count]) for one in sets]
        return ready[0], ready[1] + ready[2], []


# --- in place ---


class Wakeup:
    """A signal wakes the loop by a byte to a socket. Python writes it to a descriptor; a thread carries it on."""

    linux_set = staticmethod(signal.set_wakeup_fd)

    def __init__(self):
        self.target = -1

    def __call__(self, handle, *, warn_on_full_buffer=True):
        import threading

        old, self.target = self.target, handle
        if handle == -1:
            self.linux_set(-1)
        elif not hasattr(self, "ends"):
            self.ends = os.pipe()
            os.set_blocking(self.ends[1], False)
            threading.Thread(target=self.carry, daemon=True).start()
        if handle != -1:
            self.linux_set(self.ends[1], warn_on_full_buffer=False)
        return old

    def carry(self):
        while os.read(self.ends[0], 1):
            if self.target != -1:
                send(self.target, b"\0", 1, 0)


def module(name, contents):
    made = types.ModuleType(name)
    made.__dict__.update(contents)
    sys.modules[name] = made


def install():
    data = ctypes.create_string_buffer(512)
    if function("WSAStartup", c_int, c_uint16, c_void_p)(0x0202, data):
        raise OSError("WSAStartup failed")
    os_handle = function("_get_osfhandle", ctypes.c_int64, c_int)
    module("_winapi", WINAPI)
    module("msvcrt", dict(get_osfhandle=os_handle, open_osfhandle=function("_open_osfhandle", c_int, HANDLE, c_int)))
    for name, value in CONSTANTS.items():
        setattr(socket, name, value)
    socket.socket, socket.socketpair, socket.getaddrinfo = Socket, socketpair, getaddrinfo
    signal.set_wakeup_fd, selectors.DefaultSelector = Wakeup(), Selector
    # A name of a pipe replaces the folder, as it would in Windows' paths.
    tempfile.mktemp = lambda suffix="", prefix="", dir="": f"{prefix}{os.urandom(4).hex()}{suffix}"
    sys.platform = "win32"

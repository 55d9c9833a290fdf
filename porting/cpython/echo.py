# SPDX-License-Identifier: Apache-2.0
"""An asyncio echo on ProactorEventLoop: what a program does with it, each as a test."""

import asyncio
import os
import sys
import tempfile
import threading
import unittest

LIMIT = 20


class Echo(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.assertIsInstance(asyncio.get_running_loop(), asyncio.ProactorEventLoop)
        self.server = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]

    async def asyncTearDown(self):
        self.server.close()
        await self.server.wait_closed()

    @staticmethod
    async def serve(reader, writer):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
        writer.close()

    async def say(self, messages, size):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        for number in range(messages):
            sent = bytes([number & 0xFF]) * size
            writer.write(sent)
            self.assertEqual(await reader.readexactly(size), sent)
        writer.close()
        await writer.wait_closed()

    async def test_one_connection(self):
        await asyncio.wait_for(self.say(1000, 64), LIMIT)

    async def test_a_hundred_connections(self):
        await asyncio.wait_for(asyncio.gather(*(self.say(20, 512) for _ in range(100))), LIMIT)

    async def test_four_megabytes(self):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        sent = os.urandom(4 << 20)
        writer.write(sent)
        self.assertEqual(await asyncio.wait_for(reader.readexactly(len(sent)), LIMIT), sent)
        writer.close()

    async def test_half_closed(self):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(b"last words")
        writer.write_eof()
        self.assertEqual(await asyncio.wait_for(reader.read(), LIMIT), b"last words")
        writer.close()

    async def test_refused(self):
        with self.assertRaises(ConnectionRefusedError):
            await asyncio.wait_for(asyncio.open_connection("127.0.0.1", 1), LIMIT)

    async def test_a_cancelled_read_loses_nothing(self):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        with self.assertRaises(TimeoutError):
            await asyncio.wait_for(reader.readexactly(1), 0.05)
        writer.write(b"x")
        self.assertEqual(await asyncio.wait_for(reader.readexactly(1), LIMIT), b"x")
        writer.close()

    async def test_woken_from_another_thread(self):
        loop, called = asyncio.get_running_loop(), asyncio.Event()
        threading.Thread(target=loop.call_soon_threadsafe, args=(called.set,)).start()
        await asyncio.wait_for(called.wait(), LIMIT)

    async def test_datagrams(self):
        loop = asyncio.get_running_loop()
        answered = loop.create_future()

        class Server(asyncio.DatagramProtocol):
            def connection_made(self, transport):
                self.transport = transport

            def datagram_received(self, data, address):
                self.transport.sendto(data.upper(), address)

        class Client(asyncio.DatagramProtocol):
            def datagram_received(self, data, address):
                answered.set_result(data)

        server, _ = await loop.create_datagram_endpoint(Server, ("127.0.0.1", 0))
        address = server.get_extra_info("sockname")
        client, _ = await loop.create_datagram_endpoint(Client, remote_addr=address)
        client.sendto(b"datagram")
        self.assertEqual(await asyncio.wait_for(answered, LIMIT), b"DATAGRAM")
        client.close()
        server.close()

    async def test_sendfile(self):
        loop = asyncio.get_running_loop()
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        with tempfile.TemporaryFile() as file:
            file.write(b"of a file" * 1000)
            file.seek(0)
            sent = await asyncio.wait_for(loop.sendfile(writer.transport, file), LIMIT)
        self.assertEqual(sent, 9000)
        self.assertEqual(await asyncio.wait_for(reader.readexactly(9000), LIMIT), b"of a file" * 1000)
        writer.close()


if sys.platform != "win32":
    raise unittest.SkipTest("run.py loads this")

# SPDX-License-Identifier: Apache-2.0
"""Runs tests of CPython's for asyncio on Windows, or our echo, on _overlapped and libiocp.

run.py SOURCE MODULE...   SOURCE is the unpacked source package, whose windows_events.py and its relatives are taken.
"""

import importlib.util
import pathlib
import sys

# These decide by sys.platform what they are when they are imported, and are to be what they are on Linux.
import asyncio
import socketserver  # noqa: F401
import ssl  # noqa: F401
import test.support.threading_helper  # noqa: F401
import unittest.mock
import wsgiref.simple_server  # noqa: F401

import windows_modules

library = pathlib.Path(sys.argv[1]) / "Lib"
windows_modules.install()


def windows_part(name):
    spec = importlib.util.spec_from_file_location(f"asyncio.{name}", library / "asyncio" / f"{name}.py")
    part = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    setattr(asyncio, name, part)
    spec.loader.exec_module(part)
    return part


for name in ("proactor_events", "windows_utils", "windows_events"):
    windows = windows_part(name)
for name in windows.__all__:
    setattr(asyncio, name, getattr(windows, name))
test.__path__.append(str(library / "test"))

loader = unittest.TestLoader()
# unittest writes its results to the standard error stream.
result = unittest.TextTestRunner(verbosity=2).run(loader.loadTestsFromNames(sys.argv[2:]))
skipped = len(result.skipped)
bad = len(result.failures) + len(result.errors)
print(f"passed {result.testsRun - bad - skipped} failed {bad} skipped {skipped}")
sys.exit(bad > 0)

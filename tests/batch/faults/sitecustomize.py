"""Faults injected into the program under test: put this folder on PYTHONPATH and a marker into a file.

A PDF may hold the comment `%FAULT what`: the process that comes to read it then crashes, hangs, eats memory,
prints, raises or dawdles, as the C library has been seen to do. The program itself knows nothing of this.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import os
import re
import signal
import sys
import time
from typing import Any

FAULT = re.compile(rb"%FAULT (\w+)(?:=([\d.]+))?")
SECRET = "a sentence of the document"  # noqa: S105 - no password
MUCH = 12_600_000


def commit(what: str, amount: float) -> None:  # noqa: C901 - a list of faults
    if what == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif what == "hang":
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        while True:  # as deaf as C code: whatever handler Python has is not run
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    elif what == "memory":
        hoard = []
        while True:
            hoard.append(bytearray(16 << 20))
    elif what == "print":
        os.write(1, b"x" * MUCH)
        os.write(2, b"y" * MUCH)
        sys.stdout.write("noise")
        sys.stdout.flush()
    elif what == "raise":
        raise ValueError(SECRET)
    elif what == "sleep":
        time.sleep(amount)


def faulty(extract_pack: Any) -> Any:
    def extract(source: Any, *arguments: Any, **options: Any) -> Any:
        for what, amount in FAULT.findall(source if isinstance(source, bytes) else b""):
            commit(what.decode(), float(amount or 0))
        return extract_pack(source, *arguments, **options)

    return extract


def faulty_module(execute: Any) -> Any:
    def execute_faulty(module: Any) -> None:
        execute(module)
        module.extract_pack = faulty(module.extract_pack)

    return execute_faulty


class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        if name != "scrutiny_extract.extract":
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader.exec_module = faulty_module(spec.loader.exec_module)  # type: ignore[method-assign]
        return spec


sys.meta_path.insert(0, Finder())

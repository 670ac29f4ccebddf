"""What can go wrong with a file as a whole, and the exit code each fault ends with."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command line: a stable interface."""

    OK = 0
    INTERNAL = 1
    USAGE = 2
    SOME_FAILED = 3
    UNUSABLE = 4
    IO = 5
    ENCRYPTED = 6
    LIMIT = 7
    LOCKED = 75
    INTERRUPTED = 130
    TERMINATED = 143


class PackError(Exception):
    """A fault that stops one file: a plain line saying what is wrong, where, and what to do."""

    code: ExitCode = ExitCode.INTERNAL

    def __init__(self, what: str, *, where: str, advice: str) -> None:
        """Keep the three parts; the message is `where: what; advice`."""
        super().__init__(f"{where}: {what}; {advice}")
        self.what = what
        self.where = where
        self.advice = advice


class InputError(PackError):
    """The file cannot be read from the disk: missing, a folder, no permission."""

    code = ExitCode.IO


class UnusableError(PackError):
    """The bytes are no PDF that can be opened: empty, HTML, damaged, without pages."""

    code = ExitCode.UNUSABLE


class EncryptedError(PackError):
    """The PDF needs a password, or another one than was given."""

    code = ExitCode.ENCRYPTED


class LimitError(PackError):
    """Reading the file went over a limit of time, memory or size."""

    code = ExitCode.LIMIT


class OutputError(PackError):
    """Records cannot be written: a full disk, a folder without permission."""

    code = ExitCode.IO


class LockedError(PackError):
    """Another run works on the same output."""

    code = ExitCode.LOCKED


class UsageError(PackError):
    """What was asked for does not fit together."""

    code = ExitCode.USAGE

"""Which files to read: from arguments, folders and NUL-separated lists, each with the name of its output.

    inputs = { file | folder } , names from --files0-from ;
    name   = path below --root, or below the folder that all inputs share, without `.pdf` ;

Folders are walked for `.pdf` in either case; links to folders are not followed, and what is no regular file
is skipped with a line: opening a FIFO would block for good.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from scrutiny_extract.extract.errors import InputError, UsageError
from scrutiny_extract.extract.names import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read."""

    path: Path
    """As it was given, or found below a folder as that was given."""
    below: Path
    """Its path below the folder that the outputs mirror."""

    @property
    def name(self) -> str:
        """The name to print for it."""
        return name_of(self.path)

    @property
    def key(self) -> str:
        """What it is known by from run to run: its absolute path, as text."""
        return name_of(os.path.abspath(self.path))  # noqa: PTH100 - resolve() would follow links


def find_inputs(paths: Sequence[Path], *, root: Path | None, skipped: Callable[[str], None]) -> list[Input]:
    """List all files to read, in the order given, within folders by name; each file once.

    `skipped` is told of each thing in a folder that is passed over. Raises UsageError where an input does not
    lie below `root`.
    """
    found: dict[str, Path] = {}
    for path in paths:
        for file in _walk(path, skipped) if path.is_dir() else (path,):
            found.setdefault(os.path.abspath(file), file)  # noqa: PTH100 - as above
    base = os.path.abspath(root) if root is not None else _shared_folder(paths)  # noqa: PTH100 - as above
    return [Input(file, _below(absolute, base, given=root is not None)) for absolute, file in found.items()]


def _shared_folder(paths: Sequence[Path]) -> str:
    """Give the folder that holds all inputs: a folder given holds itself, a file lies in its folder."""
    folders = [os.path.abspath(path if path.is_dir() else path.parent) for path in paths]  # noqa: PTH100 - as above
    return os.path.commonpath(folders) if folders else os.path.abspath(".")  # noqa: PTH100 - as above


def _below(absolute: str, base: str, *, given: bool) -> Path:
    below = os.path.relpath(absolute, base)
    if given and below.split(os.sep, 1)[0] == os.pardir:
        raise UsageError("does not lie below --root", where=name_of(absolute), advice="give a --root above it")
    return Path(below)


def _walk(folder: Path, skipped: Callable[[str], None]) -> Iterator[Path]:
    """Yield the PDFs in a folder and the folders in it, by name."""

    def unreadable(error: OSError) -> None:
        skipped(f"{name_of(error.filename)}: folder cannot be read ({error.strerror}); skipped")

    for parent, folders, files in os.walk(folder, onerror=unreadable):
        folders.sort()
        for folder_name in folders:
            if Path(parent, folder_name).is_symlink():
                skipped(f"{name_of(Path(parent, folder_name))}: is a link to a folder; not followed")
        for file_name in sorted(files):
            path = Path(parent, file_name)
            if path.suffix.lower() == PDF and _is_regular(path, skipped):
                yield path


def _is_regular(path: Path, skipped: Callable[[str], None]) -> bool:
    """Tell whether a path is a file, or a link to one, that can be read to its end."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return True  # reading it will say what is wrong, and count as a failure
    if stat.S_ISREG(mode):
        return True
    skipped(f"{name_of(path)}: is no regular file; skipped")
    return False


def read_names(stream: BinaryIO, where: str) -> list[Path]:
    """Read file names ended by NUL (the last one may lack it), as `find -print0` writes them."""
    try:
        content = stream.read()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=where, advice="check the path") from error
    names = [os.fsdecode(name) for name in content.split(b"\0") if name]
    if len(names) == 1 and "\n" in names[0]:
        raise UsageError("names are not separated by NUL", where=where, advice="use `find … -print0`")
    return [Path(name) for name in names]


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several equal parts of the inputs, counted from 1."""

    number: int = 1
    of: int = 1

    @classmethod
    def read(cls, text: str) -> Shard:
        """Read "2/8". Raises UsageError."""
        number, slash, of = text.partition("/")
        if not (slash and number.isascii() and number.isdigit() and of.isascii() and of.isdigit()):
            raise UsageError(f"{text!r} is no part of a whole", where="--shard", advice="write 2/8 for the second of 8")
        if not 1 <= int(number) <= int(of):
            raise UsageError(f"there is no part {text}", where="--shard", advice="count from 1: 1/8 to 8/8")
        return cls(int(number), int(of))

    def share(self, inputs: Iterable[Input]) -> list[Input]:
        """Take this part's inputs: each n-th, so that the parts are of one size and of one mixture."""
        return list(inputs)[self.number - 1 :: self.of]

    @property
    def suffix(self) -> str:
        """What tells this part's own files from the others': "-2-of-8", nothing for the whole."""
        return "" if self.of == 1 else f"-{self.number}-of-{self.of}"

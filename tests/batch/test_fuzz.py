"""Damaged packs by the thousand: each ends in a status within its limits, and none in a fault of ours."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from scrutiny_extract.extract.batch.task import EXIT_CODES, Limits, Options, Result, Task
from scrutiny_extract.extract.batch.wall import read_alone
from tests.batch.building import strict

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures").glob("*.pdf"))
LIMITS = Limits(seconds=30, memory=1 << 30)
ODD = (
    b"-1",
    b"0",
    b"99999999999",
    b"1e38",
    b"null",
    b"<<",
    b">>",
    b"[",
    b"]",
    b"(",
    b"R",
    b"\0",
    b"\xff\xfe",
    b"%",
    b"/",
)


@cache
def seeds() -> tuple[bytes, ...]:
    """The fixtures as they are, and with their streams unpacked, so that damage gets deeper."""
    engine: Any = pymupdf
    unpacked = (engine.open(path).tobytes(expand=255, no_new_id=True) for path in FIXTURES)
    return tuple(path.read_bytes() for path in FIXTURES) + tuple(unpacked)


def damaged(number: int) -> bytes:
    """The pack of this number: always the same, never whole."""
    dice = random.Random(number)  # noqa: S311 - dice, no secrets
    content = bytearray(dice.choice(seeds()))
    for _ in range(dice.choice((1, 1, 3, 30))):
        place = dice.randrange(len(content) or 1)
        length = dice.choice((1, 4, 40, 1000))
        match dice.randrange(6):
            case 0:
                content[place : place + 1] = bytes(byte ^ 1 << dice.randrange(8) for byte in content[place : place + 1])
            case 1:
                content[place : place + length] = dice.choice(ODD)
            case 2:
                del content[place : place + length]
            case 3:
                other = dice.randrange(len(content) or 1)
                content[place:place] = content[other : other + length]
            case 4:
                content[place : place + length] = dice.randbytes(length)
            case _:
                digits = [spot for spot in range(place, min(place + 400, len(content))) if 48 <= content[spot] < 58]
                if digits:
                    content[dice.choice(digits)] = dice.choice(b"0123456789")
    return bytes(content[: dice.randrange(len(content) or 1)] if dice.random() < 0.1 else content)


def check(number: int) -> Result:
    content = damaged(number)
    result = read_alone(Task(number, Path("damaged.pdf"), "damaged.pdf", Options(), LIMITS, data=content))

    assert result.status in EXIT_CODES
    assert result.status != "error", (number, result.message, result.trace[-3:])
    assert (result.payload is None) == (result.status not in {"ok", "partial"})
    if result.payload is not None:
        extraction = strict(result.payload)
        assert extraction["coverage"]["unread"] == 0 or extraction["status"] == "partial"
        assert extraction["source"]["sha256"] == result.sha256
    return result


@pytest.mark.parametrize("tens", range(4))
def test_damaged_packs_end_in_a_status(tens: int) -> None:
    for number in range(10 * tens, 10 * tens + 10):
        check(number)


@pytest.mark.slow
@pytest.mark.parametrize("hundreds", range(10))
def test_damaged_packs_by_the_thousand_end_in_a_status(hundreds: int) -> None:
    for number in range(1000 + 100 * hundreds, 1100 + 100 * hundreds):
        check(number)

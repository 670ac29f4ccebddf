"""Lines are joined as they would be read aloud."""

from __future__ import annotations

import pytest

from scrutiny_extract.extract.joining import SOFT_HYPHEN, join_lines
from tests.making import Sheet


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        pytest.param(("All of", "us"), "All of us", id="a line's end is a space"),
        pytest.param(("long-", "term"), "long-term", id="a hyphen at a line's end stays and takes no space"),
        pytest.param((f"partner{SOFT_HYPHEN}", "ship"), "partnership", id="a soft hyphen goes"),
        pytest.param(("short-", "and long-term"), "short- and long-term", id="a suspended hyphen keeps its space"),
        pytest.param(("the plan –", "in full"), "the plan – in full", id="a dash is no hyphen"),
        pytest.param(("18-", "25 years"), "18-25 years", id="figures broken at their hyphen are joined"),
        pytest.param(("Corporate Plan/", "Budget"), "Corporate Plan/Budget", id="a slash between words takes no space"),
        pytest.param(("WBC/", "Jo Marsh"), "WBC/ Jo Marsh", id="a slash after an abbreviation parts two phrases"),
        pytest.param(("Tom Ash /", "Jo Marsh"), "Tom Ash / Jo Marsh", id="a slash set apart stays apart"),
        pytest.param(
            ("https://wexcombe.example/a/", "b?c=1"), "https://wexcombe.example/a/b?c=1", id="an address goes on"
        ),
    ],
)
def test_lines_are_joined(lines: tuple[str, ...], joined: str) -> None:
    sheet = Sheet()

    assert join_lines(sheet.line(line) for line in lines) == joined

"""What holds for any reader, whatever it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_extract.extract import values
from scrutiny_extract.extract.assembly import assemble
from scrutiny_extract.extract.readers import READERS, read_meeting
from tests.conservation import lost_words
from tests.properties.strategies import sections

if TYPE_CHECKING:
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Section
    from scrutiny_extract.extract.readers.reader import Reader
    from scrutiny_extract.schemas import AnySection

pytestmark = pytest.mark.properties
by_kind = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.kind)


@by_kind
@given(data=st.data())
def test_no_reader_raises_on_any_lines(reader: Reader, data: st.DataObject) -> None:
    section, desk = data.draw(sections(reader.kind))

    record = reader.read(section, desk)

    assert record.type in {reader.kind, "other"}  # a reader that finds nothing of its kind keeps the text


@by_kind
@given(data=st.data())
def test_what_a_reader_leaves_is_kept_as_blocks(reader: Reader, data: st.DataObject) -> None:
    section, desk = data.draw(sections(reader.kind))
    record = cast("AnySection", reader.read(section, desk))

    extraction = assemble((section,), (record,), None, desk, file=None)

    assert extraction.coverage.unread == 0
    printed = [word.text for page in section.pages for word in page.words]
    assert lost_words(printed, extraction.model_dump(mode="json")) == []


@given(sections("cover"))
def test_the_meeting_is_read_from_any_lines(drawn: tuple[Section, Desk]) -> None:
    section, desk = drawn

    read_meeting((section,), desk)


READ_VALUES = sorted(name for name in vars(values) if name.startswith("read_"))


@pytest.mark.parametrize("name", READ_VALUES)
@given(text=st.text(max_size=60))
def test_no_value_reader_raises_on_any_text(name: str, text: str) -> None:
    getattr(values, name)(text)

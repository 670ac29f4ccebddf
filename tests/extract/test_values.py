from __future__ import annotations

import pytest

from scrutiny_extract.extract import values

DATES = [
    ("16th December, 2010", "2010-12-16"),
    ("Thursday, 16 December 2010", "2010-12-16"),
    ("31 st March 2012", "2012-03-31"),
    ("the 2nd day of March 2024", "2024-03-02"),
    ("29/10/10", "2010-10-29"),
    ("10.11.10", "2010-11-10"),
    ("1/12/10", "2010-12-01"),
    ("5-Feb-26", "2026-02-05"),
    ("5 Feb 2026", "2026-02-05"),
    ("December 3, 2024", "2024-12-03"),
    ("2024-12-03", "2024-12-03"),
    ("Nov 2010", "2010-11"),
    ("Nov-10", "2010-11"),
    ("September 2011 update", "2011-09"),
    ("on 13TH JULY 1999.", "1999-07-13"),
    ("4 March 2025 at 10.00 am", "2025-03-04"),
    ("18th November", None),
    ("31 February 2011", None),
    ("2.6.13.1", None),
    ("May 10", None),
    ("4 Marchers 2011", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "value"), DATES)
def test_a_date_is_read_in_every_form_councils_print(text: str, value: str | None) -> None:
    assert values.read_date(text) == value


def test_every_date_of_a_text_is_found_with_its_printed_form() -> None:
    found = list(values.find_dates("from 1st May 2011 to 31.5.11"))

    assert [(date.value, date.raw) for date in found] == [("2011-05-01", "1st May 2011"), ("2011-05-31", "31.5.11")]


TIMES = [
    ("9.45 am", "09:45"),
    ("9.45am", "09:45"),
    ("10:00 a.m.", "10:00"),
    ("12.13 pm", "12:13"),
    ("12.05 am", "00:05"),
    ("7pm", "19:00"),
    ("12 noon", "12:00"),
    ("at midday", "12:00"),
    ("19:30", "19:30"),
    ("10.30", "10:30"),
    ("1815 hours", "18:15"),
    ("16 December 2010 at 9.45 a.m.", "09:45"),
    ("£9.45", None),
    ("10.11.10", None),
    ("12.50%", None),
    ("25.00", None),
    ("nothing", None),
]


@pytest.mark.parametrize(("text", "value"), TIMES)
def test_a_time_is_read_by_either_clock(text: str, value: str | None) -> None:
    assert values.read_time(text) == value


RANGES = [
    ("75 - 88", (75, 88)),
    ("7-26", (7, 26)),
    ("(Pages 1 to 6)", (1, 6)),
    ("93", (93, 93)),
    ("Pages 3 – 4", (3, 4)),
    ("Page 9", (9, 9)),
    ("see 4 - 5", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "value"), RANGES)
def test_a_page_range_is_read(text: str, value: tuple[int, int] | None) -> None:
    assert values.read_page_range(text) == value


def test_minutes_referred_to_are_read() -> None:
    assert values.read_minute_references("(Minute No. 59 refers, and Minute Number 60)") == ("59", "60")


@pytest.mark.parametrize(("text", "value"), [("1,260.5", 1260.5), ("-3", -3), ("n/a", None)])
def test_a_number_is_read(text: str, value: float | None) -> None:
    assert values.read_number(text) == value


MAILS = [
    ("ann.moor@wexcombe.gov.uk", "ann.moor@wexcombe.gov.uk"),
    ("E-mail: ann.moor@wexcombe.gov.uk.", "ann.moor@wexcombe.gov.uk"),
    ("ann.moor@wexcombe.gov.u k", "ann.moor@wexcombe.gov.uk"),
    ("ann.moor@wexcombe.go v.uk", "ann.moor@wexcombe.gov.uk"),
    ("ann.moor@ wexcombe.gov.uk", "ann.moor@wexcombe.gov.uk"),
    ("ann.mo or@wexcombe.gov.uk", "ann.moor@wexcombe.gov.uk"),
    ("ann. moor@wexcombe.gov.uk", "ann.moor@wexcombe.gov.uk"),
    ("ann.moor@wexcombe. gov.uk", "ann.moor@wexcombe.gov.uk"),
    ("ann.moor@wexcombe.gov .uk", "ann.moor@wexcombe.gov.uk"),
    ("clerk@wexcombe.org or by telephone", "clerk@wexcombe.org"),
    ("meet @ noon", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "value"), MAILS)
def test_an_email_broken_by_a_cell_is_whole_again(text: str, value: str | None) -> None:
    assert values.read_email(text) == value


PHONES = [
    ("Tel: 0113 24 76940", "0113 24 76940"),
    ("24 74356", "24 74356"),
    ("(01632) 960 123 ext 44", "(01632) 960 123 ext 44"),
    ("+44 1632 960123", "+44 1632 960123"),
    ("03000 416 798", "03000 416 798"),
    ("Room 12", None),
    ("in 2011", None),
]


@pytest.mark.parametrize(("text", "value"), PHONES)
def test_a_telephone_number_is_read_as_printed(text: str, value: str | None) -> None:
    assert values.read_telephone(text) == value

from __future__ import annotations

import pytest

from scrutiny_extract.extract.figures import find_period, read_value, without_period

FIGURES = [
    ("71.4%", 71.4, "%"),
    ("74% (2007/08 academic year)", 74.0, "%"),
    ("32,025", 32025.0, None),
    ("-2%", -2.0, "%"),
    ("+3.1 pp", 3.1, "% points"),
    ("28% points", 28.0, "% points"),
    ("26.1 % points", 26.1, "% points"),
    ("12.5 per cent", 12.5, "%"),
    ("50.6 births per 1000 (691) (2008)", 50.6, "per 1000"),
    ("83.8 per 10,000 (2007/08)", 83.8, "per 10,000"),
    ("32 schools (2006/07 academic year)", 32.0, "schools"),
    ("3.5 days", 3.5, "days"),
    ("£1.2m", 1_200_000.0, "GBP"),
    ("£647,000", 647_000.0, "GBP"),
    ("£3,456 per week", 3456.0, "GBP"),
    ("PROVISIONAL 51% (2009/10 academic year)", 51.0, "%"),
    ("2010/11: 45%", 45.0, "%"),
    ("Q2 45%", 45.0, "%"),
    ("c. 400", 400.0, None),
    ("<5", None, None),
    ("≥ 95%", None, None),
    ("up to 30", None, None),
    ("TBD", None, None),
    ("n/a", None, None),
    ("Annual PI", None, None),
    ("-", None, None),
    ("1 260 5", None, None),
    ("30-45", None, None),
    ("10th", None, None),
    ("31 March 2032", None, None),
    ("3rd of May", None, None),
    ("14 out of 20", None, None),
    ("1 minute 7 seconds", None, None),
    ("The 2009 figures are released in February 2011", None, None),
    ("Narrow the gap between the town and the county to 16.5% by May 2011.", None, None),
]


@pytest.mark.parametrize(("text", "number", "unit"), FIGURES)
def test_a_figure_is_one_number_with_its_unit_and_a_sentence_is_none(
    text: str, number: float | None, unit: str | None
) -> None:
    value = read_value(text)

    assert value is not None
    assert (value.raw, value.number, value.unit) == (text, number, unit)


LIMITS = [("≥ 95%", 95.0, "%"), ("<10", 10.0, None), ("At least 40 homes", 40.0, "homes"), ("98%", 98.0, "%")]


@pytest.mark.parametrize(("text", "number", "unit"), LIMITS)
def test_a_target_may_be_a_limit(text: str, number: float, unit: str | None) -> None:
    value = read_value(text, is_limit=True)

    assert value is not None
    assert (value.raw, value.number, value.unit) == (text, number, unit)


def test_an_empty_cell_holds_no_figure() -> None:
    assert read_value("") is None


def test_numerator_and_denominator_are_kept_beside_the_share() -> None:
    value = read_value("68.1% (422/ 620)")

    assert value is not None
    assert (value.number, value.numerator, value.denominator) == (68.1, 422.0, 620.0)


def test_a_school_year_in_brackets_is_no_share() -> None:
    value = read_value("98.4% (07/08)")

    assert value is not None
    assert (value.numerator, value.period) == (None, "07/08")


def test_a_provisional_figure_says_so() -> None:
    provisional = read_value("75.4% (952/1263) Provisional")
    settled = read_value("75.4% (952/1263)")

    assert provisional is not None
    assert settled is not None
    assert (provisional.provisional, settled.provisional) == (True, False)


PERIODS = [
    ("2009/10 Result", "2009/10"),
    ("2010/11 Result (Academic year 2009/10)", "2010/11"),
    ("Q2 2010/11", "Q2 2010/11"),
    ("Q4 2008/9", "Q4 2008/9"),
    ("81% (Feb 2010)", "Feb 2010"),
    ("Baseline", None),
    ("14/20", None),
    ("9.7% (An average of Nov, Dec 2006 and Jan 2007)", None),
]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_the_period_is_found_where_one_alone_is_named(text: str, period: str | None) -> None:
    assert find_period(text) == period


def test_a_heading_gives_its_period_to_the_figures_below() -> None:
    value = read_value("64.2%", "2009/10 Result")

    assert value is not None
    assert value.period == "2009/10"


def test_a_heading_without_its_period_and_brackets_is_the_bare_word() -> None:
    assert without_period("2010/11 Result (Academic year 2009/10)") == "Result"

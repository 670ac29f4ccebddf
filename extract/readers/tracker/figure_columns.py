"""What the columns of an indicator table hold, where their headings leave it open.

    figures = baseline | last result | target | floor | current result | predicted ;
    rating  = lights and rating words: the latest, the one before ;

A heading that says only "2029/30 result" or "Q3" names a result. Beside a target that stands between them the one
before it is the last result and the one after it the current one; else the latest period is the current one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.figures import without_period
from scrutiny_extract.extract.readers.rows import Columns, cells_in, texts_in, words_in
from scrutiny_extract.extract.readers.tracker.cells import FIGURE, is_how_often, is_mostly
from scrutiny_extract.extract.readers.tracker.periods import PeriodKey, names_result, period_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scrutiny_extract.extract.colours import Painter
    from scrutiny_extract.extract.desk import Desk
    from scrutiny_extract.extract.layout import Table

ORDER = ("baseline", "last_result", "target", "current", "predicted")
"""The order in which councils print figures."""

REFERENCE = regex.compile(
    r"(?:[A-Z]{1,6}[\s/–-]{0,3})?[A-Z]{0,4}\s?\d{1,4}(?:[./-]?\w{1,4})?(?:\([a-z]+\)\w?)?", regex.IGNORECASE
)
"""An indicator's reference: "NI 59", "102A", "LSP-HW2b(i)a", "KPI 1.3"."""


def settle(table: Table, columns: Columns, painter: Painter, desk: Desk) -> Columns:
    """Name further columns by their headings without their periods, by what they hold, by their place."""
    columns = _by_bare_headings(_corrected(table, columns), desk)
    columns = _with_ratings(table, columns, painter)
    columns = _by_content(table, columns, desk)
    columns = _by_place_of_results(table, columns, desk)
    return _by_order(table, columns, desk)


def _corrected(table: Table, columns: Columns) -> Columns:
    """Put right references under a heading of titles: "Indicator" over "NI 59"; and figures under "Aim"."""
    names = dict(columns.names)
    polarity, title = names.get("polarity"), names.get("title")
    if polarity is not None and is_mostly(texts_in(table, columns, polarity), FIGURE.fullmatch):
        del names["polarity"]
        names.setdefault("target", polarity)
    if (
        title is not None
        and "reference" not in names
        and is_mostly(texts_in(table, columns, title), REFERENCE.fullmatch)
    ):
        names["reference"] = names.pop("title")
    return columns if names == columns.names else columns.only(names)


NOW = PeriodKey(is_part=True, year=100, part=0.0)
"""Of a rating whose heading names no period."""


def _by_bare_headings(columns: Columns, desk: Desk) -> Columns:
    """Name columns whose heading, its period and brackets cut, is known."""
    phrases = desk.phrases("columns.indicators")
    for column in columns.unnamed:
        name = phrases.named(without_period(columns.headings[column]))
        if name is not None and name not in columns.names:
            columns = columns.named(**{name: column})
    return columns


def _by_content(table: Table, columns: Columns, desk: Desk) -> Columns:
    """Name columns by what most of their cells say: which way is good, how often, references."""
    tests: dict[str, Callable[[str], object]] = {
        "polarity": desk.phrases("polarity").named,
        "frequency_measure": lambda text: is_how_often(text, desk),
        "reference": REFERENCE.fullmatch,
        "data_quality": desk.phrases("data_quality").within,
    }
    for name, test in tests.items():
        if name in columns.names or (name == "frequency_measure" and "frequency" in columns.names):
            continue
        for column in _wordings(columns, desk):
            if is_mostly(texts_in(table, columns, column), test):
                columns = columns.named(**{name: column})
                break
    wordings = _wordings(columns, desk) or [
        column for column in columns.unnamed if not _are_figures(texts_in(table, columns, column), desk)
    ]
    if "title" not in columns.names and wordings:
        columns = columns.named(title=max(wordings, key=lambda column: words_in(table, column, columns.first)))
    return _with_owner(columns)


def _wordings(columns: Columns, desk: Desk) -> list[int]:
    """Give the columns nobody knows whose headings do not say that results stand below."""
    results = desk.phrases("columns.results")
    return [column for column in columns.unnamed if not names_result(columns.headings[column], results)]


def _with_owner(columns: Columns) -> Columns:
    """Name the one column between the title and how often it is counted, or which way is good: whose it is."""
    ends = [columns.names[name] for name in ("frequency_measure", "frequency", "polarity") if name in columns.names]
    if "owner" in columns.names or "title" not in columns.names or not ends:
        return columns
    between = [column for column in columns.unnamed if columns.names["title"] < column < min(ends)]
    return columns.named(owner=between[0]) if len(between) == 1 else columns


def _with_ratings(table: Table, columns: Columns, painter: Painter) -> Columns:
    """Name the columns of lights and rating words: the later period's is the rating, else the first one's."""
    found = [column for column in columns.unnamed if painter.are_ratings(cells_in(table, columns, column))]
    if not found or {"rag", "previous_rag"} <= columns.names.keys():
        return columns
    if "previous_rag" in columns.names:
        return columns.named(rag=found[0])
    if "rag" in columns.names:
        found.append(columns.names["rag"])
    found.sort(key=lambda column: (period_key(columns.headings[column]) or NOW, -column), reverse=True)
    return columns.only({**columns.names, **dict(zip(("rag", "previous_rag"), found, strict=False))})


def _by_place_of_results(table: Table, columns: Columns, desk: Desk) -> Columns:
    """Tell results apart by their periods, else, with a target between them, by their place."""
    phrases = desk.phrases("columns.results")
    results = [
        column
        for column in columns.unnamed
        if names_result(columns.headings[column], phrases)
        and texts_in(table, columns, column)
        and (period_key(columns.headings[column]) or _are_figures(texts_in(table, columns, column), desk))
    ]
    if not results:
        return columns
    target, current = columns.names.get("target"), columns.names.get("current")
    if current is None or (results and _is_doubtful(columns.headings[current], desk)):
        results = results if current is None else sorted([*results, current])
        before = [column for column in results if target is not None and column < target]
        after = [column for column in results if column not in before]
        placed = before and after and not _are_in_time(results, columns)
        current = _latest(after if placed else results, columns)
        columns = columns.named(current=current)
    others = [column for column in results if column != current]
    if "last_result" not in columns.names and others:
        columns = columns.named(last_result=_latest(others, columns))
    return columns


def _are_in_time(results: Sequence[int], columns: Columns) -> bool:
    """Whether headings name a period each, no two of them the same."""
    keys = [period_key(columns.headings[column]) for column in results]
    return None not in keys and len(set(keys)) == len(keys)


def _is_doubtful(heading: str, desk: Desk) -> bool:
    """Whether a heading that is known in part names a period, which may be an earlier one: "Quarter 2"."""
    return period_key(heading) is not None and desk.phrases("columns.indicators").named(heading) is None


def _latest(results: Sequence[int], columns: Columns) -> int:
    """Give the column of the latest period; the last one where a heading names none."""
    keys = [period_key(columns.headings[column]) for column in results]
    known = [key for key in keys if key is not None]
    if len(known) < len(keys):
        return results[-1]
    if any(key.is_part and key.year < 0 for key in known):
        known = [key._replace(year=0) for key in known]
    return max(zip(known, results, strict=True))[1]


def _are_figures(texts: Sequence[str], desk: Desk) -> bool:
    return not texts or is_mostly(texts, lambda text: FIGURE.fullmatch(text) or is_how_often(text, desk))


def _by_order(table: Table, columns: Columns, desk: Desk) -> Columns:
    """Name columns of figures whose headings say nothing by the usual order, between those that are known."""
    results = desk.phrases("columns.results")
    figures = [
        column
        for column in columns.unnamed
        if not names_result(columns.headings[column], results)
        and is_mostly(texts_in(table, columns, column), lambda text: FIGURE.fullmatch(text) or is_how_often(text, desk))
    ]
    known = sorted((columns.names[name], ORDER.index(name)) for name in ORDER if name in columns.names)
    for column in figures:
        left = max((place for at, place in known if at < column), default=-1)
        right = min((place for at, place in known if at > column), default=len(ORDER))
        between = [name for name in ORDER[left + 1 : right] if name not in columns.names]
        waiting = [other for other in figures if other >= column and not any(column < at < other for at, _ in known)]
        if not between or (right < len(ORDER) and len(waiting) != len(between)) or len(waiting) > len(between):
            continue
        if not known and len(waiting) < len(ORDER) - 1:
            continue
        columns = columns.named(**{between[0]: column})
        known = sorted([*known, (column, ORDER.index(between[0]))])
    return columns

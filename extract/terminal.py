"""A pack on the terminal: meeting, agenda, resolutions, recommendations, trackers, plans.

Texts of a pack go in as `rich.text.Text`, never as markup, and without control characters: they can neither
style the terminal nor move its cursor.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from scrutiny_extract.extract.batch.request import print_out
from scrutiny_extract.extract.review.wording import plain_date, plain_kind, readable, value_text
from scrutiny_extract.schemas import (
    Agenda,
    DecisionNotice,
    Extraction,
    ForwardPlan,
    Minutes,
    RecommendationTable,
    Report,
    RequirementUpdate,
    ResponseTable,
    Tracker,
    TrackerSummary,
    WorkProgramme,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import RenderableType

    from scrutiny_extract.schemas import AnySection, Meeting, Motion, Resolution

RAG_STYLES = {"red": "bold red", "amber": "bold yellow", "green": "bold green", "blue": "bold blue"}

SEVERITIES = {"error": "bold red", "warning": "yellow", "info": "green"}


WIDTH = 100
"""Columns of a pipe, where COLUMNS does not say otherwise."""

LESS = "FRX"
"""How `less` shows colours, and ends by itself after less than a screenful."""


def show(payload: bytes) -> None:
    """Show the records of a pack: through a pager on a terminal, else plain. Raises OutputError, BrokenPipeError."""
    view = pack_view(Extraction.model_validate_json(payload))
    if sys.stdout is not None and sys.stdout.isatty():
        os.environ.setdefault("LESS", LESS)
        console = Console(markup=False, emoji=False, highlight=False)
        with console.pager(styles=not console.no_color):
            console.print(view)
    else:
        print_out(plain(view).encode("utf-8", "replace"))


def plain(view: RenderableType) -> str:
    """Give a view as text that neither colours nor moves anything."""
    text = io.StringIO()
    width = shutil.get_terminal_size((WIDTH, 0)).columns
    console = Console(
        file=text, width=width, color_system=None, force_terminal=False, markup=False, emoji=False, highlight=False
    )
    console.print(view)
    return "".join(f"{line.rstrip()}\n" for line in text.getvalue().splitlines())


def pack_view(extraction: Extraction) -> RenderableType:
    """Lay out a pack for `rich` to print."""
    parts: list[RenderableType] = [*_file(extraction)]
    if extraction.meeting is not None:
        parts += _meeting(extraction.meeting)
    for section in extraction.sections:
        parts += _section(section)
    parts += _findings(extraction)
    return Group(*parts)


def _file(extraction: Extraction) -> Iterator[RenderableType]:
    name = PurePath(extraction.source.file or "pack").name
    whole = extraction.status == "complete"
    yield Text.assemble(
        _text(f"{name}: {len(extraction.pages)} pages, "),
        _text(extraction.status, "" if whole else "bold red"),
        _text("" if whole else ": something could not be read, see the findings"),
    )


def _text(value: object, style: str = "") -> Text:
    return Text(readable("" if value is None else str(value)), style=style)


def _heading(text: str) -> Text:
    return _text(f"\n{text}", "bold underline")


def _rag(value: str | None) -> Text:
    return _text(value, RAG_STYLES.get(value or "", ""))


def _table(columns: Iterable[str], rows: Iterable[Iterable[Text]]) -> Table:
    """Make a table without the columns that are empty."""
    names, lines = tuple(columns), [tuple(row) for row in rows]
    kept = [at for at in range(len(names)) if any(line[at].plain for line in lines)]
    table = Table(expand=True, pad_edge=False)
    for at in kept:
        table.add_column(_text(names[at]), overflow="fold")
    for line in lines:
        table.add_row(*(line[at] for at in kept))
    return table


def _meeting(meeting: Meeting) -> Iterator[RenderableType]:
    yield _text(" – ".join(part for part in (meeting.council, meeting.committee) if part), "bold")
    yield _text(", ".join(filter(None, (plain_date(meeting.date or ""), meeting.start_time, meeting.venue))))
    if meeting.members:
        rows = [
            (_text(member.name), _text(member.role), _text(member.category), _text(member.ward or member.representing))
            for member in meeting.members
        ]
        yield _table(("Member", "Role", "Category", "Ward or body"), rows)


def _section(section: AnySection) -> Iterator[RenderableType]:
    first, last = section.first_page, section.last_page
    pages = f"page {first}" if first == last else f"pages {first} to {last}"
    title = f": {section.title}" if section.title else ""
    yield _heading(f"{plain_kind(section.type)}{title} ({pages})")
    show = VIEWS.get(type(section))
    if show is not None:
        yield from show(section)


def _agenda(agenda: Agenda) -> Iterator[RenderableType]:
    rows = [(_text(item.number), _text(item.title), _text(item.pages_raw or item.page_from)) for item in agenda.items]
    yield _table(("Item", "Title", "Pages"), rows)


def _minutes(minutes: Minutes) -> Iterator[RenderableType]:
    yield _text(", ".join(filter(None, (minutes.committee, plain_date(minutes.date or ""), minutes.status))))
    for item in minutes.items:
        if item.resolutions or item.motions or item.actions:
            yield _text(" ".join(part for part in (item.number, item.title) if part), "bold")
        for resolution in item.resolutions:
            yield from _put(resolution, resolution.verb or "Resolution")
        for motion in item.motions:
            yield from _put(motion, motion.title or "Motion")
        for action in item.actions:
            yield _indented(("Action", "bold"), action.action, action.lead)


def _put(put: Resolution | Motion, name: str) -> Iterator[RenderableType]:
    """Show what was resolved or moved, by whom, and what came of it."""
    yield _indented((name, "bold cyan"), put.text)
    moved = ", ".join(
        f"{way} {who}" for way, who in (("moved by", put.moved_by), ("seconded by", put.seconded_by)) if who
    )
    counted = value_text(put.vote.model_copy(update={"names": None})) if put.vote is not None else ""
    came = dict.fromkeys(filter(None, (moved, put.outcome, *counted.splitlines())))
    if came:
        yield _indented(("", ""), "; ".join(came))


def _indented(head: tuple[str, str], *texts: str | None) -> RenderableType:
    parts = [_text(*head), *map(_text, texts)]
    return Padding(Text(" ").join(part for part in parts if part.plain), (0, 0, 0, 4))


def _report(report: Report) -> Iterator[RenderableType]:
    for label, text in report.head.items():
        yield Text.assemble(_text(f"{label}: ", "bold"), _text(text))
    for recommendation in report.recommendations:
        yield _indented(("Recommended", "bold cyan"), recommendation)


def _recommendations(table: RecommendationTable) -> Iterator[RenderableType]:
    rows = [
        (
            _text(each.number),
            _text(each.text),
            _text(each.stage_raw),
            _text(None if each.complete is None else value_text(each.complete)),
            _text(each.updates[0].label if each.updates else ""),
        )
        for each in table.recommendations
    ]
    yield _table(("No", "Recommendation", "Stage", "Complete", "Latest update"), rows)


def _tracker(tracker: Tracker) -> Iterator[RenderableType]:
    leads = ", ".join(f"{lead.role}: {lead.name}" for lead in tracker.leads)
    yield Text.assemble(_rag(tracker.rag), " " if tracker.rag else "", _text(tracker.direction), " ", _text(leads))
    if tracker.actions:
        rows = [
            (
                _text(action.number),
                _text(action.action),
                _text(action.lead),
                _text(action.timescale or action.milestone),
                _rag(action.rag) if action.rag else _text(action.status),
            )
            for action in tracker.actions
        ]
        yield _table(("No", "Action", "Lead", "By when", "Status"), rows)
    if tracker.indicators:
        yield _table(
            ("Indicator", "Title", "Target", "Result", "Rating", "Direction"), map(_indicator, tracker.indicators)
        )


def _indicator(indicator: Any) -> tuple[Text, ...]:  # noqa: ANN401 - schemas.Indicator; keeps the row short
    result = indicator.current or indicator.last_result
    return (
        _text(indicator.reference),
        _text(indicator.title),
        _text(indicator.target.raw if indicator.target else None),
        _text(result.raw if result else None),
        _rag(indicator.rag),
        _text(indicator.direction),
    )


def _summary(summary: TrackerSummary) -> Iterator[RenderableType]:
    rows = [
        (_text(row.code), _text(row.title), _rag(row.rag), _text(row.direction), _text(row.director))
        for row in summary.rows
    ]
    yield _table(("Code", "Priority", "Rating", "Direction", "Director"), rows)


def _programme(programme: WorkProgramme) -> Iterator[RenderableType]:
    rows = [
        (_text(plain_date(meeting.date or meeting.date_raw or "")), _text(item.title), _text(", ".join(item.types)))
        for meeting in programme.meetings
        for item in meeting.items
    ]
    yield _table(("Meeting", "Item", "Type"), rows)


def _plan(plan: ForwardPlan) -> Iterator[RenderableType]:
    rows = [
        (
            _text(plain_date(each.due or each.due_raw or "")),
            _text(each.title),
            _text(each.decision_maker),
            _text(each.lead_officer),
        )
        for each in plan.decisions
    ]
    yield _table(("Due", "Decision", "Decision maker", "Lead officer"), rows)


def _decisions(notice: DecisionNotice) -> Iterator[RenderableType]:
    rows = [
        (_text(each.reference or each.agenda_item), _text(each.title), _text(each.decision))
        for each in notice.decisions
    ]
    yield _table(("Reference", "Title", "Decision"), rows)


def _responses(table: ResponseTable) -> Iterator[RenderableType]:
    rows = [
        (_text(row.number), _text(row.recommendation), _text(row.status), _text(row.response)) for row in table.rows
    ]
    yield _table(("No", "Recommendation", "Status", "Response"), rows)


def _requirements(update: RequirementUpdate) -> Iterator[RenderableType]:
    rows = [(_text(each.reference), _text(each.text), _text(each.position)) for each in update.requirements]
    yield _table(("Reference", "Requirement", "Where it stands"), rows)


def _findings(extraction: Extraction) -> Iterator[RenderableType]:
    if extraction.findings:
        yield _heading("Findings")
    for finding in extraction.findings:
        places = ", ".join(f"page {page}" for page in sorted({place.page for place in finding.where}))
        severity = _text(f"{finding.severity}: ", SEVERITIES[finding.severity])
        yield Text.assemble(severity, _text(finding.message), _text(f" ({places})" if places else ""))


VIEWS: dict[type[Any], Callable[[Any], Iterator[RenderableType]]] = {
    Agenda: _agenda,
    Minutes: _minutes,
    Report: _report,
    RecommendationTable: _recommendations,
    Tracker: _tracker,
    TrackerSummary: _summary,
    WorkProgramme: _programme,
    ForwardPlan: _plan,
    DecisionNotice: _decisions,
    RequirementUpdate: _requirements,
    ResponseTable: _responses,
}
"""What is shown of each section type; the others by their heading alone."""

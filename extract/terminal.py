"""A pack on the terminal: meeting, agenda, resolutions, recommendations, trackers, plans.

Texts of a pack go in as `rich.text.Text`, never as markup, and without control characters: they can neither
style the terminal nor move its cursor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from scrutiny_extract.extract.review.wording import plain_name, readable
from scrutiny_extract.schemas import (
    Agenda,
    DecisionNotice,
    ForwardPlan,
    Minutes,
    RecommendationTable,
    Report,
    ResponseTable,
    Tracker,
    TrackerSummary,
    WorkProgramme,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import RenderableType

    from scrutiny_extract.schemas import AnySection, Extraction, Meeting

RAG_STYLES = {"red": "bold red", "amber": "bold yellow", "green": "bold green", "blue": "bold blue"}

SEVERITIES = {"error": "bold red", "warning": "yellow", "info": "green"}


def pack_view(extraction: Extraction) -> RenderableType:
    """Lay out a pack for `rich` to print."""
    parts: list[RenderableType] = []
    if extraction.meeting is not None:
        parts += _meeting(extraction.meeting)
    for section in extraction.sections:
        parts += _section(section)
    parts += _findings(extraction)
    return Group(*parts)


def _text(value: object, style: str = "") -> Text:
    return Text(readable("" if value is None else str(value)), style=style)


def _heading(text: str) -> Text:
    return _text(f"\n{text}", "bold underline")


def _rag(value: str | None) -> Text:
    return _text(value, RAG_STYLES.get(value or "", ""))


def _table(columns: Iterable[str], rows: Iterable[Iterable[Text]]) -> Table:
    table = Table(expand=True, pad_edge=False)
    for column in columns:
        table.add_column(_text(column), overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def _meeting(meeting: Meeting) -> Iterator[RenderableType]:
    yield _text(" – ".join(part for part in (meeting.council, meeting.committee) if part), "bold")
    yield _text(", ".join(part for part in (meeting.date, meeting.start_time, meeting.venue) if part))
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
    yield _heading(f"{plain_name(section.type)}{title} ({pages})")
    show = VIEWS.get(type(section))
    if show is not None:
        yield from show(section)


def _agenda(agenda: Agenda) -> Iterator[RenderableType]:
    rows = [(_text(item.number), _text(item.title), _text(item.pages_raw or item.page_from)) for item in agenda.items]
    yield _table(("Item", "Title", "Pages"), rows)


def _minutes(minutes: Minutes) -> Iterator[RenderableType]:
    yield _text(", ".join(part for part in (minutes.committee, minutes.date, minutes.status) if part))
    for item in minutes.items:
        if item.resolutions or item.actions:
            yield _text(" ".join(part for part in (item.number, item.title) if part), "bold")
        for resolution in item.resolutions:
            said = Text.assemble(_text(resolution.verb, "bold cyan"), " ", _text(resolution.text))
            yield Padding(said, (0, 0, 0, 4))
        for action in item.actions:
            yield Padding(
                Text.assemble(("Action ", "bold"), _text(action.action), " ", _text(action.lead)), (0, 0, 0, 4)
            )


def _report(report: Report) -> Iterator[RenderableType]:
    for label, text in report.head.items():
        yield Text.assemble(_text(f"{label}: ", "bold"), _text(text))
    for recommendation in report.recommendations:
        yield Padding(Text.assemble(("Recommended ", "bold cyan"), _text(recommendation)), (0, 0, 0, 4))


def _recommendations(table: RecommendationTable) -> Iterator[RenderableType]:
    rows = [
        (
            _text(each.number),
            _text(each.text),
            _text(each.stage_raw),
            _text("yes" if each.complete else ""),
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
            ("Indicator", "Title", "Target", "Result", "RAG", "Direction"), map(_indicator, tracker.indicators)
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
    yield _table(("Code", "Priority", "RAG", "Direction", "Director"), rows)


def _programme(programme: WorkProgramme) -> Iterator[RenderableType]:
    rows = [
        (_text(meeting.date or meeting.date_raw), _text(item.title), _text(", ".join(item.types)))
        for meeting in programme.meetings
        for item in meeting.items
    ]
    yield _table(("Meeting", "Item", "Type"), rows)


def _plan(plan: ForwardPlan) -> Iterator[RenderableType]:
    rows = [
        (_text(each.due or each.due_raw), _text(each.title), _text(each.decision_maker), _text(each.lead_officer))
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


def _findings(extraction: Extraction) -> Iterator[RenderableType]:
    if extraction.findings:
        yield _heading("Findings")
    for finding in extraction.findings:
        places = ", ".join(f"page {place.page}" for place in finding.where)
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
    ResponseTable: _responses,
}
"""What is shown of each section type; the others by their heading alone."""

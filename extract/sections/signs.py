"""What the top of a page says about the document it belongs to.

    signs = title phrase | labels of a head | column headings | page ranges | a greeting | boxes ;

Each sign is worth points for one kind; two kinds of evidence together settle it, one alone only
where something else says that a document begins.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.sections.forms import find_ranges, form_labels, kinds_of_table, texts
from scrutiny_extract.extract.sections.lexicon import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.extract.sections.lexicon import Label, Lexicon

HEAD_BLOCKS = 26
"""Blocks from the top of a page among which labels of a head are looked for."""
TITLE_BLOCKS = 6
"""Blocks from the top of a page among which its title is looked for."""
TABLE_BLOCKS = 6
"""Blocks from the top of a page among which a table says what the page is."""
OPENING_BLOCKS = 4
"""Blocks from the top of a page among which a head begins that needs no other witness."""
TITLE_WORDS = 16
"""Most words of a block that is a title and not a sentence with the phrase in it."""
FORM_ROWS = 26
"""Rows of a form that are looked through for labels; of any other table the first."""
TRACKER_ROWS = 2
"""Rows of a form that may hold the labels of a tracker's head."""
FORM_COLUMNS = 4
"""Most columns of a table whose first column holds the labels of a form."""

PRIORITY = (
    "agenda", "minutes", "correspondence", "tracker", "tracker_summary", "recommendation_table", "response_table", "work_programme",
    "forward_plan", "decision_notice", "report", "requirement_update", "cover",
)  # fmt: skip
"""Which kind wins where two have as many points: the one whose signs are harder to come by."""

LABELS_NEEDED = {"report": 2, "decision_notice": 3, "cover": 2, "tracker": 1, "minutes": 1, "correspondence": 1}
"""Different labels that make the head of a kind; kinds that are not here have no labels."""
LABELS_WORTH = {"correspondence": 3, "report": 3, "decision_notice": 3}
"""Points for a full head; 2 for others."""
WHOLE_TITLES = frozenset({"agenda"})
"""Kinds whose title phrase must be the whole heading or its beginning."""
UNMARKED = frozenset({"correspondence", "cover", "business"})
"""Kinds whose labels run on without a mark: "Dear Councillor Oakes", "Meeting to be held in …"."""
MARKS = ":;-–—"
"""Marks between a label and what it labels."""
RESTARTING = frozenset({"report", "minutes", "correspondence", "decision_notice", "tracker"})
"""Kinds whose head, printed again, begins another of the kind."""
TITLED = frozenset({"minutes", "decision_notice"})
"""Kinds of which a second one begins with its title, not with labels alone: those stand inside too."""
FORMAL = frozenset({"agenda", "minutes", "decision_notice"})
"""Kinds whose title alone, as the first heading of a page, settles them."""
RANGES = 2
"""Entries with page ranges that make an agenda."""
MARKS_NEEDED = 2
"""Marks of minutes on one page that speak for minutes."""
BUSINESS = 3
"""Numbered entries of usual business (apologies, declarations …) that make an agenda."""


@dataclass
class Signs:
    """What the top of one page says."""

    scores: dict[str, int] = field(default_factory=dict)
    titles: dict[str, Paragraph] = field(default_factory=dict)
    """For each kind the paragraph whose phrase names it."""
    tables: set[str] = field(default_factory=set)
    """Kinds whose columns a table of the page has."""
    labels: dict[str, dict[str, int]] = field(default_factory=dict)
    """For each kind its labels on the page, with the block each opens."""
    openers: set[str] = field(default_factory=set)
    """Kinds one of whose openers is among the labels."""
    marks: int = 0
    """Marks of minutes on the page: what has been said and done there."""
    ranges: int = 0
    """Entries with a page range on the page."""

    def add(self, kind: str, points: int) -> None:
        """Add points for a kind."""
        self.scores[kind] = self.scores.get(kind, 0) + points

    def note(self, label: Label, place: int) -> None:
        """Note a label and the block it opens."""
        self.labels.setdefault(label.kind, {}).setdefault(label.phrase, place)
        if label.opener:
            self.openers.add(label.kind)

    def best(self, least: int) -> str | None:
        """Name the kind with most points, if it has at least so many."""
        kind = max(PRIORITY, key=lambda name: self.scores.get(name, 0))
        return kind if self.scores.get(kind, 0) >= least else None

    def opens(self, kind: str) -> bool:
        """Whether the head of a kind stands at the very top: it needs no other witness."""
        if kind == "correspondence":
            return kind in self.labels
        places = sorted(self.labels.get(kind, {}).values())
        needed = LABELS_NEEDED.get(kind, 1)
        if kind in self.titles and kind != "report":
            return True
        return len(places) >= needed and places[0] < OPENING_BLOCKS and places[needed - 1] < 2 * OPENING_BLOCKS

    def opens_again(self, kind: str) -> bool:
        """Whether a page in a document of that kind begins another: it has to print the head over again."""
        if kind not in RESTARTING:
            return False
        if kind in TITLED:
            return kind in self.titles and (kind == "decision_notice" or kind in self.labels)
        return self.opens(kind)


def read_signs(blocks: Sequence[Block], lexicon: Lexicon) -> Signs:
    """Read the signs at the top of a page."""
    signs = Signs()
    for place, block in enumerate(blocks[:HEAD_BLOCKS]):
        if isinstance(block, Table):
            _read_table(block, place, signs, lexicon)
        else:
            _read_paragraph(block, place, signs, lexicon)
    for kind, needed in LABELS_NEEDED.items():
        count = len(signs.labels.get(kind, ()))
        if count and (kind in signs.openers or kind not in lexicon.opened):
            signs.add(kind, LABELS_WORTH.get(kind, 2) + (count > needed and kind != "minutes") if count >= needed else 1)
    if len(signs.labels.get("business", ())) >= BUSINESS:
        signs.add("agenda", 2)
    signs.ranges = sum(1 for block in blocks for _ in find_ranges(block))
    if signs.ranges:
        signs.add("agenda", 3 if signs.ranges >= RANGES else 2)
    if "agenda" in signs.scores or "minutes" in signs.scores or "business" in signs.labels:
        signs.marks = lexicon.marks("minutes", texts(blocks))
        if signs.marks >= MARKS_NEEDED:
            signs.add("minutes", 2 if signs.ranges else 3)
    return signs


def _read_paragraph(block: Paragraph, place: int, signs: Signs, lexicon: Lexicon) -> None:
    if block.marker is not None:
        return
    if block.number is not None:
        _note_labels(block, place, signs, lexicon, only="business")
        return
    if place < TITLE_BLOCKS or (block.kind == "heading" and place < 2 * TITLE_BLOCKS):
        _note_titles(block, place, signs, lexicon)
    _note_labels(block, place, signs, lexicon)


def _note_titles(block: Paragraph, place: int, signs: Signs, lexicon: Lexicon) -> None:
    """Note which kinds a heading names."""
    count = len(words_of(block.text))
    for kind, start, length in lexicon.titles(block.text):
        if kind in WHOLE_TITLES:
            fits = (start == 0 and count <= (length + 3 if place > 2 else TITLE_WORDS)) or (place < 2 and block.kind == "heading")
        elif place >= TITLE_BLOCKS:
            fits = False
        else:
            fits = count <= TITLE_WORDS or (start == 0 and block.text[:1].isupper())
        if fits and kind not in signs.titles:
            signs.titles[kind] = block
            signs.add(kind, 3 if kind in FORMAL and place == 0 and block.kind == "heading" else 2)


def _note_labels(block: Paragraph, place: int, signs: Signs, lexicon: Lexicon, *, only: str | None = None) -> None:
    """Note the label a line opens with."""
    for label in lexicon.labels(block.text):
        if only is None:
            if label.kind in UNMARKED or label.phrase.startswith("report ") or _is_marked(block, label.phrase):
                signs.note(label, place)
        elif label.kind == only:
            signs.note(label, place)


def _is_marked(block: Paragraph, phrase: str) -> bool:
    """Whether a label is set off from what follows: by a colon or dash, by a gap, or by having the line to itself."""
    count = phrase.count(" ") + 1
    words = block.lines[0].words
    if len(words) <= count:
        return words[-1].text[-1] in MARKS or len(block.lines) == 1
    before, after = words[count - 1], words[count]
    return before.text[-1] in MARKS or after.text[0] in MARKS or after.x0 - before.x1 > before.style.size


def _read_table(block: Table, place: int, signs: Signs, lexicon: Lexicon) -> None:
    kinds = set(kinds_of_table(block, lexicon))
    if place < TABLE_BLOCKS:
        for kind in kinds - signs.tables:
            signs.add(kind, 2)
    signs.tables |= kinds
    rows = FORM_ROWS if block.column_count <= FORM_COLUMNS and not kinds else 1
    for row, text in enumerate(form_labels(block, rows)):
        for label in lexicon.labels(text):
            if row < TRACKER_ROWS or label.kind != "tracker":
                signs.note(label, place)

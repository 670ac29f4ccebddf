"""What the top of a page says about the document it belongs to.

    signs = title phrase | labels of a head | column headings | page ranges | a greeting | marks ;

Each sign is worth points for one kind; two kinds of evidence together settle it, one alone only
where something else says that a document begins.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from scrutiny_extract.extract.layout import Paragraph, Table
from scrutiny_extract.extract.sections.cards import PLAN, count_cards, may_hold_cards
from scrutiny_extract.extract.sections.forms import PLANS, find_ranges, form_labels, kinds_of_table, texts
from scrutiny_extract.extract.sections.lexicon import Label, words_of
from scrutiny_extract.extract.sections.panels import opens_panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutiny_extract.extract.layout import Block
    from scrutiny_extract.extract.sections.lexicon import Lexicon, Title, Words

HEAD_BLOCKS = 26
"""Blocks from the top of a page among which labels of a head are looked for."""
TITLE_BLOCKS = 6
"""Blocks from the top of a page among which its title is looked for; a heading may stand at twice that."""
TABLE_BLOCKS = 6
"""Blocks from the top of a page among which a table says what the page is."""
OPENING_BLOCKS = 4
"""Blocks from the top of a page among which a head begins that needs no other witness."""
TITLE_WORDS = 16
"""Most words of a block that is a title and not a sentence with the phrase in it."""
SPARE_WORDS = 3
"""Most words after a title that must be the whole heading: a date, a part's number."""
FORM_ROWS = 26
"""Rows of a form that are looked through for labels; of any other table the first."""
TRACKER_ROWS = 2
"""Rows of a form that may hold the labels of a tracker's head."""
FORM_COLUMNS = 6
"""Most columns of a table whose first column holds the labels of a form: boxed heads are split for their values."""
RANGES = 2
"""Entries with page ranges that make an agenda."""
MARKS_NEEDED = 2
"""Marks of minutes on one page that speak for minutes."""
BUSINESS = 3
"""Numbered entries of usual business (apologies, declarations …) that make an agenda."""

PRIORITY = (
    "agenda", "minutes", "correspondence", "tracker", "tracker_summary", "recommendation_table", "response_table",
    "work_programme", "forward_plan", "decision_notice", "report", "requirement_update", "cover",
)  # fmt: skip
"""Which kind wins where two have as many points: the one whose signs are harder to come by."""
LABELS_NEEDED = {"report": 2, "decision_notice": 3, "cover": 2, "tracker": 1, "minutes": 1, "correspondence": 1}
"""Different labels that make the head of a kind; kinds that are not here have no labels."""
LABELS_WORTH = {"correspondence": 3, "report": 3, "decision_notice": 3}
"""Points for a full head; 2 for others."""
WHOLE = frozenset({"agenda"})
"""Kinds whose title phrase must be the whole heading or its beginning."""
UNMARKED = frozenset({"correspondence", "cover", "business"})
"""Kinds whose labels run on without a mark: "Dear Councillor Oakes", "Meeting to be held in …"."""
MARKS = ":;-–—"
"""Marks between a label and what it labels."""
FORMAL = frozenset({"agenda", "minutes", "decision_notice"})
"""Kinds whose title alone, as the first heading of a page, settles them."""
RESTARTING = frozenset({"report", "minutes", "correspondence", "decision_notice", "tracker"})
"""Kinds whose head, printed again, begins another of the kind."""
TITLED = frozenset({"minutes", "decision_notice"})
"""Kinds of which a second one begins with its title, not with labels alone: those stand inside too."""
PANEL = "count of ratings"
"""What stands for a label where a page counts the ratings of one service."""
CODED = regex.compile(r"[A-Z]{0,4}-?\d{1,3}[a-z]?\s?[:–—-]")
"""A priority's code between its label and its title: "Outcome SO3: Safer streets"."""
STAMPED = regex.compile(r"\b\d{1,2}[a-z]?\W*$")
"""How a heading ends that stamps an item's number on its first page, whatever the council calls items."""


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
    openers: dict[str, int] = field(default_factory=dict)
    """For each kind the block that its first opener opens."""
    ranges: int = 0
    """Entries with a page range on the page."""

    def add(self, kind: str, points: int) -> None:
        """Add points for a kind."""
        self.scores[kind] = self.scores.get(kind, 0) + points

    def note(self, label: Label, place: int) -> None:
        """Note a label and the block it opens."""
        self.labels.setdefault(label.kind, {}).setdefault(label.phrase, place)
        if label.opener:
            self.openers.setdefault(label.kind, place)

    def best(self, least: int) -> str | None:
        """Name the kind with most points, if it has at least so many; of two, the one that a title names."""
        kind = max(PRIORITY, key=lambda name: (self.scores.get(name, 0), name in self.titles))
        if kind in PLANS:  # a plan's title may name another plan; its columns do not
            same = (name for name in PLANS & self.tables if self.scores.get(name) == self.scores.get(kind))
            kind = next(same, kind)
        return kind if self.scores.get(kind, 0) >= least else None

    def opens(self, kind: str) -> bool:
        """Whether the head of a kind stands at the very top: it needs no other witness."""
        if kind == "correspondence":
            return kind in self.labels
        if kind == "agenda" and self.ranges >= RANGES:
            return True
        if kind in self.titles and kind != "report":
            return True
        needed = LABELS_NEEDED.get(kind, 1)
        places = sorted(self.labels.get(kind, {}).values())
        return len(places) >= needed and places[0] < OPENING_BLOCKS and places[needed - 1] < 2 * OPENING_BLOCKS

    def opens_again(self, kind: str) -> bool:
        """Whether a page in a document of that kind begins another: it has to print the head over again."""
        if kind not in RESTARTING:
            return False
        if kind in TITLED:
            return kind in self.titles and (kind == "decision_notice" or kind in self.labels)
        return self.opens(kind) and self.openers.get(kind, 0) < OPENING_BLOCKS


def read_signs(blocks: Sequence[Block], lexicon: Lexicon) -> Signs:
    """Read the signs at the top of a page."""
    signs = Signs()
    for place, block in enumerate(blocks[:HEAD_BLOCKS]):
        if isinstance(block, Table):
            _read_table(block, place, signs, lexicon)
        else:
            _read_paragraph(block, place, signs, lexicon)
    if opens_panel(blocks, lexicon):
        signs.note(Label("tracker", PANEL, opener=False), 0)
        signs.add("tracker", 1)
    _count_labels(signs, lexicon)
    _count_cards(blocks, signs, lexicon)
    signs.ranges = sum(1 for block in blocks for _ in find_ranges(block))
    if signs.ranges:
        signs.add("agenda", 3 if signs.ranges >= RANGES else 2)
    if "agenda" in signs.titles and "correspondence" in signs.labels and any(map(lexicon.summons, texts(blocks))):
        signs.add("agenda", 2)
    if _may_meet(signs) and lexicon.marks("minutes", texts(blocks)) >= MARKS_NEEDED:
        signs.add("minutes", 2 if signs.ranges else 3)
    return signs


def _may_meet(signs: Signs) -> bool:
    """Whether a page may be of minutes, so that their marks count."""
    said = "minutes" in {*signs.titles, *signs.labels}
    if "tracker" in signs.titles and not said:  # a log of actions may have a heading for each item of business
        return False
    if "agenda" in signs.tables and "minutes" not in signs.labels:
        return False  # an agenda prints the resolutions that the meeting is asked to pass
    return "agenda" in signs.scores or "minutes" in signs.scores or "business" in signs.labels


def _count_labels(signs: Signs, lexicon: Lexicon) -> None:
    """Give points for the labels of each kind."""
    for kind, needed in LABELS_NEEDED.items():
        count = len(signs.labels.get(kind, ()))
        if not count or (kind in lexicon.opened and kind not in signs.openers):
            continue
        more = count > needed and kind != "minutes"
        signs.add(kind, LABELS_WORTH.get(kind, 2) + more if count >= needed else 1)
    if len(signs.labels.get("business", ())) >= BUSINESS:
        signs.add("agenda", 2)


def _count_cards(blocks: Sequence[Block], signs: Signs, lexicon: Lexicon) -> None:
    """Give points for forms that plan a decision each; where they are repeated they stand for a plan's table."""
    if PLAN not in signs.titles and not may_hold_cards(signs.labels):
        return
    cards = count_cards(blocks, lexicon)
    if cards:
        signs.add(PLAN, 2 if cards == 1 else 5)
    if cards > 1:
        signs.tables.add(PLAN)


def _read_paragraph(block: Paragraph, place: int, signs: Signs, lexicon: Lexicon) -> None:
    """Read the title and label of a paragraph; numbered ones hold business alone."""
    if block.marker is not None:
        return
    words = words_of(block.text)
    if block.number is None and (place < TITLE_BLOCKS or (block.kind == "heading" and place < 2 * TITLE_BLOCKS)):
        for title in lexicon.titles(words):
            if title.kind not in signs.titles and _names(title, block, place, len(words)):
                signs.titles[title.kind] = block
                signs.add(title.kind, 3 if title.kind in FORMAL and place == 0 and block.kind == "heading" else 2)
    for label in lexicon.labels(words):
        if label.kind == "business" if block.number is not None else _is_marked(label, block, words):
            signs.note(label, place)


def _names(title: Title, block: Paragraph, place: int, count: int) -> bool:
    """Whether a title phrase names the page: the block of `count` words is a heading and no sentence with it inside."""
    if title.kind in WHOLE and STAMPED.search(block.text) and count <= title.length + SPARE_WORDS:
        return False
    if title.start and block.kind != "heading" and block.text.endswith("."):
        return False
    if title.kind not in WHOLE:
        return place < TITLE_BLOCKS and (count <= TITLE_WORDS or (title.start == 0 and block.text[:1].isupper()))
    if place < 2 and block.kind == "heading":  # the first two blocks
        return True
    return title.start == 0 and count <= (TITLE_WORDS if place <= 2 else title.length + SPARE_WORDS)


def _is_marked(label: Label, block: Paragraph, words: Words) -> bool:
    """Whether a label is set off from what follows: by a colon or dash, by a gap, or by having the line to itself."""
    count = label.phrase.count(" ") + 1
    if label.kind in UNMARKED or (label.opener and count > 1) or count == len(words):
        return True
    printed = block.lines[0].words
    if len(printed) <= count:
        return printed[-1].text[-1] in MARKS
    before, after = printed[count - 1], printed[count]
    if label.kind == "tracker" and block.bold and CODED.match(" ".join(word.text for word in printed[count:])):
        return True
    return before.text[-1] in MARKS or after.text[0] in MARKS or after.x0 - before.x1 > before.style.size


def _read_table(block: Table, place: int, signs: Signs, lexicon: Lexicon) -> None:
    """Read the columns of a table, and the labels of a form."""
    kinds = set(kinds_of_table(block, lexicon, signs.titles))
    if place < TABLE_BLOCKS:
        for kind in kinds - signs.tables:
            signs.add(kind, 2)
    signs.tables |= kinds
    rows = FORM_ROWS if block.column_count <= FORM_COLUMNS and not kinds else 1
    for row, text in enumerate(form_labels(block, rows)):
        for label in lexicon.labels(words_of(text)):
            if row < TRACKER_ROWS or label.kind != "tracker":
                signs.note(label, place)

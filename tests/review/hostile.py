"""A pack whose text tries to run, to end the element it is in, to hide, to turn round and to colour the terminal."""

from __future__ import annotations

from typing import Any

from scrutiny_extract.schemas import Extraction
from tests.batch.building import page_with, stream

SCRIPT = "<script>window.ran=1</script>"
ENDS = "</script></title></style>--><img src=x onerror=window.ran=1>"
LINK = "<a href='javascript:window.ran=1'>Agenda</a>"
TEMPLATE = "{{ 7*191 }}{% raw %}"
MARKUP = "[bold red]Red[/bold red] [/foo] :warning:"

TURNED = {"#": 0x202E, "$": 0x2066, "~": 0x1B, "^": 0x2028, "|": 0x200F}
"""What each mark of the second font is copied as: bidi overrides, the escape character, a line separator."""

BIDI = "\u202egnihton\u202c \u2066 \u200f"
ESCAPES = "\x1b[31m\x1b]0;owned\x07\x9b2J"
ALL = f"{SCRIPT} {ENDS} {LINK} {TEMPLATE} {MARKUP} {BIDI} {ESCAPES} \u2028\u2029"

LINES = (SCRIPT, ENDS, LINK, TEMPLATE, MARKUP)


def hostile_pack() -> bytes:
    """Draw the pack: an agenda and minutes of such words."""
    said = [
        "Wexcombe Borough Council", "AGENDA", *(f"{number}. {line}" for number, line in enumerate(LINES, 1)),
        "MINUTES", f"RESOLVED - That {SCRIPT} be noted.", f"Present: Councillor {LINK} (Chair)",
    ]  # fmt: skip
    drawn = [_line(80 + 24 * at, "F1", text) for at, text in enumerate(said)]
    drawn += [_line(600, "F2", "#yliad ~[31m |$ turned ^ text"), _line(640, "F2", "~]0;owned")]
    pairs = "".join(f"<{ord(mark):02X}> <{point:04X}>\n" for mark, point in TURNED.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /P def /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(TURNED)} beginbfchar\n{pairs}endbfchar\nendcmap end end"
    )
    plain = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    return page_with(
        "\n".join(drawn).encode(),
        b"/Font<</F1 5 0 R/F2 6 0 R>>",
        plain,
        plain[:-2] + b"/ToUnicode 7 0 R>>",
        stream(cmap.encode()),
    )


def _line(top: int, font: str, text: str) -> str:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} 11 Tf 1 0 0 1 60 {842 - top} Tm ({escaped}) Tj ET"


FREE = frozenset({
    "text", "title", "name", "council", "committee", "venue", "message", "file", "raw", "role", "number", "verb",
    "report_of", "subject", "ward", "note", "printed", "code", "heading", "stage_raw", "label", "lead",
})  # fmt: skip
"""Fields that hold whatever the page says."""


def poisoned(extraction: Extraction) -> Extraction:
    """Give an extraction with hostile text in every such field."""
    return Extraction.model_validate(_poison(extraction.model_dump(mode="json", by_alias=True)))


def _poison(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _poison(part, key) for key, part in value.items()}
    if isinstance(value, list):
        return [_poison(part, name) for part in value]
    if isinstance(value, str) and name in FREE and value not in FIXED:
        return f"{value} {ALL}"
    return value


FIXED = frozenset({"chair", "vice-chair", "member", "native", "ocr", "none"})
"""Words of the contract that stand in fields of the same names."""

"""The titles of minutes' items, alone on their line or with the text after them.

title = text | bold, text | short text, (":" | "." | "-"), text | title, "(Item 7)" ;
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutiny_extract.extract.readers.minutes.references import bare_number
from scrutiny_extract.extract.readers.minutes.starts import WITH_ITEM

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import Paragraph

AGENDA_ITEM = re.compile(
    r"\s?[(\[]\s?(?:agenda\sitem|agenda|item)\s?(?:no|number)?\.?\s?:?\s?(?P<item>[A-Z]?\d{1,3}[a-z]?(?:\.\d{1,2})?)\s?[)\]]\s?$",
    re.IGNORECASE,
)
"""The agenda's item after a minute's title: "(Item 7)"."""
AGENDA_LINE = re.compile(
    r"\s?[(\[]?\s?(?:agenda\sitem|agenda|item)\s?(?:no|number)?\.?\s?:?\s?(?P<item>[A-Z]?\d{1,3}[a-z]?(?:\.\d{1,2})?)\s?[)\]]?\s?",
    re.IGNORECASE,
)
"""The same alone on its line."""
LONGEST_TITLE = 260
"""Most characters of a title."""
RUN_IN = re.compile(r"(?P<title>(?:[^.:–—]|(?<=\d)\.(?=\d)){2,70}?)(?:\.\s|:\s|\s[-–—]\s|\.$|:$)")
"""A title that its text follows on the same line."""
NIL = re.compile(r"(?P<title>\S.{0,150}?)\s(?P<nil>None|Nil|NONE|NIL)\.?")
"""A title with a nil return on its line."""


def read_number(paragraph: Paragraph) -> str | None:
    """Give an item's number without the marks around it."""
    if paragraph.number is not None:
        return bare_number(paragraph.number)
    match = WITH_ITEM.fullmatch(paragraph.text)
    return match["number"] if match else None


def read_title(paragraph: Paragraph) -> tuple[str, Paragraph | None]:
    """Give a title, and the rest of its paragraph where text follows on the same line."""
    match = WITH_ITEM.fullmatch(paragraph.text) if paragraph.number is None else None
    if match is not None:
        return match["title"], None
    text = paragraph.text
    nil = NIL.fullmatch(text)
    whole = paragraph.kind == "heading" or paragraph.bold
    bold = nil["title"] if nil else "" if whole else _leading_bold(paragraph)
    if bold:
        return _cut(paragraph, bold)
    if whole:
        return text.rstrip(": "), None
    run_in = RUN_IN.match(text)
    if len(paragraph.lines) > 2 or text.endswith((".", ";")) or len(text) > LONGEST_TITLE:
        return _cut(paragraph, run_in["title"]) if run_in else ("", paragraph)
    if run_in is not None and ":" in run_in.group():
        return _cut(paragraph, run_in["title"])
    return text.rstrip(": "), None


def _leading_bold(paragraph: Paragraph) -> str:
    """Give the bold words a paragraph begins with, after its number; nothing where all are bold."""
    words = [word for line in paragraph.lines for word in line.words]
    if paragraph.number is not None and words and words[0].text == paragraph.number:
        words = words[1:]
    bold = []
    for word in words:
        if not word.style.bold and any(map(str.isalnum, word.text)):
            break
        bold.append(word.text)
    return " ".join(bold) if bold and len(bold) < len(words) else ""


def _cut(paragraph: Paragraph, title: str) -> tuple[str, Paragraph | None]:
    """Cut a title off the head of its paragraph."""
    rest = paragraph.text[len(title) :].lstrip(" .:–—-") if paragraph.text.startswith(title) else ""
    title = title.strip(" .:–—-")
    if not rest:
        return title, None
    return title, replace(paragraph, text=rest, number=None, kind="paragraph")


def without_agenda_item(title: str) -> tuple[str, str | None, str | None]:
    """Take "(Item 7)" off a title; give it as printed too."""
    match = AGENDA_ITEM.search(title)
    if match is None:
        return title, None, None
    return title[: match.start()].rstrip(), match["item"], match.group().strip()

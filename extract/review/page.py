"""The review page: one HTML file with everything in it, which asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from scrutiny_extract.extract.pages.rendering import Turned, render_pages
from scrutiny_extract.extract.review.entries import MEETING, review_data
from scrutiny_extract.extract.review.pictures import DPI, webp

if TYPE_CHECKING:
    from scrutiny_extract.schemas import Extraction

HIDDEN = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""JSON within a script element: nothing in it can end the element."""


def review_html(extraction: Extraction, data: bytes, password: str | None = None) -> str:
    """Make the page of a pack from its records and its PDF."""
    review = review_data(extraction)
    turned = [Turned(page.page, page.rotation, level=page.kind == "scan") for page in extraction.pages]
    pictures = [
        (drawn.number, base64.b64encode(webp(drawn)).decode("ascii"))
        for drawn in render_pages(data, turned, DPI, password)
    ]
    by_section: dict[str, list[dict[str, Any]]] = {}
    for entry in review["entries"]:
        by_section.setdefault(entry["section"], []).append(entry)
    return (
        _environment()
        .get_template("review.html")
        .render(
            review=review,
            meeting=by_section.get(MEETING, []),
            by_section=by_section,
            data=Markup(json.dumps(review, ensure_ascii=False).translate(HIDDEN)),  # noqa: S704 - HIDDEN made it safe
            pictures=pictures,
            **_assets("review"),
        )
    )


def render_index(packs: list[dict[str, Any]]) -> str:
    """Make the index page of a batch."""
    return _environment().get_template("index.html").render(packs=packs, **_assets("index"))


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("scrutiny_extract.extract.review"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _assets(name: str) -> dict[str, Any]:
    """Give a page's style and script, and a policy that lets that script run and nothing else."""
    loader = _environment().loader
    assert loader is not None
    style = loader.get_source(_environment(), "page.css")[0]
    script = loader.get_source(_environment(), f"{name}.js")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
    policy = (
        f"default-src 'none'; img-src blob: data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return {"style": Markup(style), "script": Markup(script), "policy": policy}  # noqa: S704 - our own files

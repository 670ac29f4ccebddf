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
from scrutiny_extract.extract.review.entries import review_data
from scrutiny_extract.extract.review.pictures import DPI, webp
from scrutiny_extract.extract.review.summary import meeting_said, summary_data

if TYPE_CHECKING:
    from scrutiny_extract.schemas import Extraction

HIDDEN = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""JSON within a script element: nothing in it can end the element."""


def review_html(extraction: Extraction, data: bytes, password: str | None = None) -> str:
    """Make the page of a pack from its records and its PDF."""
    review = review_data(extraction)
    turned = [Turned(page.page, page.rotation, level=page.text == "ocr") for page in extraction.pages]
    pictures = [
        (drawn.number, base64.b64encode(webp(drawn)).decode("ascii"))
        for drawn in render_pages(data, turned, DPI, password)
    ]
    return _render(
        "review",
        review=review,
        summary=summary_data(extraction),
        meeting=meeting_said(extraction),
        has_meeting=extraction.meeting is not None,
        data=as_json(review),
        pictures=pictures,
    )


def as_json(value: object) -> Markup:
    """Write JSON that can stand in a script element whatever its texts hold."""
    return Markup(json.dumps(value, ensure_ascii=False).translate(HIDDEN))  # noqa: S704 - HIDDEN made it safe


def render_index(packs: list[dict[str, Any]]) -> str:
    """Make the index page of a batch."""
    return _render("index", packs=packs)


def _render(name: str, **shown: Any) -> str:  # noqa: ANN401 - what the templates show
    return _environment().get_template(f"{name}.html").render(**shown, **_assets(name))


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
    """Give a page's style and script, and a policy that lets just these work and nothing else."""
    style, script = _source("page.css"), _source(f"{name}.js")
    policy = (
        f"default-src 'none'; img-src data:; style-src {_digest(style)}; script-src {_digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return {"style": Markup(style), "script": Markup(script), "policy": Markup(policy)}  # noqa: S704 - our own files


def _source(name: str) -> str:
    loader = _environment().loader
    assert loader is not None
    return loader.get_source(_environment(), name)[0]


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"

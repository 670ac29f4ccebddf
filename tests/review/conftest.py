"""A real browser for the tests of the review page: Debian's chromium, without a network."""

from __future__ import annotations

import json
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scrutiny_extract.extract import extract_pack
from scrutiny_extract.extract.review.page import review_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scrutiny_extract.schemas import Extraction

FIXTURES = Path(__file__).parents[2] / "fixtures"
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip

PACK = FIXTURES / "wexcombe-2031-06-18.pdf"
"""Agenda, minutes, a report, ratings, trackers, and findings."""


class Tab:
    """A page in the browser, with what it asked for and what went wrong in it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.asked: list[str] = []
        self.wrong: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda message: self.wrong.append(message.text) if message.type == "error" else None)
        page.on("dialog", self._refuse)

    def _refuse(self, dialog: Any) -> None:
        self.wrong.append(dialog.message)
        dialog.dismiss()

    def open(self, path: Path, place: str = "") -> Tab:
        """Open a file from the disk, and wait till its script has run."""
        self.page.goto("about:blank")
        self.page.goto(path.resolve().as_uri() + place)
        self.page.wait_for_selector("html[data-ready=yes]", timeout=15_000)
        return self

    def run(self, script: str, *values: Any) -> Any:
        return self.page.evaluate(script, *values)

    def wait(self, script: str) -> None:
        """Wait till an expression is true; the page's policy forbids Playwright's own way, which evaluates text."""
        for _ in range(200):
            if self.run(script):
                return
            self.page.wait_for_timeout(25)
        pytest.fail(f"never true: {script}")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def lit(self) -> str | None:
        """The record whose boxes are lit."""
        found = self.run("[...document.querySelectorAll('rect.lit')].map((each) => each.dataset.record)")
        assert len(set(found)) <= 1
        return found[0] if found else None

    @property
    def focused(self) -> str | None:
        """The record in which the focus is."""
        found: str | None = self.run("document.activeElement.closest('.entry')?.dataset.record ?? null")
        return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Callable[..., Any]]:
    """Give what starts a browser with a fresh user-data folder; skip where there is none."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("Debian's chromium is not installed")
    with playwright.sync_playwright() as driver:

        @contextmanager
        def start(width: int = 1366, height: int = 768, scheme: str = "light") -> Iterator[Tab]:
            with tempfile.TemporaryDirectory() as data:
                context = driver.chromium.launch_persistent_context(
                    data,
                    executable_path=str(CHROMIUM),
                    headless=True,
                    args=list(ARGUMENTS),
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,
                    offline=True,
                )
                try:
                    yield Tab(context.new_page())
                finally:
                    context.close()

        yield start


@pytest.fixture(scope="session")
def extraction() -> Extraction:
    return extract_pack(PACK)


@pytest.fixture(scope="session")
def review(extraction: Extraction, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The review page of the fixture pack, on the disk."""
    path = tmp_path_factory.mktemp("review") / "review.html"
    path.write_text(review_html(extraction, PACK.read_bytes()), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def data(review: Path) -> Any:
    """What the page holds as JSON."""
    text = review.read_text(encoding="utf-8")
    return json.loads(text.split('id="data">', 1)[1].split("</script>", 1)[0])

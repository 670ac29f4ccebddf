"""The review page in a real browser, opened from the disk, without a network, in two window sizes."""

from __future__ import annotations

import itertools
import statistics
import time
from typing import TYPE_CHECKING, Any

import pymupdf
import pytest

from scrutiny_extract.extract import extract_pack
from scrutiny_extract.extract.review.page import render_index, review_html
from scrutiny_extract.schemas import Finding, Where
from tests.review.conftest import PACK, Tab
from tests.review.hostile import hostile_pack, poisoned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from scrutiny_extract.schemas import Extraction

pytestmark = pytest.mark.browser

SIZES = ((1366, 768), (800, 1000))


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def window(browser: Callable[..., Any], request: pytest.FixtureRequest) -> Iterator[Tab]:
    with browser(*request.param) as tab:
        yield tab


@pytest.fixture
def tab(window: Tab, review: Path) -> Iterator[Tab]:
    window.asked.clear()
    window.wrong.clear()
    window.page.emulate_media(media="screen")
    yield window.open(review)
    assert not window.wrong
    assert all(url.startswith(("file:", "data:", "about:")) for url in window.asked)


def test_it_opens_from_the_disk_without_a_network_in_less_than_two_seconds(tab: Tab, review: Path) -> None:
    begun = time.perf_counter()
    tab.open(review, "#page=9")

    assert time.perf_counter() - begun < 2
    assert tab.run("fetch('https://council.example/').then(() => 'fetched', () => 'refused')") == "refused"
    tab.wrong.clear()  # the policy says so on the console


def test_a_link_to_a_page_shows_that_page_and_its_records(tab: Tab, review: Path, data: Any) -> None:
    tab.open(review, "#page=9")

    shown = tab.run("document.querySelector('#page-9').getBoundingClientRect().top - pages.getBoundingClientRect().top")
    assert abs(shown) < 30
    listed = set(tab.run("[...document.querySelectorAll('#records .entry')].map((each) => each.dataset.record)"))
    assert listed == {entry["id"] for entry in data["entries"] if any(box[0] == 9 for box in entry["boxes"])}


def test_a_link_to_a_record_lights_and_shows_it(tab: Tab, review: Path, data: Any) -> None:
    entry = next(entry for entry in data["entries"] if entry["id"].startswith("indicator-"))

    tab.open(review, f"#record={entry['id']}")

    assert (tab.lit, tab.focused) == (entry["id"], entry["id"])
    assert tab.page.locator("rect.lit").first.bounding_box()["y"] < tab.run("innerHeight")


def test_a_broken_link_shows_the_first_page(tab: Tab, review: Path) -> None:
    for place in ("#page=900", "#record=nothing", "#record=%E0%A4%A", "#page=<b>"):
        tab.open(review, place)

        assert tab.run("location.hash.startsWith('#') && document.querySelectorAll('#records .entry').length > 0")


def test_a_picture_is_sharp_and_loaded_only_when_it_comes_near(tab: Tab) -> None:
    tab.wait("document.querySelector('#page-1 img')?.complete")
    loaded = tab.run("[...document.querySelectorAll('.page')].map((each) => Boolean(each.querySelector('img')))")
    width, points = tab.run("[document.querySelector('#page-1 img').naturalWidth, review.pages[0].width]")

    assert loaded[0]
    assert not loaded[-1]
    assert abs(width - points * 150 / 72) < 2
    tab.run("pages.scrollTo(0, pages.scrollHeight)")
    tab.page.wait_for_selector(f"#page-{len(loaded)} img")
    tab.page.wait_for_selector("#page-1 img", state="detached")


def test_scrolling_turns_the_records_to_the_page(tab: Tab) -> None:
    tab.page.wait_for_timeout(300)
    tab.run("pages.scrollTo(0, document.querySelector('#page-7').offsetTop)")
    tab.wait("location.hash === '#page=7'")

    assert tab.run("goto.value") == "7"
    assert tab.page.locator("#records .count").text_content().startswith("Page 7")


def test_clicking_a_word_opens_its_record(tab: Tab, review: Path, data: Any) -> None:
    entry = next(entry for entry in data["entries"] if entry["id"].startswith("resolution-"))
    number, x0, y0, _, _ = entry["boxes"][0]
    tab.open(review, f"#page={number}")
    scale = tab.run(
        "(number) => document.querySelector(`#page-${number}`).clientWidth / review.pages[number - 1].width", number
    )

    tab.page.locator(f"#page-{number}").click(position={"x": (x0 + 6) * scale, "y": (y0 + 5) * scale})

    assert (tab.lit, tab.focused) == (entry["id"], entry["id"])
    assert tab.run("location.hash") == f"#record={entry['id']}"


def test_pointing_at_a_record_or_tabbing_to_it_lights_its_boxes(tab: Tab, review: Path) -> None:
    tab.open(review, "#page=3")
    third = tab.page.locator("#records .entry").nth(2)

    third.hover()
    assert tab.lit == third.get_attribute("data-record")
    tab.run("records.focus()")
    while not (first := tab.focused):
        tab.press("Tab")
    tab.press("Tab")

    assert tab.focused != first
    assert tab.lit == tab.focused


def test_tabbing_through_a_page_keeps_to_the_page(tab: Tab, review: Path) -> None:
    tab.open(review, "#page=9")
    tab.run("records.focus()")
    links = tab.run("document.querySelectorAll('#records a, #records button').length")

    seen = []
    for _ in range(links):
        tab.press("Tab")
        tab.page.wait_for_timeout(20)
        seen.append(tab.run("Boolean(document.activeElement.closest('#records'))"))

    assert all(seen)
    assert tab.run("goto.value") == "9"


def test_n_and_p_step_through_the_findings(tab: Tab, data: Any) -> None:
    count = len(data["findings"])
    current = "document.querySelector('#findings [aria-current=true]').dataset.finding"
    assert count > 2

    tab.press("n")
    assert tab.run(current) == "0"
    tab.press("n", "n", "p")
    assert tab.run(current) == "1"
    assert tab.page.locator("#findings button:visible").count() == count
    assert tab.run("goto.value") == str(data["findings"][1]["pages"][0])
    assert data["findings"][1]["message"] in tab.page.locator("#said").text_content()
    tab.press("p", "p")
    assert tab.run(current) == str(count - 1)
    assert tab.run("document.querySelectorAll('rect.finding.current').length") >= 1
    box = tab.page.locator("rect.finding.current").first.bounding_box()
    drawn = tab.run("document.querySelector('rect.finding.current').closest('.page').getBoundingClientRect().width")
    assert box["width"] < drawn


def test_words_that_could_not_be_read_have_their_own_colour(
    window: Tab, extraction: Extraction, tmp_path: Path
) -> None:
    place = Where(page=1, bbox=(72, 72, 200, 90))
    missing = Finding(severity="error", code="words_unread", message="12 words went nowhere.", where=(place,))
    whole = extraction.model_copy(update={"findings": (*extraction.findings, missing), "status": "partial"})
    path = tmp_path / "partial.html"
    path.write_text(review_html(whole, PACK.read_bytes()), encoding="utf-8")

    window.open(path)
    window.press("p")

    assert "Partial: something could not be read" in window.page.locator("header").text_content()
    strokes = window.run("[...document.querySelectorAll('rect.finding')].map((each) => getComputedStyle(each).stroke)")
    assert window.page.locator("#findings button.unread[aria-current=true]").is_visible()
    assert strokes.count("rgb(123, 31, 162)") == 1


def test_help_is_a_dialog_that_escape_closes(tab: Tab) -> None:
    tab.press("?")
    assert tab.page.locator("#keys").is_visible()
    tab.press("n")
    assert tab.run("document.querySelector('#findings [aria-current]')") is None
    tab.press("Escape")

    assert not tab.page.locator("#keys").is_visible()


def test_search_finds_records_of_all_pages_and_opens_them(tab: Tab, data: Any) -> None:
    entry = next(entry for entry in data["entries"] if entry["id"].startswith("indicator-"))

    tab.press("/")
    tab.page.keyboard.type(f"{entry['mark']} {entry['title']}".upper())
    assert "found" in tab.page.locator("#records .count").text_content()
    tab.page.locator(f"#entry-{entry['id']} a").first.click()

    assert tab.lit == entry["id"]
    assert tab.run("goto.value") == str(entry["boxes"][0][0])
    tab.press("/")
    tab.press("Escape")
    assert tab.run("search.value") == ""


def test_a_section_can_be_picked_alone(tab: Tab, data: Any) -> None:
    section = next(section for section in data["sections"] if section["kind"] == "Minutes")

    tab.page.select_option("#section", section["id"])

    assert tab.run("goto.value") == str(section["pages"][0])
    tab.page.fill("#search", "wexcombe")
    sections = {entry["id"]: entry["section"] for entry in data["entries"]}
    listed = tab.run("[...document.querySelectorAll('#records .entry')].map((each) => each.dataset.record)")
    assert {sections[each] for each in listed} <= {section["id"]}


def test_ratings_are_a_colour_and_a_word(tab: Tab, review: Path) -> None:
    tab.open(review, "#page=7")
    shown = tab.run("""
        [...document.querySelectorAll('#records .rag')].map((each) =>
          [each.textContent, getComputedStyle(each).backgroundColor])
    """)

    assert {word for word, _ in shown} == {"red", "amber", "green"}
    assert len({colour for _, colour in shown}) == 3


def test_printing_gives_the_summary_and_not_the_page(tab: Tab, extraction: Extraction) -> None:
    tab.page.emulate_media(media="print")

    assert tab.page.locator(".summary").is_visible()
    assert not tab.page.locator("main").is_visible()
    said = tab.page.locator(".summary").inner_text()
    assert all(finding.message in said for finding in extraction.findings)
    assert "RESOLVED" in said


NAMES = """
[...document.querySelectorAll('a, button, input, select, summary')].filter((each) => each.checkVisibility())
  .map((each) => [each.outerHTML.slice(0, 90),
    (each.getAttribute('aria-label') || each.labels?.[0]?.textContent || each.textContent || '').trim()])
"""


def test_every_control_has_a_name_and_no_id_stands_twice(tab: Tab, review: Path) -> None:
    for number in (1, 3, 7, 9):
        tab.open(review, f"#page={number}")

        assert not [control for control, name in tab.run(NAMES) if not name]
        ids = tab.run("[...document.querySelectorAll('[id]')].map((each) => each.id)")
        assert len(ids) == len(set(ids))
        assert tab.run("[...document.querySelectorAll('img')].every((each) => each.alt)")
        assert tab.run("document.documentElement.lang") == "en-GB"


def test_the_focus_goes_from_tools_to_pages_to_findings_to_records(tab: Tab) -> None:
    seen = []
    for _ in range(14):
        tab.press("Tab")
        seen.append(
            tab.run("document.activeElement.id || document.activeElement.className || document.activeElement.tagName")
        )

    wanted = ["skip", "search", "section", "goto", "previous", "next", "theme", "print", "help", "pages", "SUMMARY"]
    assert seen[: len(wanted)] == wanted
    assert tab.run("Boolean(document.activeElement.closest('#records'))")


CONTRAST = """
() => {
  const read = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    return [red, green, blue, alpha];
  };
  const over = (top, under) => top.slice(0, 3).map((each, at) => each * top[3] + under[at] * (1 - top[3]));
  const ground = (each) => {
    const layers = [];
    for (let up = each; up; up = up.parentElement) {
      const colour = read(getComputedStyle(up).backgroundColor);
      layers.unshift(colour);
    }
    return layers.reduce((under, top) => over(top, under), [255, 255, 255]);
  };
  const light = (colour) => {
    const [red, green, blue] = colour.map((each) => {
      const level = each / 255;
      return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const poor = [];
  for (const each of document.querySelectorAll('body *')) {
    if (!each.checkVisibility() || each.closest('svg, script')) continue;
    const own = [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    const under = ground(each), style = getComputedStyle(each);
    if (own) {
      const found = ratio(over(read(style.color), under), under);
      if (found < 4.5) poor.push([found, each.outerHTML.slice(0, 120)]);
    }
    if (each.matches('input, select, button')) {
      const found = ratio(read(style.borderTopColor).slice(0, 3), ground(each.parentElement));
      if (found < 3) poor.push([found, `border of ${each.outerHTML.slice(0, 80)}`]);
    }
  }
  for (const each of document.querySelectorAll('rect')) {
    const { stroke } = getComputedStyle(each);
    if (stroke === 'none') continue;
    const found = ratio(read(stroke).slice(0, 3), [255, 255, 255]);
    if (found < 3) poor.push([found, each.getAttribute('class')]);
  }
  return poor;
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_controls_and_boxes_have_contrast_enough(tab: Tab, review: Path, scheme: str) -> None:
    tab.page.emulate_media(color_scheme=scheme)
    for number in (1, 3, 7, 9):
        tab.open(review, f"#page={number}")
        tab.press("n")
        tab.page.locator("#records .entry").first.hover()

        assert tab.run(CONTRAST) == []
    tab.press("?")
    assert tab.run(CONTRAST) == []
    tab.press("Escape")


def test_the_theme_can_be_changed_by_hand(tab: Tab) -> None:
    tab.page.emulate_media(color_scheme="light")
    before = tab.run("getComputedStyle(document.body).backgroundColor")

    tab.page.click("#theme")

    assert tab.run("getComputedStyle(document.body).backgroundColor") != before
    assert tab.run(CONTRAST) == []


def test_nothing_is_wider_than_the_window(tab: Tab, review: Path) -> None:
    for number in (1, 3, 7, 9):
        tab.open(review, f"#page={number}")

        assert tab.run("document.documentElement.scrollWidth <= innerWidth")
        assert tab.run("records.scrollWidth <= records.clientWidth + 1")


UNSHOWN = r"/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/"


@pytest.mark.parametrize("made", ["drawn", "poisoned"])
def test_text_of_a_hostile_pack_is_only_ever_text(
    window: Tab, extraction: Extraction, tmp_path: Path, made: str
) -> None:
    content = hostile_pack() if made == "drawn" else PACK.read_bytes()
    hostile = (
        extract_pack(content, file="<img src=x onerror=window.ran=1>.pdf") if made == "drawn" else poisoned(extraction)
    )
    path = tmp_path / "hostile.html"
    path.write_text(review_html(hostile, content), encoding="utf-8")
    window.asked.clear()
    window.wrong.clear()

    window.open(path)
    for key in itertools.repeat("j", len(hostile.pages)):
        window.press(key)
    for key in ("n", "n", "?"):
        window.press(key)
    window.press("Escape")
    window.page.fill("#search", "script")
    window.page.wait_for_timeout(200)

    assert window.page.locator("#records .entry").count() > 0
    assert window.run("window.ran") is None
    assert window.page.locator('img:not([src^="data:image/webp"]), a:not([href^="#"])').count() == 0
    assert window.run("document.querySelectorAll('script').length") == 2 + len(hostile.pages)
    assert not window.run(f"{UNSHOWN}.test(document.body.innerText + document.querySelector('.summary').textContent)")
    assert "1337" not in window.page.content()
    assert not window.wrong
    assert all(url.startswith(("file:", "data:", "about:")) for url in window.asked)


def test_the_index_of_a_batch_filters_and_links(window: Tab, tmp_path: Path) -> None:
    name = "<script>window.ran=1</script>"
    pack: dict[str, Any] = {
        "name": name, "folder": "packs", "status": "complete", "message": "", "committee": name, "date": "",
        "pages": 3, "sections": [("Agenda", 1)], "records": [("Resolution", 2)], "findings": [("doubtful", 1)],
        "messages": [(2, name)], "more": 0, "unread": 0, "review": "a%20pack.html",
    }  # fmt: skip
    failed = {**pack, "name": "other.pdf", "status": "encrypted", "review": None, "messages": [], "findings": []}
    path = tmp_path / "index.html"
    path.write_text(render_index([pack, failed]), encoding="utf-8")
    window.wrong.clear()

    window.open(path)
    assert window.run("[...document.querySelectorAll('a')].map((each) => each.getAttribute('href'))") == [
        "a%20pack.html", "a%20pack.html#page=2",
    ]  # fmt: skip
    assert window.run(CONTRAST) == []
    window.page.select_option("#status", "encrypted")

    assert window.page.locator("tbody tr:visible").count() == 1
    assert window.page.locator("#count").text_content() == "1 pack"
    assert window.run("window.ran") is None
    assert not window.wrong


@pytest.mark.slow
def test_a_pack_of_122_pages_is_small_opens_quickly_and_scrolls_smoothly(
    browser: Callable[..., Any], tmp_path: Path
) -> None:
    document, sheets = pymupdf.open(), pymupdf.open(PACK)
    while document.page_count < 122:
        document.insert_pdf(sheets, to_page=min(sheets.page_count, 122 - document.page_count) - 1)
    content = document.tobytes(garbage=3, deflate=True)
    path = tmp_path / "long.html"
    path.write_text(review_html(extract_pack(content), content), encoding="utf-8")
    assert path.stat().st_size < 15_000_000

    with browser() as tab:
        tab.open(path)  # the browser's own start is not ours
        begun = time.perf_counter()
        tab.open(path, "#page=97")
        tab.wait("Boolean(document.querySelector('#page-97 img')?.complete)")
        assert time.perf_counter() - begun < 2
        frames = tab.run(SCROLLED)

    assert statistics.median(frames) < 40


SCROLLED = """
async () => {
  const frames = [];
  pages.scrollTo(0, 0);
  let last = performance.now();
  for (let step = 0; step < 200; step += 1) {
    pages.scrollBy(0, 120);
    await new Promise((done) => requestAnimationFrame(done));
    frames.push(performance.now() - last);
    last = performance.now();
  }
  return frames;
}
"""
"""Milliseconds of each frame while many pages are scrolled past."""

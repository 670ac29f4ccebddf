"""PDF to pages: the PDFs are drawn here, so that each shows one thing."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pymupdf
import pytest

from scrutiny_extract.extract.errors import EncryptedError, ExitCode, InputError, PackError, UnusableError
from scrutiny_extract.extract.joining import join_lines
from scrutiny_extract.extract.layout import line_of
from scrutiny_extract.extract.ocr import OcrSettings
from scrutiny_extract.extract.pages import open_pack as open_and_read
from scrutiny_extract.extract.pages.document import iso_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from scrutiny_extract.extract.layout import BBox, Pack, Page, Word

OFF = OcrSettings(mode="off")
"""What OCR makes of a page is tested elsewhere."""
WIDTH, HEIGHT = 400.0, 600.0
LINES = ("Report on the bus review", "for the scrutiny panel", "of Wexcombe council")
ORANGE = (250, 190, 0)


def drawn(*draw: Callable[[Any], object], rotation: int = 0) -> bytes:
    """Draw a PDF, one page for each function."""
    document = pymupdf.open()
    for function in draw:
        page = document.new_page(width=WIDTH, height=HEIGHT)
        function(page)
        page.set_rotation(rotation)
    data: bytes = document.tobytes()
    return data


def open_pack(source: Path | str | bytes | io.BytesIO, password: str | None = None) -> Pack:
    return open_and_read(source, password=password, ocr=OFF)


def page_of(draw: Callable[[Any], object], rotation: int = 0) -> Page:
    return open_pack(drawn(draw, rotation=rotation)).pages[0]


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def rounded(bbox: Iterable[float]) -> list[int]:
    return [round(value) for value in bbox]


def written(page: Any) -> None:
    for place, text in enumerate(LINES):
        page.insert_text((50, 100 + 20 * place), text)


def sideways(page: Any, degrees: int) -> None:
    """Write so that the page must be turned so many degrees clockwise to be read."""
    for place, text in enumerate(LINES):
        start = {
            90: (100 + 20 * place, HEIGHT - 50),
            180: (WIDTH - 50, HEIGHT - 100 - 20 * place),
            270: (WIDTH - 100 - 20 * place, 50),
        }[degrees]
        page.insert_text(start, text, rotate=degrees)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_text_is_read_upright_whatever_the_file_says_of_rotation(degrees: int, rotation: int) -> None:
    page = page_of((lambda page: sideways(page, degrees)) if degrees else written, rotation)

    assert page.rotation == degrees
    assert (page.width, page.height) == ((HEIGHT, WIDTH) if degrees in {90, 270} else (WIDTH, HEIGHT))
    assert texts(page) == " ".join(LINES).split()
    assert rounded(page.words[0].bbox) == [50, 88, 83, 103]
    assert all(word.upright for word in page.words)


@pytest.mark.parametrize(
    ("degrees", "box"),
    [(0, (60, 70, 160, 90)), (90, (510, 60, 530, 160)), (180, (240, 510, 340, 530)), (270, (70, 240, 90, 340))],
)
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_drawings_pictures_and_links_turn_with_the_text(degrees: int, box: BBox, rotation: int) -> None:
    def draw(page: Any) -> None:
        sideways(page, degrees) if degrees else written(page)
        page.draw_rect((60, 70, 160, 90), fill=(1, 0, 0), color=None)
        page.insert_image((60, 70, 160, 90), pixmap=picture(*ORANGE), keep_proportion=False)
        page.insert_link({"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(60, 70, 160, 90), "uri": "https://a.example"})

    page = page_of(draw, rotation)

    assert rounded(page.fills[0].bbox) == list(box)
    assert rounded(page.images[0].bbox) == list(box)
    assert rounded(page.links[0].bbox) == list(box)
    assert page.links[0].uri == "https://a.example"


@pytest.mark.parametrize("rotation", [0, 90, 270])
def test_a_page_without_text_stands_as_the_file_says(rotation: int) -> None:
    page = page_of(lambda page: page.insert_image((0, 0, WIDTH, HEIGHT), pixmap=picture(9, 9, 9)), rotation)

    assert page.rotation == rotation


def test_a_stamp_alone_does_not_turn_a_page() -> None:
    page = page_of(lambda page: page.insert_text((20, 320), "Page 93", rotate=90))

    assert page.rotation == 0
    assert [word.upright for word in page.words] == [False, False]


def test_words_along_an_edge_are_words_of_their_own_with_boxes_along_that_edge() -> None:
    def draw(page: Any) -> None:
        written(page)
        page.insert_text((30, 320), "Page 93", rotate=90)

    stamp = [word for word in page_of(draw).words if not word.upright]

    assert [word.text for word in stamp] == ["Page", "93"]
    assert all(word.x1 < 40 and word.y1 - word.y0 > word.x1 - word.x0 for word in stamp[:1])


def test_slanting_text_is_not_upright_and_does_not_turn_the_page() -> None:
    def draw(page: Any) -> None:
        page.insert_text((50, 100), "short")
        page.insert_text((100, 400), "A WATERMARK", morph=(pymupdf.Point(100, 400), pymupdf.Matrix(45)))

    page = page_of(draw)

    assert page.rotation == 0
    assert {word.text for word in page.words if not word.upright} == {"A", "WATERMARK"}


def test_boxes_lie_on_their_page_and_indexes_run() -> None:
    page = page_of(written)

    assert [word.index for word in page.words] == list(range(len(page.words)))
    assert all(0 <= word.x0 < word.x1 <= WIDTH and 0 <= word.y0 < word.y1 <= HEIGHT for word in page.words)


def test_styles_come_from_the_font_and_are_shared() -> None:
    def draw(page: Any) -> None:
        page.insert_text((50, 100), "bold bold", fontname="hebo", fontsize=14, color=(1, 0, 0))
        page.insert_text((50, 120), "slanted", fontname="heit")

    bold, again, slanted = page_of(draw).words

    assert (bold.style.bold, bold.style.italic, bold.style.size) == (True, False, 14)
    assert bold.style.colour == (1, 0, 0)
    assert bold.style is again.style
    assert slanted.style.italic


def test_a_word_takes_the_style_in_which_it_begins() -> None:
    def draw(page: Any) -> None:
        page.insert_text((50, 100), "Wex", fontname="hebo")
        page.insert_text((50 + pymupdf.get_text_length("Wex", "hebo", 11), 100), "combe town", fontname="helv")

    words = page_of(draw).words

    assert [(word.text, word.style.bold) for word in words] == [("Wexcombe", True), ("town", False)]


def test_a_line_broken_by_its_underline_stays_in_words() -> None:
    """MuPDF ends a line where a rule is drawn in the middle of it."""

    def draw(page: Any) -> None:
        page.insert_text((50, 100), "write to clerk@wexcombe.example")
        end = 50 + pymupdf.get_text_length("write to clerk@wexcombe.example", "helv", 11)
        page.draw_line((90, 102), (end, 102))
        page.insert_text((end, 100), ". Thank you")

    assert texts(page_of(draw)) == ["write", "to", "clerk@wexcombe.example.", "Thank", "you"]


@pytest.mark.parametrize(("shift", "bold"), [(0.0, False), (0.3, True), (1.0, True)])
def test_text_drawn_twice_is_read_once(shift: float, bold: bool) -> None:  # noqa: FBT001
    def draw(page: Any) -> None:
        page.insert_text((50, 100), "Members present")
        page.insert_text((50 + shift, 100 + shift / 2), "Members present")

    words = page_of(draw).words

    assert [word.text for word in words] == ["Members", "present"]
    assert all(word.style.bold is bold for word in words)


def test_the_same_text_elsewhere_is_kept() -> None:
    def draw(page: Any) -> None:
        for x, y in ((50, 100), (54, 112), (150, 100)):
            page.insert_text((x, y), "Yes")

    assert texts(page_of(draw)) == ["Yes"] * 3


@pytest.mark.parametrize(
    ("lines", "elsewhere", "read"),
    [
        (("the com-", "mittee met"), "a committee", "the committee met"),
        (("a long-", "term plan"), "long-term", "a long-term plan"),
        (("the re-", "sign letter"), "resign and re-sign", "the re-sign letter"),
        (("a never-", "seen word"), "", "a never-seen word"),
        (("the com\u00ad", "mittee met"), "", "the committee met"),
        (("a co\u00ad", "optee"), "co-optee", "a co-optee"),
        (("in 2010\u00ad11 and", "later"), "", "in 2010-11 and later"),
        (("to Com-", "mittee members"), "committee", "to Committee members"),
        (("short- and", "long-term"), "shortand", "short- and long-term"),
    ],
)
def test_a_hyphen_that_only_ends_a_line_is_soft(lines: tuple[str, str], elsewhere: str, read: str) -> None:
    def draw(page: Any) -> None:
        writer = pymupdf.TextWriter(page.rect)
        for place, text in enumerate((*lines, elsewhere)):
            writer.append((50, 100 + 14 * place), text, pymupdf.Font("helv"))
        writer.write_text(page)

    words = page_of(draw).words
    rows: dict[int, list[Word]] = {}
    for word in words:
        rows.setdefault(round(word.y1), []).append(word)

    assert join_lines(line_of(row) for row in list(rows.values())[:2]) == read


def picture(red: int, green: int, blue: int) -> Any:
    """Make a white picture with a patch of colour in the middle."""
    pixmap = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 12, 12), False)  # noqa: FBT003
    pixmap.clear_with(255)
    for x in range(3, 9):
        for y in range(3, 9):
            pixmap.set_pixel(x, y, (red, green, blue))
    return pixmap


def test_small_pictures_of_one_size_keep_their_own_colours() -> None:
    def draw(page: Any) -> None:
        written(page)
        for place, colour in enumerate([(200, 0, 0), (0, 160, 0), (20, 20, 20), ORANGE]):
            page.insert_image((50, 200 + 30 * place, 62, 212 + 30 * place), pixmap=picture(*colour))

    images = page_of(draw).images

    assert [image.colour for image in images] == [(0.784, 0, 0), (0, 0.627, 0), None, (0.98, 0.745, 0)]
    assert [round(image.bbox[1]) for image in images] == [200, 230, 260, 290]


def test_large_pictures_are_not_looked_into() -> None:
    page = page_of(lambda page: page.insert_image((50, 50, 350, 350), pixmap=picture(200, 0, 0)))

    assert page.images[0].colour is None


def test_drawings_become_rules_fills_and_shapes() -> None:
    def draw(page: Any) -> None:
        page.draw_line((20, 100), (200, 100), width=1)
        page.draw_rect((20, 120, 100, 150), fill=(0, 1, 0), color=None)
        page.draw_rect((120, 120, 200, 150), color=(0, 0, 1), width=0.5)
        page.draw_rect((20, 160, 200, 161), fill=(0, 0, 0), color=None)
        page.draw_circle((300, 200), 20, fill=(1, 0.5, 0), color=None)
        page.draw_polyline([(120, 200), (200, 200), (160, 240)], fill=(1, 0, 0), color=None, closePath=True)

    page = page_of(draw)

    assert [rounded(fill.bbox) for fill in page.fills] == [[20, 120, 100, 150]]
    assert sorted(rule.horizontal for rule in page.rules) == [False, False, True, True, True, True]
    assert [(shape.curved, rounded(shape.bbox)) for shape in page.shapes] == [
        (True, [280, 180, 320, 220]),
        (False, [120, 200, 200, 240]),
    ]
    assert page.shapes[0].fill == (1.0, 0.5, 0.0)


def test_a_page_of_too_many_drawings_says_so_and_keeps_its_words() -> None:
    document = pymupdf.open()
    page = document.new_page(width=WIDTH, height=HEIGHT)
    written(page)
    shape = page.new_shape()
    for place in range(21_000):
        shape.draw_line((place % 390, 200 + place // 390), (place % 390 + 5, 200 + place // 390))
        shape.finish(width=0.1)
    shape.commit()

    pack = open_pack(document.tobytes())

    assert texts(pack.pages[0]) == " ".join(LINES).split()
    assert [(trouble.code, trouble.page) for trouble in pack.troubles] == [("drawings_skipped", 1)]


def outlined(page: Any) -> None:
    """Draw what letters drawn as outlines look like: rows of small curved paths."""
    for row in range(12):
        for column in range(30):
            page.draw_circle((40 + 10 * column, 60 + 20 * row), 4, fill=(0, 0, 0), color=None)


def chart(page: Any) -> None:
    page.insert_text((50, 60), "Visits to libraries")
    page.insert_image((50, 80, 350, 500), pixmap=picture(90, 90, 200), keep_proportion=False)


def cover(page: Any) -> None:
    """A picture that lies under the words is a background."""
    page.insert_image((0, 0, WIDTH, HEIGHT), pixmap=picture(90, 90, 200), keep_proportion=False)
    for place in range(6):
        page.insert_text((50, 100 + 20 * place), "Forward plan of Wexcombe council")


@pytest.mark.parametrize(
    ("draw", "kind", "text"),
    [
        (written, "content", "native"),
        (lambda _: None, "blank", "none"),
        (
            lambda page: page.insert_image((0, 0, WIDTH, HEIGHT), pixmap=picture(1, 1, 1), keep_proportion=False),
            "scan",
            "none",
        ),
        (outlined, "outline", "none"),
        (chart, "figure", "native"),
        (cover, "content", "native"),
    ],
    ids=["words", "nothing", "scan", "outlines", "chart", "words on a picture"],
)
def test_the_kind_of_page_is_told(draw: Callable[[Any], object], kind: str, text: str) -> None:
    page = open_pack(drawn(written, draw)).pages[1]

    assert (page.kind, page.text) == (kind, text)


def test_the_few_words_of_a_first_page_are_its_title_whatever_picture_lies_below() -> None:
    assert page_of(chart).kind == "content"


def test_boxes_are_cut_at_the_edge_of_the_page() -> None:
    def draw(page: Any) -> None:
        written(page)
        page.insert_text((-2, 200), "overhanging")
        page.insert_text((150, 8), "high", fontsize=20)

    words = page_of(draw).words

    assert [word.text for word in words][-2:] == ["overhanging", "high"]
    assert (words[-2].x0, words[-1].y0) == (0, 0)


def test_words_laid_unseen_over_a_scan_are_somebodys_ocr() -> None:
    def draw(page: Any) -> None:
        page.insert_image((0, 0, WIDTH, HEIGHT), pixmap=picture(1, 1, 1), keep_proportion=False)
        for place in range(20):
            page.insert_text((50, 100 + 20 * place), "minutes of the council meeting", render_mode=3)

    page = page_of(draw)

    assert (page.text, page.kind) == ("ocr", "content")


TAGGED = """/TD <</MCID 0>> BDC BT /F1 12 Tf 72 700 Td (Ward) Tj ET EMC
/TD <</MCID 1>> BDC BT /F1 12 Tf 200 700 Td (Votes cast) Tj ET EMC
"""


def raw_pdf(contents: str, *more: str, catalog: str = "", page: str = "") -> bytes:
    """Write a PDF of one page by hand, for what pymupdf does not draw."""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R{page}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Length {len(contents)}>>stream\n{contents}endstream",
        *more,
    ]
    body, places = "%PDF-1.7\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def test_structure_tags_hold_their_words() -> None:
    data = raw_pdf(
        TAGGED,
        "<</Type/StructTreeRoot/K[7 0 R]/ParentTree 11 0 R/ParentTreeNextKey 1>>",
        "<</Type/StructElem/S/Table/P 6 0 R/K[8 0 R]>>",
        "<</Type/StructElem/S/TR/P 7 0 R/K[9 0 R 10 0 R]>>",
        "<</Type/StructElem/S/TH/P 8 0 R/Pg 3 0 R/K 0>>",
        "<</Type/StructElem/S/TD/P 8 0 R/Pg 3 0 R/K 1>>",
        "<</Nums[0[9 0 R 10 0 R]]>>",
        catalog="/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R",
        page="/StructParents 0",
    )

    tags = open_pack(data).pages[0].tags

    assert [(tag.kind, " ".join(word.text for word in tag.words)) for tag in tags] == [
        ("Table", "Ward Votes cast"),
        ("TR", "Ward Votes cast"),
        ("TH", "Ward"),
        ("TD", "Votes cast"),
    ]
    assert tags[-1].path == (("Table", 0), ("TR", 0), ("TD", 1))


def numbered(text: str, shift: int | None) -> bytes:
    """Set text in a font that claims its glyphs draw other characters: each so far before the true one.

    None numbers them as they come.
    """
    document = pymupdf.open()
    page = document.new_page(width=WIDTH, height=HEIGHT)
    writer, font = pymupdf.TextWriter(page.rect), pymupdf.Font("helv")
    writer.append((50, 100), text, font)
    writer.write_text(page)
    claims = [
        f"<{font.has_glyph(ord(char)):04x}><{place if shift is None else ord(char) - shift:04x}>"
        for place, char in enumerate(dict.fromkeys(text), 1)
    ]
    table = "\n".join(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Claims def /CMapType 2 def",
            "1 begincodespacerange <0000><FFFF> endcodespacerange",
            f"{len(claims)} beginbfchar {' '.join(claims)} endbfchar endcmap end end",
        )
    )
    key = document.xref_get_key(page.get_fonts()[0][0], "ToUnicode")[1]
    document.update_stream(int(key.split()[0]), table.encode())
    data: bytes = document.tobytes()
    return data


def test_glyph_numbers_of_common_fonts_are_read_as_letters() -> None:
    pack = open_pack(numbered("The clerk read the minutes", shift=29))

    assert texts(pack.pages[0]) == ["The", "clerk", "read", "the", "minutes"]
    assert pack.troubles == ()


def test_glyph_numbers_of_other_fonts_are_reported_and_not_read_as_text() -> None:
    pack = open_pack(numbered("The clerk read the minutes.", shift=None))

    assert texts(pack.pages[0]) == []
    assert [(trouble.code, trouble.severity) for trouble in pack.troubles] == [("font_unmapped", "error")]
    assert pack.pages[0].kind == "outline"


def test_what_is_clipped_away_or_outside_the_page_is_not_read() -> None:
    def draw(page: Any) -> None:
        written(page)
        page.insert_text((-200, 50), "outside")
        page.insert_text((50, HEIGHT + 50), "below")

    assert texts(page_of(draw)) == " ".join(LINES).split()


def test_bookmarks_and_links_name_pdf_pages_counted_from_one() -> None:
    document = pymupdf.open(stream=drawn(written, written))
    document.set_toc([[1, "Agenda", 1], [2, "7 Bus\u2003review", 2]])
    document[0].insert_link({"kind": pymupdf.LINK_GOTO, "from": pymupdf.Rect(0, 0, 9, 9), "page": 1})

    pack = open_pack(document.tobytes())

    assert [(mark.level, mark.title, mark.page) for mark in pack.bookmarks] == [
        (1, "Agenda", 1),
        (2, "7 Bus review", 2),
    ]
    assert [(link.target_page, link.uri) for link in pack.pages[0].links] == [(2, None)]


def test_the_pack_knows_its_bytes_and_its_maker() -> None:
    document = pymupdf.open(stream=drawn(written))
    document.set_metadata(
        {"producer": "Wexcombe Press", "creator": "Writer", "creationDate": "D:20310312101500+01'00'"}
    )
    data = document.tobytes()

    pack = open_pack(data)

    assert (pack.producer, pack.creator, pack.created) == ("Wexcombe Press", "Writer", "2031-03-12T10:15:00+01:00")
    assert len(pack.sha256) == 64
    assert pack.sha256 == open_pack(io.BytesIO(data)).sha256


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("D:20310312101500+00'00'", "2031-03-12T10:15:00+00:00"),
        ("D:20310312101500-0530", "2031-03-12T10:15:00-05:30"),
        ("D:20310312101500Z", "2031-03-12T10:15:00Z"),
        ("D:203103121015", "2031-03-12T10:15:00"),
        ("20310312", "2031-03-12"),
        ("D:2031", "2031"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_pdf_dates_become_iso_dates(printed: str, read: str | None) -> None:
    assert iso_date(printed) == read


def test_path_bytes_and_stream_give_the_same_pack(tmp_path: Path) -> None:
    data = drawn(written)
    path = tmp_path / "pack.pdf"
    path.write_bytes(data)

    assert open_pack(path) == open_pack(str(path)) == open_pack(data) == open_pack(io.BytesIO(data))


def test_a_damaged_file_is_read_and_said_to_be_repaired() -> None:
    data = drawn(written)

    pack = open_pack(data[: data.rindex(b"xref")])

    assert texts(pack.pages[0]) == " ".join(LINES).split()
    assert [trouble.code for trouble in pack.troubles] == ["repaired"]


OPENS = "open sesame"
AES_256 = 5


def encrypted() -> bytes:
    document = pymupdf.open(stream=drawn(written))
    data: bytes = document.tobytes(encryption=AES_256, owner_pw="owner", user_pw=OPENS)
    return data


@pytest.mark.parametrize(
    ("data", "error", "code", "words"),
    [
        (b"", UnusableError, ExitCode.UNUSABLE, "0 bytes"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", UnusableError, ExitCode.UNUSABLE, "web page"),
        (b"PK\x03\x04rest", UnusableError, ExitCode.UNUSABLE, "ZIP"),
        (b"\x89PNG\r\n\x1a\n", UnusableError, ExitCode.UNUSABLE, "PNG"),
        (b"Dear members,", UnusableError, ExitCode.UNUSABLE, "not a PDF"),
        (b"%PDF-1.7\n", UnusableError, ExitCode.UNUSABLE, ""),
        (b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n", UnusableError, ExitCode.UNUSABLE, ""),
        (encrypted(), EncryptedError, ExitCode.ENCRYPTED, "password"),
    ],
    ids=["empty", "html", "zip", "png", "text", "only a header", "no pages", "encrypted"],
)
def test_a_file_of_no_use_is_one_plain_line(data: bytes, error: type[PackError], code: ExitCode, words: str) -> None:
    with pytest.raises(error) as caught:
        open_pack(data)

    assert caught.value.code is code
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path, what in ((tmp_path / "none.pdf", "no such file"), (tmp_path, "folder")):
        with pytest.raises(InputError, match=what) as caught:
            open_pack(path)

        assert caught.value.code is ExitCode.IO
        assert str(path) in str(caught.value)


def test_the_password_opens_and_a_wrong_one_does_not() -> None:
    assert texts(open_pack(encrypted(), password=OPENS).pages[0])
    with pytest.raises(EncryptedError, match="does not open it"):
        open_pack(encrypted(), password=OPENS[1:])


def test_a_page_that_cannot_be_read_does_not_cost_the_others() -> None:
    document = pymupdf.open(stream=drawn(written, written, written))
    document.update_object(document[1].xref, "null")

    pack = open_pack(document.tobytes())

    assert [len(page.words) for page in pack.pages] == [12, 0, 12]
    assert [(trouble.code, trouble.page) for trouble in pack.troubles] == [("page_unreadable", 2)]


def test_a_page_that_is_damaged_in_part_is_read_and_said_to_be_damaged() -> None:
    document = pymupdf.open(stream=drawn(written, written))
    contents = document[1].get_contents()[-1]
    document.update_stream(contents, bytes(document.xref_stream(contents) or b"") + b" ] >> ) no such thing (")

    pack = open_pack(document.tobytes())

    assert [len(page.words) for page in pack.pages] == [12, 12]
    assert [(trouble.code, trouble.severity, trouble.page) for trouble in pack.troubles] == [
        ("page_damaged", "warning", 2)
    ]


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    data = drawn(written)
    open_pack(data[: data.rindex(b"xref")])
    with pytest.raises(PackError):
        open_pack(b"%PDF-1.7 broken")

    assert capfd.readouterr() == ("", "")

"""Pictures placed on a page, with the dominant colour of small ones: a RAG light, an arrow.

The page is run through a device that hears of pictures only. That is the cheapest way to their
boxes, and the only one that says which picture stands where when two are of one size.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from scrutiny_extract.extract.layout import Image
from scrutiny_extract.extract.pages.engine import engine
from scrutiny_extract.extract.pages.outlines import find_outline

if TYPE_CHECKING:
    from scrutiny_extract.extract.layout import BBox, Colour
    from scrutiny_extract.extract.pages.engine import Matrix, PdfPage, Picture
    from scrutiny_extract.extract.pages.turning import Turn

SMALL = 100.0
"""Sides of a picture that is looked into, points, at most."""
PIXELS = 1_000_000
"""Pixels of a picture that is looked into, at most."""
SAMPLES = 64
"""Pixels a side to which a picture is reduced before its colours are counted."""
VIVID = 60
"""Distance (of 255) between strongest and weakest primary of what is neither white, black nor grey."""
SHARE = 0.04
"""Share of a picture's pixels that must be vivid: the outline of an arrow is few of them."""
LIMIT = 5_000
"""Pictures of one page that are kept."""

INLINE = (b"\nID", b" ID")
"""What begins the data of a picture inside the page's own commands."""


class Placing(NamedTuple):
    """The matrix that puts a picture, a unit square with y down, on the stored page."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Put a point on the page."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @property
    def bbox(self) -> BBox:
        """The box the square becomes."""
        x, y = zip(*(self.point(*corner) for corner in ((0, 0), (1, 0), (0, 1), (1, 1))), strict=True)
        return (min(x), min(y), max(x), max(y))


class Look(NamedTuple):
    """What a small picture looks like."""

    image: Picture
    colour: Colour | None
    outline: tuple[tuple[float, float], ...]


class Pictures:
    """Finds the pictures of a document's pages; remembers colours, because icons come again and again."""

    def __init__(self) -> None:
        """Start with none seen."""
        self._looks: dict[int, Look] = {}

    def of(self, page: PdfPage, turn: Turn) -> tuple[Image, ...]:
        """Return the page's pictures in the order in which they are drawn, turned upright."""
        listed = page.get_images()
        if not listed and not _has_inline(page):
            return ()
        device = _device()()
        engine().mupdf.fz_run_page(page.this, device, engine().mupdf.FzMatrix(), engine().mupdf.FzCookie())
        engine().mupdf.fz_close_device(device)
        numbers: dict[tuple[int, int], list[int]] = {}
        for xref, _, width, height, *_ in listed:
            numbers.setdefault((width, height), []).append(xref)
        return tuple(self._image(placing, image, numbers, turn) for placing, image in device.placed)

    def _image(self, placing: Placing, image: Picture, numbers: dict[tuple[int, int], list[int]], turn: Turn) -> Image:
        xrefs = numbers.get((image.w(), image.h()), [])
        bbox = placing.bbox
        look = self._look(bbox, image)
        outline = tuple(turn.point(*placing.point(*point)) for point in look.outline)
        return Image(turn.bbox(bbox), xrefs[0] if len(xrefs) == 1 else 0, look.colour, outline)

    def _look(self, bbox: BBox, image: Picture) -> Look:
        x0, y0, x1, y1 = bbox
        if max(x1 - x0, y1 - y0) > SMALL or image.w() * image.h() > PIXELS:
            return Look(image, None, ())
        key = int(image.m_internal.this)
        if key not in self._looks:  # the image is kept, so its number is not given away
            self._looks[key] = Look(image, _dominant(image), find_outline(image))
        return self._looks[key]


def _has_inline(page: PdfPage) -> bool:
    contents = page.read_contents()
    return any(mark in contents for mark in INLINE)


@cache
def _device() -> type[Any]:
    """Make the device class once pymupdf is there."""
    mupdf = engine().mupdf

    class Seen(mupdf.FzDevice2):  # type: ignore[misc, name-defined]
        """Notes each picture and where it is drawn."""

        def __init__(self) -> None:
            super().__init__()
            self.use_virtual_fill_image()
            self.use_virtual_fill_image_mask()
            self.placed: list[tuple[Placing, Picture]] = []

        def fill_image(self, _context: object, image: Picture, matrix: Matrix, *_: object) -> None:
            if len(self.placed) < LIMIT:
                kept = mupdf.FzImage(mupdf.ll_fz_keep_image(image))
                placing = Placing(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
                self.placed.append((placing, kept))

        fill_image_mask = fill_image

    return Seen


def _dominant(image: Picture) -> Colour | None:
    """Return the mean of the most frequent vivid colours; None for a picture without any, or a broken one."""
    pymupdf = engine()
    try:
        pixmap = pymupdf.Pixmap(pymupdf.mupdf.fz_get_unscaled_pixmap_from_image(image))
        if pixmap.colorspace is None:
            return None
        if pixmap.colorspace.n != 3 or pixmap.alpha:
            pixmap = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.Pixmap(pixmap, 0) if pixmap.alpha else pixmap)
        if max(pixmap.width, pixmap.height) > SAMPLES:
            scale = SAMPLES / max(pixmap.width, pixmap.height)
            pixmap = pymupdf.Pixmap(pixmap, max(1, int(pixmap.width * scale)), max(1, int(pixmap.height * scale)))
        return _most_vivid(pixmap.color_count(colors=True))
    except Exception:  # noqa: BLE001 - whatever is wrong with one icon, the page is read
        return None


def _most_vivid(counts: dict[bytes, int]) -> Colour | None:
    alike: Counter[tuple[int, ...]] = Counter()
    for pixel, count in counts.items():
        if max(pixel[:3]) - min(pixel[:3]) >= VIVID:
            alike[tuple(part >> 5 for part in pixel[:3])] += count
    if sum(alike.values()) < SHARE * sum(counts.values()):
        return None
    bucket = alike.most_common(1)[0][0]
    chosen = [(pixel, count) for pixel, count in counts.items() if tuple(part >> 5 for part in pixel[:3]) == bucket]
    total = sum(count for _, count in chosen)
    red, green, blue = (sum(pixel[part] * count for pixel, count in chosen) / total / 255 for part in range(3))
    return (round(red, 3), round(green, 3), round(blue, 3))

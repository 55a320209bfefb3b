"""Pages that are pictures."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

import pytest

from reportparse.reading.pdf import read_pdf, recognising
from reportparse.reading.pdf.characters import FontTable
from reportparse.reading.pdf.opening import opened
from reportparse.reading.pdf.recognising import FONT, is_installed, recognised
from reportparse.text import SourceRange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Draw = Callable[..., bytes]

SCAN = ("picture", 0, 0, 600, 800)
PIXELS = 200 / 72


def line(text: str, x0: float, top: float, x1: float, bottom: float, *rest: Any) -> list[Any]:  # noqa: ANN401 - as the engine gives it
    """What the engine tells of a line, given in points."""
    corners = [(x0, top), (x1, top), (x1, bottom), (x0, bottom)]
    return [[(x * PIXELS, y * PIXELS) for x, y in corners], text, 0.9, *rest]


@pytest.fixture
def seeing(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[list[Any]]]:
    """Lines that a stand-in for the engine sees on each page."""
    lines: list[list[Any]] = []
    monkeypatch.setattr(recognising, "_engine", lambda: lambda _, **__: (lines, []))
    yield lines  # noqa: PT022 - the engine is put back by monkeypatch


def test_a_picture_is_read_and_said_to_be_recognised(draw: Draw, seeing: list[list[Any]]) -> None:
    seeing += [line("租金上涨12.4%。", 50, 100, 150, 114), line("Rents rose.", 50, 140, 150, 154)]
    reading = read_pdf(draw([SCAN]))
    assert reading.text.content == "租金上涨12.4%。\nRents rose.\n"
    assert reading.warnings == ("Page 1 read by character recognition (confidence 0.90).",)
    glyphs = reading.text.source.glyphs
    assert glyphs is not None
    assert glyphs.font_names == (FONT,)


def test_what_is_recognised_has_its_place(draw: Draw, seeing: list[list[Any]]) -> None:
    words = [[(x * PIXELS, 0.0), ((x + 10) * PIXELS, 0.0)] for x in (50, 60, 120)]
    seeing.append(line("租金9", 50, 100, 130, 114, words, ["租", "金", "9"], [0.9] * 3))
    reading = read_pdf(draw([SCAN]))
    at = reading.text.content.index("9")
    (place,) = reading.text.source.places(SourceRange(at, at + 1))
    assert (place.page, round(place.x0), round(place.x1)) == (1, 120, 128)
    assert 100 < place.top < place.bottom < 115


def test_a_page_with_text_is_not_recognised(draw: Draw, seeing: list[list[Any]]) -> None:
    seeing.append(line("seen", 50, 100, 150, 114))
    content = read_pdf(draw([(50, 100, "Rents rose by 12.4% last year."), SCAN])).text.content
    assert content == "Rents rose by 12.4% last year.\n"


def test_nothing_on_a_picture_is_nothing_read(draw: Draw, seeing: list[list[Any]]) -> None:
    assert seeing == []
    with opened(draw([SCAN])) as document:
        assert recognised(document[0], FontTable()) is None


def test_a_page_too_large_for_a_picture_is_not_taken(
    draw: Draw, seeing: list[list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    seeing.append(line("seen", 50, 100, 150, 114))
    monkeypatch.setattr(recognising, "_MOST_PIXELS", 100)
    with opened(draw([SCAN])) as document:
        assert recognised(document[0], FontTable()) is None


def test_without_the_extra_nothing_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognising, "_engine", lambda: None)
    assert not is_installed()


@pytest.mark.skipif(
    importlib.util.find_spec("rapidocr_onnxruntime") is None,
    reason="the extra ocr is not installed",
)
def test_the_engine_of_the_extra_is_found() -> None:
    assert is_installed()

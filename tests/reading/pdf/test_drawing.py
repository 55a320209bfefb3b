"""Lines, boxes and pictures that are drawn on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportparse.reading.pdf.characters import FontTable
from reportparse.reading.pdf.opening import opened
from reportparse.reading.pdf.page import read_page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from reportparse.reading.pdf.drawing import Drawing

    Draw = Callable[..., bytes]


def read(draw: Draw, *items: Sequence[Any]) -> Drawing:
    """Read what is drawn on the only page."""
    with opened(draw([*items])) as document:
        return read_page(document, 0, FontTable()).drawing


def test_a_line_is_measured_from_the_top(draw: Draw) -> None:
    found = read(draw, ("line", 50, 100, 250, 100), ("line", 60, 100, 60, 180))
    (level,), (upright,) = found.horizontal, found.vertical
    assert (level.at, level.start, level.end) == (100, 50, 250)
    assert (upright.at, upright.start, upright.end) == (60, 100, 180)


def test_a_thin_box_is_a_line(draw: Draw) -> None:
    found = read(draw, ("box", 50, 100, 250, 101))
    assert len(found.horizontal) == 1
    assert found.fills == ()


def test_a_box_is_a_ground(draw: Draw) -> None:
    (ground,) = read(draw, ("box", 50, 100, 250, 130)).fills
    assert (ground.x0, ground.top, ground.x1, ground.bottom) == (50, 100, 250, 130)
    assert ground.area == 6000


def test_a_slanting_line_and_a_tick_are_none(draw: Draw) -> None:
    found = read(draw, ("line", 50, 100, 90, 140), ("line", 50, 100, 52, 100))
    assert (found.horizontal, found.vertical) == ((), ())


def test_a_picture_has_its_place(draw: Draw) -> None:
    (picture,) = read(draw, ("picture", 100, 200, 300, 400)).pictures
    assert (round(picture.x0), round(picture.top), round(picture.area)) == (100, 200, 40_000)

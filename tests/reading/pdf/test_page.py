"""One page as it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.errors import LimitError
from reportparse.reading.pdf import page as page_module
from reportparse.reading.pdf.characters import FontTable
from reportparse.reading.pdf.opening import opened
from reportparse.reading.pdf.page import read_page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from reportparse.reading.pdf.page import Page

    Draw = Callable[..., bytes]


def read(draw: Draw, *items: Sequence[Any]) -> Page:
    """Read the only page."""
    with opened(draw([*items])) as document:
        return read_page(document, 0, FontTable())


def test_a_page_drawn_sideways_is_read_turned(draw: Draw) -> None:
    page = read(draw, ("turned", 90, 300, 600, "a wide table on a narrow page"))
    assert (page.turn, page.width, page.height) == (270, 800, 600)
    assert page.level.all()
    assert (page.boxes[1:, 0] > page.boxes[:-1, 0]).all(), "from left to right"


def test_boxes_on_the_page_as_shown_are_kept(draw: Draw) -> None:
    page = read(draw, ("turned", 90, 300, 600, "a wide table on a narrow page"))
    boxes = page.characters.boxes
    assert (boxes[1:, 1] < boxes[:-1, 1]).all(), "from the foot of the page upwards"


def test_a_word_in_the_margin_does_not_turn_the_page(draw: Draw) -> None:
    page = read(draw, (50, 100, "most of the text is level"), ("turned", 90, 20, 300, "margin"))
    assert page.turn == 0
    assert int((~page.level).sum()) == len("margin")


def test_what_is_filled_in_is_read_with_the_page(draw: Draw) -> None:
    page = read(draw, (50, 100, "Issuer:"), ("field", 100, 104, 200, "Harbour"))
    assert page.characters.content == "Issuer:Harbour"


def test_a_page_of_too_many_pieces_is_refused(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "_MOST_PIECES", 3)
    items = [(50, 100 + 20 * at, "Rents") for at in range(4)]
    with pytest.raises(LimitError, match="page 1 has 4 pieces of text"):
        read(draw, *items)
    rules = [("line", 50, 100 + at, 300, 100 + at) for at in range(4)]
    assert read(draw, (50, 50, "Rents"), *rules).characters.content == "Rents"


def test_lines_turn_with_the_page(draw: Draw) -> None:
    page = read(draw, ("turned", 90, 300, 600, "sideways text"), ("line", 310, 100, 310, 700))
    (rule,) = page.drawing.horizontal
    assert rule.end - rule.start == 600
    assert rule.at > page.boxes[0, 3] - 3

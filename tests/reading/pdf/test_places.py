"""The box of a passage covers what is printed there, by the picture of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
import pytest

from reportparse.reading.pdf import read_pdf
from reportparse.text import SourceRange

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from numpy.typing import NDArray

    Draw = Callable[..., bytes]

SCALE = 2
"""Pixels of the picture for each point."""


def picture(data: bytes) -> NDArray[np.uint8]:
    """The only page in grey."""
    page = pypdfium2.PdfDocument(data)[0]
    shown: NDArray[np.uint8] = page.render(scale=SCALE, grayscale=True).to_numpy()
    return shown.reshape(shown.shape[:2])


@pytest.mark.parametrize(
    ("before", "figure", "after", "turn"),
    [
        ((50, 100, "Rents rose by"), (118, 100, "12.4%"), (150, 100, "in all regions"), 0),
        ((50, 100, "租金上涨"), (90, 100, "百分之十二"), (140, 100, "左右"), 0),
        ((50, 700, "租金上涨", 14), (106, 700, "3,120亿元", 14), (180, 700, "左右", 14), 0),
        ((50, 400, "Rents rose by"), (118, 400, "12.4%"), (150, 400, "in all regions"), 90),
        ((50, 400, "Rents rose by"), (118, 400, "12.4%"), (150, 400, "in all regions"), 270),
        (
            ("turned", 90, 300, 600, "Rents rose by"),
            ("turned", 90, 300, 532, "12.4%"),
            ("turned", 90, 300, 500, "in all regions"),
            0,
        ),
    ],
    ids=["English", "Chinese", "large", "turned page", "turned back", "sideways"],
)
def test_a_figure_lies_in_its_box(
    draw: Draw, before: Sequence[Any], figure: Sequence[Any], after: Sequence[Any], turn: int
) -> None:
    data = draw([before, figure, after], turn=turn)
    reading = read_pdf(data)
    content = reading.text.content
    text = next(part for part in figure if isinstance(part, str) and part != "turned")
    start = content.index(text)
    (place,) = reading.text.source.places(SourceRange(start, start + len(text)))
    ink = picture(data) != picture(draw([before, after], turn=turn))
    down, across = np.nonzero(ink)
    assert place.page == 1
    assert len(across) > 0
    assert place.x0 - 1 <= across.min() / SCALE
    assert across.max() / SCALE <= place.x1 + 1
    assert place.top - 1 <= down.min() / SCALE
    assert down.max() / SCALE <= place.bottom + 1
    covered = (across.max() - across.min() + 1) * (down.max() - down.min() + 1) / SCALE**2
    assert covered > 0.4 * (place.x1 - place.x0) * (place.bottom - place.top), "and is not larger"

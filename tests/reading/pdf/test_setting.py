"""Characters are set side by side again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from reportparse.reading.pdf.characters import FontTable
from reportparse.reading.pdf.opening import opened
from reportparse.reading.pdf.page import read_page
from reportparse.reading.pdf.setting import runs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    Draw = Callable[..., bytes]


def read(draw: Draw, *items: Sequence[Any]) -> list[str]:
    """Contents of the runs of the only page."""
    with opened(draw([*items])) as document:
        page = read_page(document, 0, FontTable())
    return [run.content for run in runs_of(page, np.flatnonzero(page.level))]


@pytest.mark.parametrize(
    ("items", "runs"),
    [
        ([(50, 100, "net profit rose")], ["net profit rose"]),
        ([(50, 100, "net"), (67, 100, "profit")], ["net profit"]),
        ([(50, 100, "net"), (64.6, 100, "profit")], ["netprofit"]),
        ([(50, 100, "net"), (90, 100, "profit")], ["net", "profit"]),
        ([(90, 100, "profit"), (50, 100, "net")], ["net", "profit"]),
        ([(50, 100, "第一章"), (83, 100, "总论")], ["第一章 总论"]),
        ([(50, 100, "第一章"), (81, 100, "总论")], ["第一章总论"]),
        ([(50, 100, "营业收入"), (90, 100, "2024")], ["营业收入2024"]),
        ([(50, 100, "摘"), (70, 100, "要")], ["摘", "要"]),
        ([(50, 100, "百万元"), (82.5, 100, "US dollars")], ["百万元US dollars"]),
        (
            [
                *(item for y in (60, 70, 80) for item in ((50, y, "年"), (60, y, "by year"))),
                (50, 100, "百万元"),
                (82.5, 100, "US dollars"),
            ],
            [*["年by year"] * 3, "百万元 US dollars"],
        ),
        (
            [
                *((300, 100 + 15 * at, "words of the next column") for at in range(6)),
                (280, 100, "12.5"),
            ],
            ["12.5", *["words of the next column"] * 6],
        ),
        ([(50, 100, "收入，"), (83, 100, "利润")], ["收入，利润"]),
        ([(50, 100, "CO"), (66, 103, "2", 6), (72, 100, "fell")], ["CO2 fell"]),
        ([(50, 100, "above"), (50, 114, "below")], ["above", "below"]),
        ([(50, 100, "•"), (54, 100, "fees")], ["• fees"]),
    ],
)
def test_runs_are_what_a_reader_sees(
    draw: Draw, items: list[tuple[Any, ...]], runs: list[str]
) -> None:
    assert read(draw, *items) == runs


def test_words_spread_to_fill_a_line_stay_one_run(draw: Draw) -> None:
    widths = {"rents": 22.23, "rose": 19.45, "in": 7.78, "every": 24.45, "region": 0}
    x, items = 50.0, []
    for word, width in widths.items():  # as Helvetica is wide
        items.append((x, 100, word))
        x += width + 12
    assert read(draw, *items) == ["rents rose in every region"]


def test_spaces_between_all_chinese_characters_are_letter_spacing(draw: Draw) -> None:
    items = [(50 + 13 * place, 100, character) for place, character in enumerate("业绩摘要表")]
    assert read(draw, *items) == ["业绩摘要表"]

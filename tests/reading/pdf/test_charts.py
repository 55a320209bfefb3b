"""Axes of charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.reading.pdf.charts import axes

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.reading.pdf.runs import Run

    MakeRun = Callable[..., Run]


def column(run: MakeRun, contents: list[str], x1: float = 100, step: float = 14) -> list[Run]:
    """Figures below one another, set at their right edge."""
    return [
        run(content, x1 - 5 * len(content), 100 + step * at) for at, content in enumerate(contents)
    ]


@pytest.mark.parametrize(
    "contents",
    [
        ["2.60", "2.40", "2.20", "2.00", "1.80"],
        ["60%", "40%", "20%", "0%", "-20%", "-40%"],
        ["10,000", "8,000", "6,000", "4,000", "2,000", "0"],
        ["(20)", "(10)", "0", "10", "20"],
    ],
)
def test_figures_that_count_evenly_are_an_axis(run: MakeRun, contents: list[str]) -> None:
    ticks = column(run, contents)
    assert axes([*ticks, run("Rents", 300, 100)]) == {id(tick) for tick in ticks}


@pytest.mark.parametrize(
    "contents",
    [
        ["2020", "2021", "2022", "2023", "2024"],
        ["1", "2", "3", "4", "5", "6"],
        ["2.60", "2.40", "2.20", "2.00"],
        ["2.60", "2.40", "2.25", "2.00", "1.80"],
        ["5", "5", "5", "5", "5", "5"],
    ],
    ids=["years", "ranks", "too few", "uneven", "all alike"],
)
def test_other_figures_are_none(run: MakeRun, contents: list[str]) -> None:
    assert axes(column(run, contents)) == set()


def test_a_column_of_a_table_is_none(run: MakeRun) -> None:
    figures = column(run, ["10", "20", "30", "40", "50"])
    labels = [run("Coast", 20, figure.baseline) for figure in figures]
    assert axes([*figures, *labels]) == set()

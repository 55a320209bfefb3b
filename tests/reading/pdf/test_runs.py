"""Runs, and the lines that they make."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reportparse.reading.pdf.runs import begins_wide, ends_wide, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.reading.pdf.runs import Run

    MakeRun = Callable[..., Run]


class TestParted:
    def test_a_wide_gap_between_columns_parts_a_run(self, run: MakeRun) -> None:
        wide = run("2023  2024")
        assert [part.content for part in wide.parted((70, 80))] == ["2023", "2024"]

    def test_the_space_between_words_does_not(self, run: MakeRun) -> None:
        words = run("net profit")
        nearer = replace(words, lefts=(*words.lefts[:4], *(left - 2 for left in words.lefts[4:])))
        assert len(nearer.parted((66, 68))) == 1

    def test_a_figure_that_runs_into_a_word_is_parted_from_it(self, run: MakeRun) -> None:
        assert [part.content for part in run("2024Growth").parted((69, 72))] == ["2024", "Growth"]

    def test_a_figure_with_its_word_elsewhere_is_not(self, run: MakeRun) -> None:
        assert len(run("2024Growth").parted((90, 95))) == 1


@pytest.mark.parametrize(
    ("content", "begins", "ends"),
    [
        ("收入", True, True),
        ("Revenue", False, False),
        ("“收入”", True, True),
        ("“Revenue”", False, False),
        ("2024年", False, True),
        ("……", False, False),
        ("", False, False),
    ],
)
def test_marks_of_both_languages_are_as_wide_as_their_neighbours(
    content: str, *, begins: bool, ends: bool
) -> None:
    assert (begins_wide(content), ends_wide(content)) == (begins, ends)


class TestRowsOf:
    def test_runs_on_one_line_make_a_row(self, run: MakeRun) -> None:
        rows = rows_of([run("b", 90, 101), run("a", 50, 100), run("c", 50, 115)])
        assert [[part.content for part in row] for row in rows] == [["a", "b"], ["c"]]

    def test_lines_half_a_line_apart_are_two(self, run: MakeRun) -> None:
        assert len(rows_of([run("a", 50, 100), run("b", 90, 107)])) == 2

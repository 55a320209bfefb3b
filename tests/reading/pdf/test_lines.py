"""Lines of text, and how they stand in their column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.reading.pdf.lines import bold_fonts, first_word_width, line_of, measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.reading.pdf.lines import Line
    from reportparse.reading.pdf.runs import Run

    MakeLine = Callable[..., Line]
    MakeRun = Callable[..., Run]


def test_bold_fonts_are_known_by_their_names() -> None:
    names = ["SimSun", "SimHei", "Helvetica-Bold", "NotoSerifCJKsc-Regular", "方正黑体"]
    assert bold_fonts(names) == {1, 2, 4}


class TestLineOf:
    def test_runs_are_joined_by_a_space(self, run: MakeRun) -> None:
        assert line_of([run("Total"), run("5.9", 200)], 1, frozenset()).content == "Total 5.9"

    def test_a_number_far_off_is_its_tail(self, run: MakeRun) -> None:
        assert line_of([run("Risks"), run("12", 200)], 1, frozenset()).tail == "12"
        assert line_of([run("Risks"), run("12", 85)], 1, frozenset()).tail == ""


class TestMeasure:
    def test_a_column_is_as_wide_as_its_long_lines(self, line: MakeLine) -> None:
        lines = [line("字" * 30, 50, 100 + 15 * place) for place in range(5)]
        found = measure([*lines, line("字" * 8, 50, 175)])
        assert (found.left, found.right, found.leading, found.size) == (50, 350, 15, 10)

    def test_indents_tell_where_others_do_not_indent(self, line: MakeLine) -> None:
        indented = [line("字" * 20, 70, 100), line("字" * 22, 50, 115), line("字" * 22, 50, 130)]
        assert measure(indented).indented


@pytest.mark.parametrize(
    ("content", "widths"),
    [
        ("营业收入", 1),
        ("收，入", 2),
        ("（收入）", 2),
        ("19.33亿元", 5 * 0.55),
        ("按“三步走”推进", 1 + 0.55 + 1),
        ("growth slowed", 6 * 0.5),
        ("比-27.0%；", 1 + 6 * 0.55 + 1),
    ],
)
def test_a_line_is_not_broken_within_what_belongs_together(
    line: MakeLine, content: str, widths: float
) -> None:
    assert first_word_width(line(content)) == pytest.approx(widths * 10)

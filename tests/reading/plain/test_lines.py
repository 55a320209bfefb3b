"""Lines of a saved text."""

from __future__ import annotations

import pytest

from reportparse.errors import LimitError
from reportparse.reading.plain import lines
from reportparse.reading.plain.lines import read_lines, width_of


def test_lines_know_where_they_stand_and_how_wide_they_are() -> None:
    content = "甲5%\r\n\r\n　　ab \f\tc"
    found = [
        (content[line.start : line.end], line.indent, line.width, line.blank_before, line.page)
        for line in read_lines(content)
    ]
    assert found == [("甲5%", 0, 4, False, 0), ("ab", 4, 6, True, 0), ("c", 8, 9, False, 1)]


@pytest.mark.parametrize(
    ("characters", "width"), [("abc", 3), ("增长", 4), ("“5%”", 4), ("，", 2), ("Ａ", 2), ("é", 1)]
)
def test_full_width_characters_take_two_columns(characters: str, width: int) -> None:
    assert width_of(characters) == width


@pytest.mark.parametrize("content", ["", "\n", " \u3000\n\f\u200b"])
def test_there_may_be_no_line(content: str) -> None:
    assert read_lines(content) == []


def test_a_text_of_too_many_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_LINES", 3)
    with pytest.raises(LimitError, match="more than 3 lines"):
        read_lines("a\nb\nc\nd\n")

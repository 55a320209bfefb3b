"""Places that may be headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportparse.outlining.candidates import find_candidates
from reportparse.outlining.contents import Contents
from reportparse.outlining.keys import Index
from reportparse.outlining.lines import read_lines
from reportparse.records import Block
from reportparse.text import Text

if TYPE_CHECKING:
    from reportparse.outlining.sequence import Candidate


def find(content: str, blocks: tuple[Block, ...] = ()) -> list[list[Candidate]]:
    lines = read_lines(Text.of(content), content, blocks, ())
    return find_candidates(lines, Contents(), Index.of(content), content)


def test_each_line_has_a_reading_for_each_number_and_one_without() -> None:
    (place,) = find("4.55G技术")
    assert [c.number.printed if c.number else "" for c in place] == ["4.55", "4.5", "4.", ""]


def test_a_number_alone_on_its_line_goes_on_in_the_next() -> None:
    content = "第三章\n总则\n正文如下，共有三条规定，均自发布之日起施行。"
    first = find(content)[0][0]
    assert content[first.title : first.end].strip() == "总则"


def test_captions_and_lines_outside_the_text_are_no_places() -> None:
    assert find("表1 主要指标") == []
    assert find("一、综合", (Block("furniture", 0, 4),)) == []


def test_long_lines_are_no_places() -> None:
    assert find("一、" + "长" * 200) == []

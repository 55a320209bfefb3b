"""On which level a heading stands."""

from __future__ import annotations

import pytest

from reportparse.outlining.contents import Contents
from reportparse.outlining.levels import levels_of
from reportparse.outlining.lines import Print
from reportparse.outlining.sequence import Candidate, Chosen


def levels(
    *heads: tuple[str, int, int | None, Print], empty: tuple[bool, ...] | None = None
) -> list[int]:
    """Give levels to headings, each with a title, the depth of its number, its tag, its print."""
    chosen = [
        Chosen(Candidate(at, at, at + 1, None, 1.0, level=tag, look=look), depth)
        for at, (_, depth, tag, look) in enumerate(heads)
    ]
    titles = [title for title, *_ in heads]
    return levels_of(chosen, titles, Contents(), empty or tuple(False for _ in heads))


TEXT = Print()


def test_numbers_nest() -> None:
    assert levels(("甲", 1, None, TEXT), ("乙", 2, None, TEXT), ("丙", 1, None, TEXT)) == [1, 2, 1]


def test_tags_nest_from_the_highest_that_is_used() -> None:
    assert levels(("甲", 0, 2, TEXT), ("乙", 0, 3, TEXT), ("丙", 0, 2, TEXT)) == [1, 2, 1]


def test_numbers_go_before_tags_that_contradict_them() -> None:
    assert levels(("甲", 1, 2, TEXT), ("乙", 2, 2, TEXT), ("丙", 1, 3, TEXT)) == [1, 2, 1]


def test_print_nests_where_nothing_else_tells() -> None:
    large, small = Print(16), Print(13)
    found = levels(("甲", 0, None, large), ("乙", 0, None, small), ("丙", 0, None, large))
    assert found == [1, 2, 1]


def test_a_heading_without_number_is_placed_by_its_print_among_the_numbered() -> None:
    large, small = Print(16), Print(13)
    found = levels(
        ("序", 0, None, large),
        ("甲", 1, None, large),
        ("乙", 2, None, small),
        ("丁", 0, None, small),
        ("丙", 1, None, large),
    )
    assert found == [1, 1, 2, 2, 1]


def test_capitals_stand_above_other_titles() -> None:
    found = levels(("RESULTS", 0, None, TEXT), ("Sales", 0, None, TEXT), ("OUTLOOK", 0, None, TEXT))
    assert found == [1, 2, 1]


@pytest.mark.parametrize("title", ["摘要", "Foreword", "附录"])
def test_titles_of_the_lexicon_are_chapters(title: str) -> None:
    assert levels((title, 0, None, TEXT), ("甲", 1, None, TEXT), ("乙", 2, None, TEXT))[0] == 1


def test_what_follows_a_heading_without_text_stands_in_it() -> None:
    found = levels(
        ("Segment results", 0, None, TEXT),
        ("Power tools", 0, None, TEXT),
        ("Hand tools", 0, None, TEXT),
        ("Outlook", 0, None, TEXT),
        empty=(True, False, False, False),
    )
    assert found == [1, 2, 2, 1]


def test_tags_of_some_headings_tell_nothing() -> None:
    large, small = Print(16), Print(13)
    found = levels(("甲", 0, 1, large), ("乙", 0, None, small), ("丙", 0, None, large))
    assert found == [1, 2, 1]

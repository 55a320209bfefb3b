"""Which candidates are headings, by what follows what."""

from __future__ import annotations

import pytest

from reportparse.outlining.numbering import read_numbers
from reportparse.outlining.sequence import Candidate, Chosen, choose


def places(*lines: tuple[str, float]) -> list[list[Candidate]]:
    """Lay candidates out one after the other, each line with one weight for all its readings."""
    found: list[list[Candidate]] = []
    at = 0
    for line, weight in lines:
        numbers = read_numbers(line, line) or (None,)
        found.append(
            [Candidate(at, at + (n.end if n else 0), at + len(line), n, weight) for n in numbers]
        )
        at += len(line) + 1
    return found


def told(chosen: tuple[Chosen, ...]) -> list[tuple[str, int]]:
    return [
        (one.candidate.number.printed if one.candidate.number else "", one.depth) for one in chosen
    ]


def test_styles_nest_in_the_order_in_which_they_first_stand() -> None:
    found = choose(
        places(
            ("一、甲", 1),
            ("（一）乙", 1),
            ("1. 丙", 1),
            ("2. 丁", 1),
            ("（二）戊", 1),
            ("二、己", 1),
        )
    )
    assert told(found) == [
        ("一、", 1),
        ("（一）", 2),
        ("1.", 3),
        ("2.", 3),
        ("（二）", 2),
        ("二、", 1),
    ]


@pytest.mark.parametrize(
    "chapters", [("三、甲", "四、乙"), ("第三章 甲", "第四章 乙"), ("3 甲", "4 乙")]
)
def test_decimals_stand_below_the_chapter_whose_number_they_begin_with(
    chapters: tuple[str, str],
) -> None:
    first, second = chapters
    found = choose(places((first, 2), ("3.1 丙", 1), ("3.2 丁", 1), (second, 2), ("4.1 戊", 1)))
    assert [depth for _, depth in told(found)] == [1, 2, 2, 1, 2]


def test_the_reading_that_goes_on_is_taken() -> None:
    found = choose(places(("四、甲", 2), ("4.1乙", 1), ("4.2丙", 1), ("4.35G丁", 1), ("4.4戊", 1)))
    assert told(found)[3] == ("4.3", 2)


def test_an_excerpt_may_begin_with_a_later_chapter() -> None:
    found = choose(places(("第三节 甲", 3), ("一、乙", 2), ("二、丙", 2), ("第四节 丁", 3)))
    assert [depth for _, depth in told(found)] == [1, 2, 2, 1]


def test_numbers_may_go_on_over_chapters() -> None:
    found = choose(places(("一、甲", 2), ("（一）乙", 2), ("二、丙", 2), ("（二）丁", 2)))
    assert [depth for _, depth in told(found)] == [1, 2, 1, 2]


def test_a_number_out_of_sequence_is_left_out() -> None:
    found = choose(places(("一、甲", 2), ("9. 乙", 0), ("二、丙", 2)))
    assert told(found) == [("一、", 1), ("二、", 1)]


def test_text_is_left_out() -> None:
    assert choose(places(("一、甲", -4), ("二、乙", -4))) == ()


def test_appendices_stand_beside_chapters() -> None:
    found = choose(places(("第一章 甲", 3), ("第一节 乙", 3), ("附录一 丙", 2), ("附录二 丁", 2)))
    assert [depth for _, depth in told(found)] == [1, 2, 1, 1]


def test_headings_without_number_are_taken_by_weight_alone() -> None:
    found = choose(places(("摘要", 1), ("正文", -1), ("一、甲", 2)))
    assert told(found) == [("", 0), ("一、", 1)]


def test_headings_do_not_overlap() -> None:
    one = Candidate(0, 0, 10, None, 2.0)
    other = Candidate(5, 5, 8, None, 1.0)
    assert [chosen.candidate for chosen in choose([[one], [other]])] == [one]


def test_entries_of_the_contents_list_are_matched_in_order() -> None:
    late = Candidate(0, 0, 2, None, 1.0, entry=3)
    early = Candidate(5, 5, 7, None, 1.0, entry=1)
    last = Candidate(10, 10, 12, None, 1.0, entry=4)
    found = [chosen.candidate.entry for chosen in choose([[late], [early], [last]])]
    assert found == sorted(found)
    assert found[-1] == 4


def test_nothing_gives_nothing() -> None:
    assert choose([]) == ()

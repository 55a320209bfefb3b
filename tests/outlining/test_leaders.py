"""Leaders and page numbers."""

from __future__ import annotations

import pytest

from reportparse.outlining.leaders import leader, parted, without_glued_page, without_page


@pytest.mark.parametrize(
    ("entry", "strength", "bare"),
    [
        ("一、综合 .......... 3", 2, "一、综合"),
        ("一、综合……12", 2, "一、综合"),
        ("1.1 规模\t7", 2, "1.1 规模"),
        ("Executive summary 4", 1, "Executive summary"),
        ("Foreword . . . . . . ii", 2, "Foreword"),
        ("Published in 2025", 0, "Published in"),
        ("一、综合", 0, "一、综合"),
    ],
)
def test_page_numbers_are_told_by_what_leads_to_them(entry: str, strength: int, bare: str) -> None:
    assert leader(entry) == strength
    assert without_page(entry) == bare


def test_digits_glued_to_an_entry_may_be_a_page_number() -> None:
    assert without_glued_page("摘要31900") == "摘要"
    assert without_glued_page("1.1") == "1.1"


def test_a_line_with_several_page_numbers_is_parted() -> None:
    line = "1.2 Costs ........ 4 2 Prices ........ 5"
    assert [line[a:b].strip() for a, b in parted(line)] == [
        "1.2 Costs ........ 4",
        "2 Prices ........ 5",
    ]


def test_what_follows_the_last_page_number_is_no_entry() -> None:
    line = "Methods ........ 7 Fjord Research, 2025 edition"
    assert [line[a:b].strip() for a, b in parted(line)] == ["Methods ........ 7"]


def test_one_entry_is_not_parted() -> None:
    assert list(parted("1.2 Costs ........ 4")) == []

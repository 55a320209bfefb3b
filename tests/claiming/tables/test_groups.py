"""Rows stand in the group that the rows above them open."""

from __future__ import annotations

from reportparse.claiming.tables.groups import Groups


def test_a_row_of_words_opens_a_group_until_the_next() -> None:
    groups = Groups()
    assert groups.of("甲", 0, total=False) == ""
    groups.open("流动资产：", 0)
    assert groups.of("现金", 0, total=False) == "流动资产："
    groups.open("非流动资产：", 0)
    assert groups.of("固定资产", 0, total=False) == "非流动资产："


def test_the_total_of_a_group_stands_in_it_and_ends_it() -> None:
    groups = Groups()
    groups.open("流动资产", 0)
    assert groups.of("流动资产合计", 0, total=True) == "流动资产"
    assert groups.of("商誉", 0, total=False) == ""


def test_a_total_of_all_stands_outside() -> None:
    groups = Groups()
    groups.open("Current assets", 0)
    assert groups.of("Total assets", 0, total=True) == ""


def test_deeper_rows_stand_under_shallower_ones() -> None:
    groups = Groups()
    indents = [("a", 0), ("b", 2), ("c", 4), ("d", 2), ("e", 0), ("f", 2)]
    assert [groups.of(name, indent, total=False) for name, indent in indents] == [
        "",
        "a",
        "b",
        "a",
        "",
        "e",
    ]

"""What the entries of a contents list are."""

from __future__ import annotations

from reportparse.outlining.entries import Entry, Piece, entries_of, pieces_of
from reportparse.outlining.keys import Index
from reportparse.outlining.lines import Line


def entries(*contents: str, body: str = "") -> list[Entry]:
    pieces: list[Piece] = []
    at = 0
    for content in contents:
        pieces.append(Piece(at, at + len(content), content))
        at += len(content) + 1
    whole = "\n".join((*contents, body))
    return list(entries_of(pieces, Index.of(whole), at))


def test_numbers_and_levels_follow_from_the_sequence() -> None:
    found = entries("三、甲", "3.1乙", "3.25G丙", "四、丁")
    assert [(e.number.printed if e.number else "", e.title, e.level) for e in found] == [
        ("三、", "甲", 1),
        ("3.1", "乙", 2),
        ("3.2", "5G丙", 2),
        ("四、", "丁", 1),
    ]


def test_an_entry_without_number_has_no_level_of_its_own() -> None:
    first = entries("摘要", "一、甲", "二、乙")[0]
    assert (first.title, first.level) == ("摘要", 0)


def test_a_glued_page_number_is_taken_off_if_the_body_has_none() -> None:
    assert entries("摘要12", "一、甲3", body="摘要\n文。\n一、甲\n文。")[0].title == "摘要"
    assert entries("一、5G与6G2", body="一、5G与6G2\n文。")[0].title == "5G与6G2"


def test_a_page_number_with_a_leader_leaves_the_digits_of_a_title() -> None:
    found = entries(
        "一、概况3", "二、经营情况12", "三、风险18", "四、展望2025 22", "五、工业4.0……30"
    )
    assert [entry.title for entry in found] == ["概况", "经营情况", "风险", "展望2025", "工业4.0"]


def test_entries_glued_to_one_another_are_parted() -> None:
    content = "一、概况与规模1.1需求结构1.2供给结构二、结论"
    pieces = pieces_of(Line(10, 10 + len(content), content, content))
    assert [piece.folded for piece in pieces] == [
        "一、概况与规模",
        "1.1需求结构",
        "1.2供给结构",
        "二、结论",
    ]
    assert [piece.start for piece in pieces] == [10, 17, 24, 31]


def test_one_entry_with_digits_in_its_title_stays_whole() -> None:
    content = "二、从1.0到2.0的技术演进过程回顾"
    assert len(pieces_of(Line(0, len(content), content, content))) == 1

"""Saved text, set out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.reading.plain.setting import set_out
from reportparse.text import Text

LONG = "全年实现营业收入31.26亿元，同比增长36.7%；归属于母公司股东的净利润为4.2亿元，"


def shown(content: str) -> list[str]:
    return set_out(Text.of(content))[0].content.splitlines()


def kinds(content: str) -> list[tuple[str, int | None]]:
    return [(passage.kind, passage.level) for passage in set_out(Text.of(content))[1]]


SHOWN = {
    "line ends of Windows": ("甲\r\n乙\r\n", ["甲", "乙"]),
    "line ends of old Macs": ("甲\r乙", ["甲", "乙"]),
    "other line ends": ("甲\u2028乙\x85丙\v丁", ["甲", "乙", "丙", "丁"]),
    "indentation and trailing space": ("　　甲 \n\t乙　\n", ["甲", "乙"]),
    "empty lines": ("\n\n甲\n \n　\n乙\n\n", ["甲", "乙"]),
    "spaces within": ("甲　乙  丙", ["甲　乙  丙"]),
    "signs that show nothing": ("\ufeff甲\u200b乙\x00\n\u200b\n丙", ["甲乙", "丙"]),
    "page breaks": ("甲\f乙", ["甲", "乙"]),
    "drawn lines": ("甲\n----------\n\n＊\n=====\n乙", ["甲", "＊", "乙"]),
    "Markdown": ("# 甲\n\n**乙**和[丙](http://a.cn/x)\n", ["甲", "乙和丙"]),
    "stars that are no Markdown": ("**甲**", ["**甲**"]),
    "a minus sign": ("同比\n-3.4%\n- 乙", ["同比", "-3.4%", "- 乙"]),
    "long lines": (f"{LONG * 3}\n{LONG * 4}\n", [LONG * 3, LONG * 4]),
    "nothing": ("\n \n", []),
}


@pytest.mark.parametrize(("content", "lines"), SHOWN.values(), ids=SHOWN)
def test_saved_text_shows(content: str, lines: list[str]) -> None:
    assert shown(content) == lines


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("# 甲\n乙\n## 丙", [("heading", 1), ("paragraph", None), ("heading", 2)]),
        ("甲乙\n====\n丙", [("heading", 1), ("paragraph", None)]),
        ("甲乙\n----\n丙", [("heading", 2), ("paragraph", None)]),
        ("- 甲\n• 乙\n•丙", [("list_item", None)] * 3),
        ("#甲\n#乙", [("paragraph", None)] * 2),
        ("甲\t乙\n丙\t1", [("table", None)]),
    ],
)
def test_kinds_of_passages(content: str, found: list[tuple[str, int | None]]) -> None:
    assert kinds(content) == found


def test_a_wrapped_text_is_joined_into_paragraphs() -> None:
    first = (
        "".join(f"第{number}季度公司实现营业收入稳步增长，" for number in "一二三四") + "全年向好。"
    )
    lines = [first[at : at + 20] for at in range(0, len(first), 20)]
    text, passages = set_out(Text.of("\r\n\r\n".join(["\r\n".join(lines)] * 4)))
    assert text.content.splitlines() == [first] * 4
    assert len(passages) == 4
    assert text.source_text(19, 21) == f"{lines[0][-1]}\r\n{lines[1][0]}"


def test_words_are_joined_with_a_space_and_hyphens_without() -> None:
    line = "the company reported a considerable year-on-year increase of its half-"
    words = line.removesuffix("half-") + "share"
    wrapped = "\n\n".join([f"{words}\n{line}\nyearly results."] * 8)
    assert shown(wrapped)[0] == f"{words} {line}yearly results."


def test_cells_are_parted_by_tabs() -> None:
    content = "| 项目 | 金额 |\n|---|---|\n| 收入 | 1,024 |\n| 成本 | |\n"
    text, (table,) = set_out(Text.of(content))
    assert text.content == "项目\t金额\n收入\t1,024\n成本\t\n"
    cells = [text.content[entry.start : entry.end] for entry in table.entries]
    assert cells == ["项目", "金额", "收入", "1,024", "成本", ""]
    assert [entry.header for entry in table.entries] == [True, True, False, False, False, False]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "甲",
                "增长5%",
                "word",
                " ",
                "  ",
                "\t",
                "|",
                "---",
                "# ",
                "\n",
                "\r\n",
                "\f",
                "　",
                "-",
                "**",
                "\u200b",
            ]
        ),
        max_size=60,
    ).map("".join)
)
def test_every_character_is_one_of_the_file_and_none_is_lost(content: str) -> None:
    text, passages = set_out(Text.of(content))
    for at, character in enumerate(text.content):
        if not character.isspace():
            assert text.source_text(at, at + 1) == character
    for word in ("甲", "增长5%", "word"):
        assert text.content.count(word) == content.count(word)
    done = 0
    for passage in passages:
        assert passage.start == done
        done = passage.end + 1
    assert done == len(text) or not passages

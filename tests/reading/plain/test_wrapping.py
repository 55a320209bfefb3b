"""Lines that break at a margin."""

from __future__ import annotations

import textwrap

import pytest

from reportparse.reading.plain.lines import read_lines, width_of
from reportparse.reading.plain.wrapping import continues, find_margin

ENGLISH = (
    (
        "Revenue in the segment grew by 11.4% to $5.9 billion, which was more than the market had "
        "expected at the beginning of the year and left the company in second place, behind its "
        "largest rival but well ahead of the others; the order book reached a new record as well."
    ),
    (
        "Costs rose more slowly than revenue. The number of people employed stayed at 310,000, "
        "while spending on research and development came to 8% of revenue, as in the year before, "
        "most of it for the platform that is to replace the two older ones in the coming years."
    ),
)
CHINESE = (
    (
        "全年实现营业收入31.26亿元，同比增长36.7%，增速较上年提高5.2个百分点；归属于母公司股东的净利润为4.2亿元，"
        "比上年增加1.1亿元，主要得益于产品结构优化和海外市场拓展，其中海外收入占比首次超过三成。"
    ),
    (
        "截至年末，公司拥有员工1,874人，研发人员占比超过四成，全年研发投入4.1亿元，占营业收入的13.1%；公司在全国"
        "共设有办事处36个，服务客户2,300多家，客户续约率保持在95%以上，处于行业领先水平。"
    ),
)


def fold(paragraph: str, width: int) -> list[str]:
    """Break a paragraph at a number of columns, but for punctuation, which may hang over it."""
    lines = [""]
    for character in paragraph:
        if width_of(lines[-1] + character) > width and character not in "，。；":
            lines.append("")
        lines[-1] += character
    return lines


def paragraphs(content: str) -> list[str]:
    """Join the lines of a text as they continue each other."""
    lines = read_lines(content)
    margin = find_margin(content, lines)
    if margin is None:
        return [content[line.start : line.end] for line in lines]
    found: list[str] = []
    first = 0
    for at, line in enumerate(lines):
        piece = content[line.start : line.end]
        if at and continues(content, lines, first, at, margin):
            found[-1] += "~" + piece
        else:
            first = at
            found.append(piece)
    return found


@pytest.mark.parametrize("width", [60, 72, 80])
def test_english_with_empty_lines(width: int) -> None:
    wrapped = "\n\n".join("\n".join(textwrap.wrap(one, width)) for one in ENGLISH)
    assert [one.replace("~", " ") for one in paragraphs(wrapped)] == list(ENGLISH)


@pytest.mark.parametrize("width", [50, 60, 80])
def test_chinese_with_indentation(width: int) -> None:
    wrapped = "\n".join("\n".join(fold("　　" + one, width)) for one in CHINESE * 2)
    assert [one.replace("~", "") for one in paragraphs(wrapped)] == list(CHINESE * 2)


@pytest.mark.parametrize("count", [25, 30, 40])
def test_chinese_with_a_number_of_characters_to_the_line(count: int) -> None:
    set_in = ["　　" + one for one in CHINESE * 2]
    wrapped = "\n".join(one[at : at + count] for one in set_in for at in range(0, len(one), count))
    assert [one.replace("~", "") for one in paragraphs(wrapped)] == list(CHINESE * 2)


def test_headings_between_paragraphs_stand_by_themselves() -> None:
    parts = [
        ["一、经营情况"],
        fold("　　" + CHINESE[0], 60),
        ["二、人员情况"],
        fold("　　" + CHINESE[1], 60),
    ] * 2
    wrapped = "\n".join(line for part in parts for line in part)
    expected = ["一、经营情况", CHINESE[0], "二、人员情况", CHINESE[1]] * 2
    assert [one.replace("~", "") for one in paragraphs(wrapped)] == expected


def test_a_paragraph_goes_on_over_the_page() -> None:
    lines = fold(CHINESE[0], 60)
    pages = "\n\n".join(["\n".join(lines)] * 3) + "\f\n".join(["\n\n" + lines[0], *lines[1:]])
    assert [one.replace("~", "") for one in paragraphs(pages)] == [CHINESE[0]] * 4


def test_items_begin_paragraphs() -> None:
    items = [f"{mark} {ENGLISH[0]}" for mark in ("*", "•", "1.", "2.")]
    wrapped = "\n".join("\n".join(textwrap.wrap(one, 70)) for one in items)
    assert [one.replace("~", " ") for one in paragraphs(wrapped)] == items


@pytest.mark.parametrize(
    "content",
    [
        "\n".join(CHINESE * 4),
        "\n".join(["一、综合", "二、农业", "三、工业和建筑业", "四、固定资产投资"] * 4),
        "\n".join(
            f"第{n}条 本条例自公布之日起施行，有效期为五年，由主管部门负责解释。" for n in range(20)
        ),
        "\n".join(ENGLISH),
        "",
    ],
    ids=["paragraphs", "contents", "sentences", "two lines", "nothing"],
)
def test_lines_that_are_paragraphs_stay(content: str) -> None:
    assert paragraphs(content) == content.splitlines()

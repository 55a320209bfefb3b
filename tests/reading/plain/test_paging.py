"""Running lines of a text that was made from pages."""

from __future__ import annotations

from reportparse.reading.plain.lines import read_lines
from reportparse.reading.plain.paging import without_running_lines


def kept(*pages: str) -> list[str]:
    content = "\f".join(pages)
    return [
        content[line.start : line.end]
        for line in without_running_lines(content, read_lines(content))
    ]


def page(number: int, *lines: str) -> str:
    return "\n".join(["示例公司2024年年度报告", *lines, f"- {number} -", ""])


def test_headers_and_page_numbers_are_left_out() -> None:
    bodies = [
        (f"{name}业务收入增长{at}%。", f"{name}业务的成本下降，利润上升。", f"{name}业务前景向好。")
        for at, name in enumerate(("食品", "物流", "餐饮", "零售", "地产"), 1)
    ]
    found = kept(*(page(at + 1, *body) for at, body in enumerate(bodies)))
    assert found == [line for body in bodies for line in body]


def test_a_few_pages_are_kept_whole() -> None:
    assert kept("甲\n1", "乙\n2") == ["甲", "1", "乙", "2"]


def test_a_text_that_repeats_itself_is_kept() -> None:
    assert kept(*["甲"] * 9) == ["甲"] * 9

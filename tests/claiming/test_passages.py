"""Texts are cut into passages of one language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.claiming.passages import passages


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("营业收入增长。毛利率持平。", [("营业收入增长。毛利率持平。", "zh")]),
        ("Sales rose 3.2%. Margins held.", [("Sales rose 3.2%. Margins held.", "en")]),
        (
            "收入上升。Revenue rose. Costs fell.",
            [("收入上升。", "zh"), ("Revenue rose. Costs fell.", "en")],
        ),
        (
            "收入上升。\nRevenue rose.\n成本下降。",
            [("收入上升。\n", "zh"), ("Revenue rose.\n", "en"), ("成本下降。", "zh")],
        ),
        ("本集团ESG评级为AA级。", [("本集团ESG评级为AA级。", "zh")]),
        (
            "Sales in 上海 grew by a tenth this year.",
            [("Sales in 上海 grew by a tenth this year.", "en")],
        ),
    ],
)
def test_a_text_is_cut_where_its_language_changes(
    content: str, expected: list[tuple[str, str]]
) -> None:
    assert [(content[p.start : p.end], p.language) for p in passages(content)] == expected


def test_a_sentence_without_words_stays_with_the_one_before() -> None:
    content = "Revenue rose. 12.5% (3.2%). 收入上升。"
    assert [p.language for p in passages(content)] == ["en", "zh"]


@given(st.text(alphabet="收入 Revenue.。!\n1.5%", max_size=60))
def test_the_passages_cover_the_text(content: str) -> None:
    found = list(passages(content))
    assert "".join(content[p.start : p.end] for p in found) == content


def test_a_text_without_a_full_stop_is_cut_in_linear_time() -> None:
    assert len(list(passages("1.5." * 100_000))) == 1

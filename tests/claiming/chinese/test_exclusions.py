"""What looks like a quantity and is none."""

from __future__ import annotations

import pytest

from reportparse.claiming.chinese import fold
from reportparse.claiming.chinese.exclusions import excluded
from reportparse.claiming.lexicon import load_lexicon


def _covered(text: str, *, republic: bool = False) -> str:
    """Characters of a text in which no numeral is a quantity."""
    folded = fold(text)
    barred = [False] * len(folded)
    for start, end in excluded(folded, load_lexicon(), republic=republic):
        barred[start:end] = [True] * (end - start)
    return "".join(char for char, hit in zip(text, barred, strict=True) if hit)


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("在2024年5月18日召开", "2024年5月18日"),
        ("2021-2025年期间", "2021-2025年"),
        ("民國113年的統計", "民國113年"),
        ("二〇二四年全年", "二〇二四年"),
        ("过去三年的经验", "过去三年"),
        ("使用5G网络", "5G"),
        ("型号HX-900已投产", "HX-900"),
        ("参见《管理办法2024》", "《管理办法2024》"),
        ("见图3所示", "图3"),
        ("代码600519.SH的股票", "600519.SH"),
        ("邮件a.b@c.cn联系", "a.b@c.cn"),
        ("电话13800138000联系", "13800138000"),
    ],
)
def test_dates_names_and_references_are_no_quantities(text: str, covered: str) -> None:
    assert covered in _covered(text)


@pytest.mark.parametrize("text", ["增长3.5%", "共12家", "投资50亿元", "为期30天"])
def test_amounts_are_left_alone(text: str) -> None:
    assert _covered(text) == ""


def test_two_digit_years_are_years_in_a_document_from_taiwan_only() -> None:
    assert _covered("113年營收", republic=True) == "113年"
    assert _covered("113年營收") == ""

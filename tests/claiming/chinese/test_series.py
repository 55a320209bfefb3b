"""A list of quantities has a time for each, where the text names as many."""

from __future__ import annotations

import pytest

from reportparse.claiming.chinese.clauses import Span
from reportparse.claiming.chinese.series import shared_out
from reportparse.claiming.lexicon import load_lexicon
from reportparse.claiming.periods import find


@pytest.mark.parametrize(
    ("text", "length", "times"),
    [
        ("2025-2027年营收分别为", 3, ["2025年", "2026年", "2027年"]),
        ("2025—2026E营收分别为", 2, ["2025E", "2026E"]),
        ("2025、2026年市盈率分别为", 2, ["2025年", "2026年"]),
        ("2025/2026/2027年市盈率为", 3, ["2025年", "2026年", "2027年"]),
        ("一季度至四季度净利润依次为", 4, ["一季度", "二季度", "三季度", "四季度"]),
        ("1—3月销量分别为", 3, ["1月", "2月", "3月"]),
        ("6月末和9月末余额分别为", 2, ["6月末", "9月末"]),
        ("2025-2027年年均增长", 1, []),
        ("2025-2027年营收分别为", 2, []),
        ("2025年营收和利润分别为", 2, []),
    ],
)
def test_times_are_shared_out(text: str, length: int, times: list[str]) -> None:
    periods = [Span(*span) for span in find(text, "zh", load_lexicon())]
    last = len(periods) - 1
    assert [one.text for one in shared_out(text, periods, last, length)] == times

"""How a report speaks of whom it reports on."""

from __future__ import annotations

import pytest

from reportparse.claiming.chinese import self_reference
from reportparse.claiming.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("本集团收入增长。本集团利润下降。本集团派息。", "本集团"),
        ("本集團收入增長。本集團溢利下跌。本集團派息。", "本集團"),
        ("集团收入增长，集团利润下降，集团派息。", "集团"),
        ("全县经济增长，占全县的比重，低于全县平均。", "全县"),
        ("甲乙股份有限公司与丙丁股份有限公司及戊己有限公司签约。", ""),
        ("收入增长。", ""),
        ("", ""),
    ],
)
def test_the_word_that_a_report_uses_most_for_itself(text: str, word: str) -> None:
    assert self_reference(text, load_lexicon()) == word

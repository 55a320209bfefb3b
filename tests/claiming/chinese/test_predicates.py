"""Grammar alone tells role and direction of a quantity from what stands before it."""

from __future__ import annotations

import pytest

from reportparse.claiming.chinese.predicates import predicate, vocabulary
from reportparse.claiming.chinese.quantities import find_quantities
from reportparse.claiming.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("text", "role", "direction"),
    [
        ("销量增长3%", "change", "up"),
        ("利润负增长3%", "change", "down"),
        ("返工成本少了三分之二", "change", "down"),
        ("门店多达3家", "level", ""),
        ("美元每升值1%", "change", "up"),
        ("每人每年增加3元", "change", "up"),
        ("增速快于各项贷款增速11个百分点", "change", "up"),
        ("跑输基准4.1个百分点", "change", "down"),
        ("低于行业均值8%", "level", ""),
        ("新增床位600张", "change", "up"),
        ("每年节约电费30万元", "change", "down"),
        ("新增项目的投资3亿元", "level", ""),
        ("上修全年盈利至23.5元", "to", "up"),
        ("毛利率降至12%", "to", "down"),
        ("相当于去年的3倍", "comparison", ""),
    ],
)
def test_a_predicate_is_read(text: str, role: str, direction: str) -> None:
    lexicon = load_lexicon()
    quantity = find_quantities(text, lexicon)[-1]
    said = predicate(text[: quantity.outer_start], quantity, vocabulary(lexicon))
    assert (said.role, said.direction) == (role, direction)

"""Whom a quantity belongs to, by grammar alone."""

from __future__ import annotations

import pytest

from reportparse.claiming.chinese.actors import parse
from reportparse.claiming.chinese.clauses import sentences
from reportparse.claiming.chinese.folding import fold
from reportparse.claiming.chinese.hearing import Heard
from reportparse.claiming.chinese.owners import Owner, owner
from reportparse.claiming.chinese.predicates import vocabulary
from reportparse.claiming.chinese.quantities import find_quantities
from reportparse.claiming.chinese.sentence import Mention, read
from reportparse.claiming.lexicon import load_lexicon

LEXICON = load_lexicon()
WORDS = vocabulary(LEXICON)


def owned(text: str, metric: str) -> Owner:
    """Whom the last quantity of a text belongs to."""
    folded = fold(text)
    quantities = find_quantities(folded, LEXICON, currency="")
    heard = Heard()
    found = Owner(Mention(""), "none")
    for span in sentences(folded):
        inside = [one for one in quantities if span.start <= one.start < span.end]
        parsed = parse(read(folded, span, inside, LEXICON, WORDS), WORDS, strict=False)
        start = folded.find(metric, span.start, span.end) if metric else -1
        mention = Mention(metric, start, start + len(metric)) if start >= 0 else Mention(metric)
        for quantity in inside:
            found = owner(parsed, mention, quantity, heard)
        heard.hear(parsed)
    return found


@pytest.mark.parametrize(
    ("text", "metric", "who", "how"),
    [
        ("头部平台的获客成本升至200元。", "获客成本", "头部平台", "metric"),
        ("頭部平台的獲客成本升至200元。", "获客成本", "头部平台", "metric"),
        ("某银行上线新系统，坏账率下降3%。", "坏账率", "某银行", "lead"),
        ("某银行上线新系统后，放款周期从5天缩短至2天。", "放款周期", "某银行", "lead"),
        ("某家纺品牌采用预售，将库存天数压缩到15天。", "库存天数", "某家纺品牌", "lead"),
        ("新规落地，使农户的收入增加8%。", "收入", "农户", "causee"),
        ("新规落地，帮助农户节省3000元。", "", "农户", "causee"),
        ("会员复购率达61%，远高于行业均值的28%。", "复购率", "行业均值", "than"),
        ("62%的消费者愿意等待。", "等待", "消费者", "part"),
        ("某茶饮品牌进入县城。单店月销售额突破20万元。", "销售额", "某茶饮品牌", "heard"),
        ("某茶饮品牌进入县城。该品牌的门店达到900家。", "门店", "某茶饮品牌", "metric"),
        ("增长5%。", "", "", "none"),
    ],
)
def test_grammar_tells_whom_a_quantity_belongs_to(
    text: str, metric: str, who: str, how: str
) -> None:
    found = owned(text, metric)
    assert (found.mention.text, found.how) == (who, how)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("某银行上线新系统，坏账率下降3%。", True),
        ("银行上线新系统，坏账率下降3%。", False),
    ],
)
def test_a_name_is_told_from_what_many_are_called(text: str, *, named: bool) -> None:
    assert owned(text, "坏账率").named is named

"""Whom a text speaks of, and whom a phrase means that only points."""

from __future__ import annotations

import pytest

from reportparse.claiming.chinese.actors import parse
from reportparse.claiming.chinese.clauses import sentences
from reportparse.claiming.chinese.folding import fold
from reportparse.claiming.chinese.hearing import Heard
from reportparse.claiming.chinese.predicates import vocabulary
from reportparse.claiming.chinese.sentence import Mention, read
from reportparse.claiming.lexicon import load_lexicon

LEXICON = load_lexicon()
WORDS = vocabulary(LEXICON)


def after(text: str) -> Heard:
    heard = Heard()
    folded = fold(text)
    for span in sentences(folded):
        heard.hear(parse(read(folded, span, (), LEXICON, WORDS), WORDS, strict=False))
    return heard


@pytest.mark.parametrize(
    ("text", "pointing", "meant"),
    [
        ("某茶饮品牌进入县城。", "该品牌", "某茶饮品牌"),
        ("某茶飲品牌進入縣城。", "该品牌", "某茶饮品牌"),
        ("某茶饮品牌进入县城。", "其", "某茶饮品牌"),
        ("某茶饮品牌进入县城。", "品牌", "某茶饮品牌"),
        ("某银行放款。某茶饮品牌进入县城。", "该银行", "某银行"),
        ("某银行放款。某茶饮品牌进入县城。", "二者", "某茶饮品牌"),
        ("某银行推出“晨光”系统。", "该系统", "“晨光”系统"),
        ("以某银行为例，流程如下。", "该银行", "某银行"),
        ("某银行放款。", "某茶饮品牌", "某茶饮品牌"),
        ("增长很快。", "该银行", ""),
    ],
)
def test_a_pointing_phrase_means_whom_the_text_spoke_of(
    text: str, pointing: str, meant: str
) -> None:
    assert after(text).meant(Mention(pointing)).text == meant


def test_those_who_belong_to_others_are_not_spoken_of() -> None:
    assert after("某银行放款。用户反应热烈。").current.text == "某银行"


def test_only_the_last_few_are_remembered() -> None:
    heard = after("".join(f"某{kind}行业增长。" for kind in "甲乙丙丁戊己庚辛壬癸"))
    assert 0 < len(heard.topics) <= 6

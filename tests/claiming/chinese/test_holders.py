"""Who is left of a phrase when what is measured is cut from its end."""

from __future__ import annotations

import pytest

from reportparse.claiming.chinese.actors import parse
from reportparse.claiming.chinese.clauses import sentences
from reportparse.claiming.chinese.folding import fold
from reportparse.claiming.chinese.holders import holder, is_name, is_relational
from reportparse.claiming.chinese.predicates import vocabulary
from reportparse.claiming.chinese.sentence import Mention, read
from reportparse.claiming.lexicon import load_lexicon

LEXICON = load_lexicon()
WORDS = vocabulary(LEXICON)


def held(text: str) -> str:
    folded = fold(text)
    found = parse(read(folded, sentences(folded)[0], (), LEXICON, WORDS), WORDS, strict=False)
    return holder(found, found.actors[0], found.actors[0].end).text


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("头部平台的复购率下降。", "头部平台"),
        ("頭部平台的復購率下降。", "头部平台"),
        ("某物流企业的单件成本下降。", "某物流企业"),
        ("该园区的月均能耗下降。", "该园区"),
        ("北河平台汇聚课程资源。", "北河平台"),
        ("平台“邻里到家”上线。", "“邻里到家”"),
        ("北河“邻里到家”上线。", "北河“邻里到家”"),
        ("库存周转率提升。", ""),
        ("成本方面下降。", ""),
        ("主要原因在于汇率。", ""),
        ("解答用户疑问。", ""),
        ("我们认为如此。", ""),
    ],
)
def test_what_is_measured_is_cut_from_whoever_has_it(text: str, who: str) -> None:
    assert held(text) == who


@pytest.mark.parametrize(
    ("text", "name"), [("某银行放款。", True), ("“云仓”上线。", True), ("银行放款。", False)]
)
def test_a_name_is_told_from_what_many_are_called(text: str, *, name: bool) -> None:
    folded = fold(text)
    sentence = read(folded, sentences(folded)[0], (), LEXICON, WORDS)
    end = sentence.words[-3].end
    assert is_name(sentence, Mention(folded[:end], 0, end)) is name


def test_who_was_named_before_is_a_name() -> None:
    folded = fold("银行放款。")
    sentence = read(folded, sentences(folded)[0], (), LEXICON, WORDS)
    assert is_name(sentence, Mention("某银行"))


@pytest.mark.parametrize(
    ("text", "relational"),
    [("社群用户", True), ("单店", True), ("每户", True), ("某银行", False), ("商家", False)],
)
def test_those_who_belong_to_others_are_relational(text: str, *, relational: bool) -> None:
    assert is_relational(text, WORDS) is relational


def test_two_verbs_in_a_row_are_a_deed_whoever_it_is_done_to() -> None:
    assert held("请求法院判令被告赔偿。") == ""

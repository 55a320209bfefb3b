"""What the phrases of a sentence do in their clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.claiming.chinese.actors import leads, parse
from reportparse.claiming.chinese.clauses import sentences
from reportparse.claiming.chinese.folding import fold
from reportparse.claiming.chinese.predicates import vocabulary
from reportparse.claiming.chinese.quantities import find_quantities
from reportparse.claiming.chinese.sentence import read
from reportparse.claiming.lexicon import load_lexicon

if TYPE_CHECKING:
    from reportparse.claiming.chinese.actors import Parsed

LEXICON = load_lexicon()
WORDS = vocabulary(LEXICON)


def parsed(text: str, *, strict: bool = False) -> Parsed:
    folded = fold(text)
    span = sentences(folded)[0]
    inside = [one for one in find_quantities(folded, LEXICON, currency="") if one.end <= span.end]
    return parse(read(folded, span, inside, LEXICON, WORDS), WORDS, strict=strict)


def told(text: str, *, strict: bool = False) -> list[tuple[str, str]]:
    found = parsed(text, strict=strict)
    return [(one.function, found.sentence.folded[one.start : one.end]) for one in found.actors]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("该园区引入企业40家。", ("lead", "该园区")),
        ("該園區引入企業40家。", ("lead", "该园区")),
        ("某支付平台设立基金3亿元。", ("lead", "某支付平台")),
        ("在零售行业，该系统使门店损耗率下降3%。", ("place", "零售行业")),
        ("在零售行业，该系统使门店损耗率下降3%。", ("lead", "该系统")),
        ("通过智能排产，该厂将交货周期缩短6天。", ("means", "智能排产")),
        ("通过智能排产，该厂将交货周期缩短6天。", ("moved", "交货周期")),
        ("新系统使商家运营成本降低20%。", ("causee", "商家运营成本")),
        ("订单由人工客服处理3万件。", ("agent", "人工客服")),
        ("该集团推出“晨光计划”，覆盖30个县。", ("object", "“晨光计划”")),
        ("直播、短视频等新业态覆盖30个县。", ("lead", "直播、短视频等新业态")),
        ("例如该平台服务商家5万户。", ("lead", "该平台")),
    ],
)
def test_a_phrase_does_something_in_its_clause(text: str, actor: tuple[str, str]) -> None:
    assert actor in told(text)


def test_a_relative_clause_belongs_to_its_phrase() -> None:
    assert told("北河科技推出的导诊系统服务医院60家。")[0] == ("lead", "北河科技推出的导诊系统")


def test_a_quotation_is_one_phrase_whatever_is_in_it() -> None:
    assert told("“把药送到家”项目覆盖12个县。")[0] == ("lead", "“把药送到家”项目")


def test_a_strict_parse_ends_a_phrase_at_whatever_may_be_a_verb() -> None:
    loose, strict = (told("区里的团购店铺新增30家。", strict=one) for one in (False, True))
    assert loose[0] == ("lead", "区里的团购店铺")
    assert strict[0] == ("lead", "区里")


def test_a_time_is_no_phrase() -> None:
    assert told("2024年该厂产量达到3万台。")[0] == ("lead", "该厂产量")


def test_a_clause_without_a_phrase_speaks_of_nobody() -> None:
    assert leads(parsed("增长5%。").actors) == {}


def test_the_first_phrase_of_a_clause_leads_it() -> None:
    found = parsed("该厂建成，产量达到3万台。")
    by_clause = {
        number: found.sentence.folded[one.start : one.end]
        for number, one in leads(found.actors).items()
    }
    assert by_clause == {0: "该厂", 1: "产量"}


@settings(deadline=None)
@given(st.text(alphabet="该厂的使将在通过“”，、3万元产量推出平台等A ", max_size=60))
def test_phrases_are_in_order_and_apart(text: str) -> None:
    folded = fold(text)
    for span in sentences(folded):
        found = parse(read(folded, span, (), LEXICON, WORDS), WORDS, strict=False).actors
        places = [place for one in found for place in (one.start, one.end)]
        assert places == sorted(places)
        assert all(one.start < one.end for one in found)

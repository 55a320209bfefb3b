"""What stands around a quantity: denominator, source and modality."""

from __future__ import annotations

import pytest

from reportparse.claiming.chinese import fold
from reportparse.claiming.chinese.clauses import Span
from reportparse.claiming.chinese.surroundings import denominator, surroundings
from reportparse.claiming.lexicon import load_lexicon
from reportparse.claiming.units import unit_words


@pytest.mark.parametrize(
    ("left", "per"),
    [
        ("日均客流", "day"),
        ("每股基本盈利为", "股"),
        ("每10股派发现金红利", "10股"),
        ("每人每月", "人/month"),
        ("单店平均年销售额", "店"),
        ("单店日均", "day"),
        ("平均呎价", "square_foot"),
        ("单小时处理能力", "hour"),
        ("每公斤", "kg"),
        ("每TEU", "TEU"),
        ("由每公噸", "ton"),
        ("每名市民", "人"),
        ("每平方呎月租", "square_foot/month"),
        ("设计时速", "hour"),
        ("目标价", "股"),
        ("单票均价", "票"),
        ("由每28秒缩短到", ""),
        ("每千人口床位", "千人口"),
        ("上半年收入", ""),
        ("订单金额", ""),
    ],
)
def test_what_a_quantity_is_counted_by(left: str, per: str) -> None:
    assert denominator(fold(left), "money", unit_words(load_lexicon(), "chinese")) == per


@pytest.mark.parametrize("dimension", ["share", "ratio", "share_difference"])
def test_shares_have_no_denominator(dimension: str) -> None:
    assert denominator("人均", dimension, unit_words(load_lexicon(), "chinese")) == ""


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("据行业协会统计，全年销量增长。", "据行业协会统计"),
        ("據政府統計處數字，失業率上升。", "据政府统计处数字"),
        ("调查显示，消费者更看重服务。", "调查显示"),
        ("经综合测算，全年增长。", "经综合测算"),
        ("《行动方案》提出，到2027年增长。", "《行动方案》提出"),
        ("据华砚咨询统计③，全年增长。", "据华砚咨询统计"),
        ("2024年3月《行动方案》提出，到2027年增长。", "2024年3月《行动方案》提出"),
        ("监管部门的抽查表明，合格率上升。", "监管部门的抽查表明"),
        ("本署預估來臺旅客可達九百萬人次。", "本署预估"),
        ("数据中心建成投产。", ""),
    ],
)
def test_whom_a_sentence_names_as_its_source(text: str, source: str) -> None:
    folded = fold(text)
    found = surroundings(load_lexicon()).attribution(folded, Span(0, len(folded)))
    assert found.text == source
    assert found.start < 0 or folded[found.start : found.end] == source


@pytest.mark.parametrize(
    ("left", "modality"),
    [
        ("全年收入达到", "actual"),
        ("预计全年收入", "forecast"),
        ("力争全年收入", "target"),
        ("若全年收入", "condition"),
    ],
)
def test_the_last_hint_before_a_quantity_says_how_it_is_meant(left: str, modality: str) -> None:
    assert surroundings(load_lexicon()).modality(left) == modality

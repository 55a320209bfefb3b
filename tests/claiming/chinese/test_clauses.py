"""A passage is cut into sentences, and a sentence into clauses."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.claiming.chinese.clauses import SENTENCE_LIMIT, Span, clauses, sentences


def _texts(folded: str, spans: list[Span]) -> list[str]:
    return [folded[span.start : span.end] for span in spans]


def test_full_stops_and_semicolons_end_a_sentence() -> None:
    text = "产量增长;销量下降。“好!”他说。\n下一段"
    assert _texts(text, sentences(text)) == [
        "产量增长;",
        "销量下降。",
        "“好!”",
        "他说。",
        "下一段",
    ]


def test_a_comma_inside_a_number_breaks_no_clause() -> None:
    text = "收入1,234元,增长5%"
    assert _texts(text, clauses(text, Span(0, len(text)))) == ["收入1,234元", "增长5%"]


def test_a_label_in_brackets_belongs_to_what_it_says() -> None:
    text = "收益增长(2024年:港元5亿元),其中:租金3亿元"
    assert _texts(text, clauses(text, Span(0, len(text)))) == [
        "收益增长",
        "2024年:港元5亿元",
        "其中",
        "租金3亿元",
    ]


def test_a_sentence_without_end_is_cut() -> None:
    text = "增长" * SENTENCE_LIMIT
    assert all(span.end - span.start <= SENTENCE_LIMIT for span in sentences(text))


@settings(deadline=None)
@given(st.text(alphabet="甲乙,。;:()!\n 3", max_size=80))
def test_sentences_lose_nothing_but_white_space(text: str) -> None:
    kept = "".join(_texts(text, sentences(text)))
    assert "".join(kept.split()) == "".join(text.split())

"""Claims come with any spaCy pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy

if TYPE_CHECKING:
    from spacy.language import Language


def _pipeline(language: str) -> Language:
    config = {"nlp": {"tokenizer": {"segmenter": "jieba"}}} if language == "zh" else {}
    nlp = spacy.blank(language, config=config)
    nlp.add_pipe("reportparse_claims")
    return nlp


def test_the_component_is_found_by_its_name_and_marks_quantities() -> None:
    doc = _pipeline("zh")("公司全年实现营收31.26亿元，同比增长36.7%。")
    assert [span.label_ for span in doc.spans["claims"]] == ["CNY", "percent"]
    assert [span._.claim.quantity for span in doc.spans["claims"]] == ["31.26亿元", "36.7%"]


def test_each_claim_is_on_the_document_in_the_same_order() -> None:
    doc = _pipeline("zh")("毛利率为45.3%。")
    assert [claim.quantity for claim in doc._.claims] == ["45.3%"]


def test_an_english_pipeline_has_english_claims() -> None:
    doc = _pipeline("en")("Net sales rose 3.1% to $702.5 million.")
    assert [claim.quantity for claim in doc._.claims] == ["3.1%", "$702.5 million"]


def test_a_text_without_quantities_has_no_claims() -> None:
    doc = _pipeline("zh")("公司继续推进数字化转型。")
    assert list(doc.spans["claims"]) == []
    assert doc._.claims == ()

"""Expressions of time are found where they stand, and nothing else is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.claiming.lexicon import load_lexicon
from reportparse.claiming.periods import find
from reportparse.claiming.periods.finding import alternatives, half_width
from reportparse.language import simplify

LEXICON: Final = load_lexicon()
SENTENCES: Final = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text("utf-8"))
MARKED: Final = re.compile(r"⟦(.*?)⟧")


def found(sentence: str, language: Literal["zh", "en"]) -> list[str]:
    return [sentence[start:end] for start, end in find(simplify(sentence), language, LEXICON)]


def split(marked: str) -> tuple[str, list[str]]:
    return MARKED.sub(r"\1", marked), MARKED.findall(marked)


@pytest.mark.parametrize("marked", [*SENTENCES["chinese"], *SENTENCES["traditional"]])
def test_times_are_found_in_chinese(marked: str) -> None:
    sentence, expected = split(marked)
    assert found(sentence, "zh") == expected


@pytest.mark.parametrize("marked", SENTENCES["english"])
def test_times_are_found_in_english(marked: str) -> None:
    sentence, expected = split(marked)
    assert found(sentence, "en") == expected


@pytest.mark.parametrize("sentence", SENTENCES["none"])
def test_other_numbers_are_no_times(sentence: str) -> None:
    assert found(sentence, "en" if sentence.isascii() else "zh") == []


@given(
    st.text(
        alphabet="2024年第三季度末截至6月30日 FY/—()一二十上半去，of the quarter Q", max_size=60
    )
)
@settings(deadline=None)
def test_times_stand_in_order_and_apart(content: str) -> None:
    for language in ("zh", "en"):
        spans = find(content, language, LEXICON)
        ends = [0, *(end for _, end in spans)]
        assert all(
            before <= span.start < span.end for before, span in zip(ends, spans, strict=False)
        )


@pytest.mark.parametrize("piece", ["2024年", "十", "截至", "2024-", "first half of ", "6月—", "“"])
def test_long_repetitions_end_soon(piece: str) -> None:
    content = piece * 20_000
    for language in ("zh", "en"):
        find(content, language, LEXICON)


def test_folding_to_half_width_keeps_every_offset() -> None:
    assert half_width("２０２４年，Ｑ３　（预测）") == "2024年,Q3 (预测)"


def test_the_longest_word_wins_and_no_words_match_nothing() -> None:
    assert re.match(alternatives(["上", "上半年"]), "上半年").group() == "上半年"  # type: ignore[union-attr] # it matches
    assert re.search(alternatives([]), "anything") is None

"""Headers are asked for words of the lexicon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportparse.claiming.lexicon import load_lexicon
from reportparse.claiming.tables.vocabulary import any_of, says

if TYPE_CHECKING:
    from reportparse.claiming.lexicon import Lexicon


def test_chinese_words_are_found_anywhere_and_english_ones_whole(lexicon: Lexicon) -> None:
    assert says(lexicon, "比上年同期增减", "rates", "change")
    assert says(lexicon, "% Change", "rates", "change")
    assert not says(lexicon, "Exchange rate", "rates", "change")


def test_the_longest_word_is_found(lexicon: Lexicon) -> None:
    match = any_of(lexicon, "rates", "baselines").search("比上年同期增减")
    assert match is not None
    assert match.group() == "上年同期"


def test_an_analyst_can_add_a_word() -> None:
    lexicon = load_lexicon(["[tables.rates]\nchange = ['起伏']"])
    assert says(lexicon, "较年初起伏", "rates", "change")

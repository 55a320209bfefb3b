"""Words cover their sentence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.claiming.chinese.words import segment
from reportparse.claiming.lexicon import load_lexicon


def test_words_of_the_lexicon_are_kept_whole() -> None:
    words = [word.surface for word in segment("规模以上工业增加值增长", load_lexicon())]
    assert "规模以上工业增加值" in words


def test_a_year_in_characters_begins_with_a_word() -> None:
    words = [word.start for word in segment("于二零二五年六月三十日", load_lexicon())]
    assert 1 in words


@settings(deadline=None)
@given(st.text(alphabet="营收增长3.5%ABC 。，公司", max_size=40), st.integers(0, 100))
def test_each_word_stands_where_it_says(text: str, offset: int) -> None:
    words = segment(text, load_lexicon(), offset)
    assert all(text[w.start - offset : w.end - offset] == w.surface for w in words)
    assert "".join(w.surface for w in words) == "".join(text.split())

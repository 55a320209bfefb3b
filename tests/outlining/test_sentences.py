"""How long a line reads, and whether it ends as sentences do."""

from __future__ import annotations

from reportparse.outlining.sentences import is_sentence, length_of


def test_sentences_end_with_a_mark() -> None:
    assert is_sentence("增长5%。")
    assert is_sentence("Revenue rose to 1.1 times EBITDA.")
    assert not is_sentence("一、综合")
    assert not is_sentence("Corvane Inc")


def test_an_english_word_reads_as_two_ideographs() -> None:
    assert length_of("业务回顾") == 4
    assert length_of("Business Review") == 4
    assert length_of("字" * 2_000) == 2_000

"""Which characters a text is written in."""

from __future__ import annotations

from reportparse.repairing.alphabet import alphabet_of


def test_the_alphabet_counts_each_character() -> None:
    alphabet = alphabet_of("中中a\ud842")
    assert alphabet.counts == {"中": 2, "a": 1, "\ud842": 1}
    assert alphabet.count(frozenset("中a")) == 3
    assert alphabet_of("").characters == frozenset()

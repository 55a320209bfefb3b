"""How headings are compared."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.outlining.keys import Index, key_of


@pytest.mark.parametrize(
    ("folded", "key"),
    [
        ("一、综合", "一综合"),
        ("1.1 规 模", "11规模"),
        ("Key Messages:", "keymessages"),
        ("２．１ 背景（上）", "21背景上"),
        ("……", ""),
    ],
)
def test_a_key_has_letters_digits_and_characters_only(folded: str, key: str) -> None:
    assert key_of(folded) == key


def test_places_of_a_key_are_given_in_offsets_of_the_text() -> None:
    text = "见 1.1 规模。1.1规模如下"
    assert [text[a:b] for a, b in Index.of(text).find("11规模")] == ["1.1 规模", "1.1规模"]


def test_places_before_the_offset_are_passed_over() -> None:
    index = Index.of("甲乙甲乙甲乙")
    assert index.find("甲乙", 1) == [(2, 4), (4, 6)]
    assert index.find("甲乙", 0, most=1) == [(0, 2)]
    assert index.has("甲乙", 4)
    assert not index.has("甲乙", 5)
    assert not index.has("")


def test_what_follows_an_offset_is_indexed_alone() -> None:
    part = Index.of("甲、乙、丙").after(1, 2)
    assert (part.key, part.offsets) == ("乙丙", (2, 4))


@settings(deadline=None)
@given(st.text(max_size=80))
def test_the_index_has_the_key_of_the_text(text: str) -> None:
    index = Index.of(text)
    assert len(index.key) == len(index.offsets)
    assert list(index.offsets) == sorted(index.offsets)

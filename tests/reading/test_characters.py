"""Kinds of characters."""

from __future__ import annotations

import pytest

from reportparse.reading.characters import is_wide, joins_without_space


@pytest.mark.parametrize("character", "中あ가，（％Ａ　𠮷")
def test_wide(character: str) -> None:
    assert is_wide(character)


@pytest.mark.parametrize("character", "a5%“…é ")
def test_narrow(character: str) -> None:
    assert not is_wide(character)


@pytest.mark.parametrize(("before", "after"), ["增长", "。“", "”是", "—中", "，增"])
def test_lines_of_chinese_join_without_a_space(before: str, after: str) -> None:
    assert joins_without_space(before, after)


@pytest.mark.parametrize(("before", "after"), ["ab", "长5", "5长", "a“", "中a"])
def test_lines_of_words_do_not(before: str, after: str) -> None:
    assert not joins_without_space(before, after)

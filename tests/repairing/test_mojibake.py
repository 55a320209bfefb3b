"""UTF-8 that was read as something else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.repairing.account import Change  # noqa: TC001 - hypothesis reads annotations
from reportparse.repairing.mojibake import latin_bytes, mojibake_changes

SENTENCES = [
    "报告期内，公司实现营业收入12.6亿元，同比增长8.5%。",
    "隨著市場競爭加劇，業者紛紛投入研發。",
    "人工智能产业规模持续扩张",
]


def applied(content: str, changes: list[Change]) -> str:
    parts, done = [], 0
    for change in changes:
        parts += [content[done : change.start], change.replacement]
        done = change.end
    return "".join(parts) + content[done:]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_latin_is_read_again(sentence: str) -> None:
    misread = sentence.encode().decode("latin-1")
    assert applied(misread, mojibake_changes(misread)) == sentence


@pytest.mark.parametrize("sentence", SENTENCES)
def test_windows_is_read_again(sentence: str) -> None:
    characters = {byte: character for character, byte in latin_bytes().items()}
    misread = "".join(characters.get(byte, chr(byte)) for byte in sentence.encode())
    assert applied(misread, mojibake_changes(misread)) == sentence


@pytest.mark.parametrize("sentence", ["电子商务", "人工智能产业规模", "数据分析平台"])
def test_gbk_is_read_again(sentence: str) -> None:
    misread = sentence.encode().decode("gbk")
    assert [(c.replacement, c.certainty) for c in mojibake_changes(misread)] == [
        (sentence, "exact")
    ]


def test_a_lost_byte_is_chosen_by_the_words_around_it() -> None:
    misread = "报告期内，公司实现营业收入".encode().decode("gbk", "replace")
    (change,) = mojibake_changes(misread)
    assert change.replacement == "报告期内，公司实现营业收入"
    assert change.certainty == "inferred"
    assert change.runner_up
    assert change.margin is not None


@pytest.mark.parametrize(
    "text", ["鐢", "浙江鑫淼", "café", "naïve Ångström", "São Paulo", "鋸鐵錨鏈"]
)
def test_what_is_written_so_stays(text: str) -> None:
    assert mojibake_changes(text) == []


@settings(deadline=None, max_examples=60)
@given(
    st.text(alphabet="的一是在不了有和人这中大为上个国我以要他时来用们", min_size=4, max_size=20)
)
def test_whatever_was_read_as_latin_comes_back(text: str) -> None:
    misread = text.encode().decode("latin-1")
    assert applied(misread, mojibake_changes(misread)) == text

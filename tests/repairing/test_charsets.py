"""Double-byte text that was read in the wrong charset."""

from __future__ import annotations

import random

import pytest

from reportparse.repairing.charsets import charset_changes, is_suspect, latin_changes

REPORT = "电子商务发展报告显示市场规模增长"


def test_gbk_read_as_big5_is_read_again() -> None:
    misread = "电子商务发展".encode("gbk").decode("big5hkscs")
    assert [change.replacement for change in charset_changes(misread)] == ["电子商务发展"]


def test_big5_read_as_gbk_is_read_again() -> None:
    clean = "電子商務的市場規模"
    misread = clean.encode("big5").decode("gbk", "replace")
    assert "\ufffd" in misread
    assert [(c.replacement, c.certainty) for c in charset_changes(misread)] == [(clean, "inferred")]


@pytest.mark.parametrize(
    ("charset", "clean"), [("gbk", REPORT), ("big5", "當前的市場規模持續擴張")]
)
def test_latin_is_read_again(charset: str, clean: str) -> None:
    misread = clean.encode(charset).decode("latin-1")
    assert [change.replacement for change in latin_changes(misread)] == [clean]


def test_only_the_broken_line_is_read_again() -> None:
    broken = "电子商务发展".encode("gbk").decode("big5hkscs")
    content = f"公司业绩增长\n{broken}\n同比增长8.5%"
    (change,) = charset_changes(content)
    assert content[change.start : change.end] == broken


@pytest.mark.parametrize(
    "text",
    ["公司业绩增长", "隨著市場競爭加劇", "Größe, naïve, São Paulo", "", "é", "ÄÖÜäöüß", "åäö ÅÄÖ"],
)
def test_what_is_written_so_stays(text: str) -> None:
    assert charset_changes(text) == []
    assert latin_changes(text) == []


def test_a_clean_text_is_told_in_one_pass() -> None:
    assert not is_suspect("公司实现营业收入12.6亿元，同比增长8.5%。" * 50)


@pytest.mark.parametrize("charset", ["gb18030", "utf-8", "big5"])
def test_random_bytes_are_no_misread_text(charset: str) -> None:
    noise = random.Random(1).randbytes(200_000).decode(charset, "replace")  # noqa: S311 - no secret
    changes = charset_changes(noise)
    assert sum(change.end - change.start for change in changes) < 0.01 * len(noise)

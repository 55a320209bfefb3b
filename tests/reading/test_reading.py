"""Any file is read, or refused with a reason."""

from __future__ import annotations

import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse import reading
from reportparse.errors import (
    DocumentError,
    EmptyDocumentError,
    LimitError,
    UnknownFormatError,
)
from reportparse.reading import read

REPORT = "二〇二四年年度报告\n一、经营情况\n全年实现营业收入31.26亿元，同比增长36.7%。\n"
PAGE = "<html><title>年度报告</title><body><p>全年实现营业收入31.26亿元。</p></body></html>"


def archive(page: bytes) -> bytes:
    head = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
    kind = b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
    return head + kind + quopri.encodestring(page) + b"\n--x--\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be"])
def test_saved_text(encoding: str) -> None:
    found = read(REPORT.encode(encoding))
    assert found.text.content == REPORT
    assert found.media_type == "text/plain"
    assert found.text.source.content == REPORT
    assert found.warnings == ()
    assert found.pages is None


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_pages(encoding: str) -> None:
    found = read(PAGE.encode(encoding))
    assert found.text.content == "全年实现营业收入31.26亿元。\n"
    assert (found.media_type, found.title) == ("text/html", "年度报告")
    assert found.encoding == encoding.replace("utf-16", "utf-16-le")


def test_archived_pages() -> None:
    found = read(archive(PAGE.encode("gbk")))
    assert found.text.content == "全年实现营业收入31.26亿元。\n"
    assert (found.media_type, found.encoding) == ("multipart/related", "gb18030")


def test_damaged_bytes_are_told_of() -> None:
    (warning,) = read(REPORT.encode() + b"\xff" + REPORT.encode()).warnings
    assert "utf-8" in warning


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe \0\n\0", b"\0\0\0"])
def test_an_empty_file_is_told_from_an_unknown_one(data: bytes) -> None:
    with pytest.raises(EmptyDocumentError):
        read(data)


@pytest.mark.parametrize("data", ["\u3000\u200b\n".encode(), b"<p></p>", archive(b"<p></p>")])
def test_a_file_without_text_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocumentError):
        read(data)


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", bytes(range(256)) * 9])
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(UnknownFormatError):
        read(data)


def test_a_file_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 100)
    with pytest.raises(LimitError, match="split it"):
        read(b"word " * 100)


@settings(deadline=None, max_examples=100)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes) -> None:
    refusal = ""
    try:
        found = read(data)
    except DocumentError as error:
        refusal = str(error)
    else:
        assert found.text.content
    assert not refusal or refusal.endswith(".")
    assert "\n" not in refusal


@pytest.mark.parametrize("content", [REPORT, PAGE])
def test_the_same_bytes_give_the_same_reading(content: str) -> None:
    first, second = read(content.encode()), read(content.encode())
    assert (first.text.content, first.blocks, first.tables) == (
        second.text.content,
        second.blocks,
        second.tables,
    )

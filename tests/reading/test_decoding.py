"""Bytes become text by what the text looks like."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.errors import UnknownFormatError
from reportparse.reading.decoding import decode

SIMPLIFIED = "全年实现营业收入31.26亿元，同比增长36.7%；归属于母公司股东的净利润为4.2亿元。"
TRADITIONAL = "本集團截至六月三十日止六個月之收益為18.46億港元，按年上升6.8%，毛利率為31.7%。"
ENGLISH = "Revenue was €5.9 billion – up 11.4% “year on year” – and the café’s share rose to ½. "


@pytest.mark.parametrize(
    ("content", "encoding", "found"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "gbk", "gb18030"),
        (TRADITIONAL + "粵語：佢哋嘅啲嘢", "big5hkscs", "big5hkscs"),
        (SIMPLIFIED + "镕𠮷㐀", "gb18030", "gb18030"),
        (ENGLISH, "cp1252", "cp1252"),
        (ENGLISH, "utf-8", "utf-8"),
        ("Revenue rose by 5%. ", "ascii", "ascii"),
    ],
)
@pytest.mark.parametrize("declared", ["", "utf-8", "gb2312", "big5", "iso-8859-1", "nonsense"])
def test_the_text_decides_whatever_is_declared(
    content: str, encoding: str, found: str, declared: str
) -> None:
    decoded = decode((content * 3).encode(encoding), declared)
    assert (decoded.content, decoded.encoding, decoded.warnings) == (content * 3, found, ())


@pytest.mark.parametrize(
    ("encoding", "found"),
    [("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("utf-32", "utf-32-le")],
)
def test_a_byte_order_mark_is_believed_and_left_out(encoding: str, found: str) -> None:
    decoded = decode(SIMPLIFIED.encode(encoding))
    assert (decoded.content, decoded.encoding) == (SIMPLIFIED, found)


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-8"])
@pytest.mark.parametrize("content", ["目录", "利润表", "年度報告"])
def test_a_few_characters_are_enough_with_a_declaration(content: str, encoding: str) -> None:
    data = content.encode(encoding, "ignore")
    decoded = decode(data, encoding)
    assert decoded.content == data.decode(encoding)


def test_bytes_that_pass_for_another_encoding() -> None:
    """The two characters that made an editor famous."""
    assert decode("联通".encode("gbk")).content == "联通"


class TestDamage:
    """Bytes that do not fit stop nothing."""

    @pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "big5"])
    def test_one_bad_byte_costs_one_place(self, encoding: str) -> None:
        content = (TRADITIONAL if encoding == "big5" else SIMPLIFIED) * 100
        data = bytearray(content.encode(encoding))
        middle = len(content[: len(content) // 2].encode(encoding))
        data[middle : middle + 1] = b"\xff"
        decoded = decode(bytes(data))
        assert decoded.encoding == encoding
        assert decoded.content[: len(content) // 2] == content[: len(content) // 2]
        assert decoded.content[-len(content) // 2 + 2 :] == content[-len(content) // 2 + 2 :]
        (warning,) = decoded.warnings
        assert f"not valid {encoding}" in warning
        assert f"byte {middle:,}" in warning

    def test_the_reader_finds_into_step_again(self) -> None:
        data = SIMPLIFIED.encode("gbk")
        decoded = decode(data[:40] + b"\xff" + data[41:] + data * 5)
        assert decoded.content.endswith(SIMPLIFIED)
        assert decoded.content.count("\ufffd") == 1

    def test_a_text_that_is_cut_off_within_a_character(self) -> None:
        decoded = decode((SIMPLIFIED * 3).encode("utf-8")[:-1])
        assert decoded.content == (SIMPLIFIED * 3)[:-1] + "\ufffd"
        assert decoded.encoding == "utf-8"


@pytest.mark.parametrize("size", [100, 5_000, 300_000])
def test_bytes_that_are_no_text_are_refused(size: int) -> None:
    with pytest.raises(UnknownFormatError, match="no text in UTF-8"):
        decode(random.Random(size).randbytes(size))  # noqa: S311 - to be the same each time


@pytest.mark.parametrize("data", [b"\x00" * 100, b"\x01\x02\x03\x04" * 100, bytes(range(128)) * 9])
def test_control_characters_are_no_text(data: bytes) -> None:
    with pytest.raises(UnknownFormatError):
        decode(data)


def test_a_few_null_bytes_do_not_make_a_text_something_else() -> None:
    content = SIMPLIFIED + "\0" + SIMPLIFIED + "\0"
    assert decode(content.encode("gbk")).content == content


def test_damaged_text_in_valid_bytes_is_left_for_repair() -> None:
    content = "鐢靛瓙鍟嗗姟" * 20
    assert decode(content.encode()).content == content


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Выручка выросла за год на пять процентов. ", "koi8-r"),
        ("売上高は前年比で増加しました。", "cp932"),
    ],
)
def test_other_encodings_are_named_by_the_library(content: str, encoding: str) -> None:
    assert decode((content * 20).encode(encoding)).content == content * 20


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "gbk"]))
def test_any_bytes_are_decoded_or_refused(data: bytes, declared: str) -> None:
    try:
        decoded = decode(data, declared)
    except UnknownFormatError:
        return
    assert isinstance(decoded.content, str)

"""The characters of a page as pdfium finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.errors import LimitError
from reportparse.reading.pdf import characters
from reportparse.reading.pdf.characters import FontTable
from reportparse.reading.pdf.opening import opened
from reportparse.reading.pdf.page import read_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.reading.pdf.characters import Characters

    Draw = Callable[..., bytes]


def read(data: bytes) -> Characters:
    """Characters of the first page."""
    with opened(data) as document:
        return read_page(document, 0, FontTable()).characters


class TestFontTable:
    def test_the_tag_of_a_subset_is_left_out(self) -> None:
        fonts = FontTable()
        assert fonts.index(b"ABCDEF+SimSun\0") == fonts.index(b"GHIJKL+SimSun\0") == 0
        assert fonts.names == ("SimSun",)

    def test_a_plus_in_a_name_is_no_tag(self) -> None:
        fonts = FontTable()
        fonts.index(b"Sans+Serif\0")
        assert fonts.names == ("Sans+Serif",)


class TestRead:
    def test_white_space_is_left_out_and_remembered(self, draw: Draw) -> None:
        found = read(draw([(50, 100, "net profit")]))
        assert found.content == "netprofit"
        assert found.spaced.tolist() == [False] * 3 + [True] + [False] * 5

    def test_the_size_is_the_one_drawn(self, draw: Draw) -> None:
        assert read(draw([(50, 100, "profit", 14)])).sizes.tolist() == pytest.approx([14] * 6)

    def test_a_pdfium_that_does_not_tell_the_pieces_gives_the_same(
        self, draw: Draw, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        data = draw([(50, 100, "net profit", 14), (50, 130, "营业收入", 9)])
        told = read(data)
        monkeypatch.setattr(f"{characters.__name__}.pdfium.FPDFText_GetTextObject", None)
        characters._piece_of.cache_clear()
        alone = read(data)
        characters._piece_of.cache_clear()
        assert alone.content == told.content
        assert alone.sizes.tolist() == told.sizes.tolist()
        assert alone.fonts.tolist() == told.fonts.tolist()

    def test_characters_drawn_twice_are_one(self, draw: Draw) -> None:
        assert read(draw([(50, 100, "利润"), (50.4, 100, "利润")])).content == "利润"

    def test_equal_letters_side_by_side_are_two(self, draw: Draw) -> None:
        assert read(draw([(50, 100, "1,111,111 llama")])).content == "1,111,111llama"

    def test_text_outside_the_page_is_not_seen(self, draw: Draw) -> None:
        assert read(draw([(50, 100, "seen"), (700, 100, "unseen")])).content == "seen"

    def test_turned_text_says_so(self, draw: Draw) -> None:
        found = read(draw([("turned", 90, 50, 300, "up"), ("turned", 45, 200, 300, "askew")]))
        assert found.turns.tolist() == [270, 270, -1, -1, -1, -1, -1]

    def test_a_page_with_too_many_is_refused(
        self, draw: Draw, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(characters, "LARGEST_PAGE", 3)
        with pytest.raises(LimitError, match="page 1 has"):
            read(draw([(50, 100, "profit")]))

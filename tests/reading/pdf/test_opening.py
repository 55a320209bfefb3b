"""What can be wrong with a PDF, and what it says about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.errors import EncryptedDocumentError, LimitError, TruncatedDocumentError
from reportparse.reading.pdf import opening, read_pdf
from reportparse.reading.pdf.opening import (
    bookmarks,
    information,
    is_plausible_publisher,
    is_plausible_title,
    opened,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Draw = Callable[..., bytes]

LOCK = "made up for the test"
TEXT = [(50, 100, "Revenue grew by 4% in 2024.")]


class TestOpened:
    def test_a_password_is_asked_for(self, draw: Draw) -> None:
        with (
            pytest.raises(EncryptedDocumentError, match="password"),
            opened(draw(TEXT, password=LOCK)),
        ):
            pass

    def test_a_file_cut_off_is_fetched_again(self) -> None:
        with (
            pytest.raises(TruncatedDocumentError, match="ends before its last part"),
            opened(b"%PDF-1.4\n1 0 obj\n<<"),
        ):
            pass

    def test_a_broken_file_is_fetched_again(self) -> None:
        with (
            pytest.raises(TruncatedDocumentError, match="is broken"),
            opened(b"%PDF-1.4\nnothing\n%%EOF"),
        ):
            pass

    def test_too_many_pages_are_refused(self, draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(opening, "MOST_PAGES", 1)
        with pytest.raises(LimitError, match="2 pages, more than the 1"), opened(draw(TEXT, TEXT)):
            pass

    def test_a_missing_end_that_can_be_mended_is_mended(self, draw: Draw) -> None:
        data = draw(TEXT)
        with opened(data[: data.rindex(b"startxref")]) as document:
            assert len(document) == 1


class TestBookmarks:
    def test_each_has_its_level_and_page(self, draw: Draw) -> None:
        data = draw([("bookmark", "Outlook", 1), *TEXT], [("bookmark", "Risks", 2), *TEXT])
        with opened(data) as document:
            assert [(b.title, b.level, b.page) for b in bookmarks(document)] == [
                ("Outlook", 1, 1),
                ("Risks", 2, 2),
            ]

    def test_a_file_without_an_outline_has_none(self, draw: Draw) -> None:
        with opened(draw(TEXT)) as document:
            assert bookmarks(document) == ()


class TestInformation:
    def test_a_title_and_an_author_are_believed(self, draw: Draw) -> None:
        with opened(draw(TEXT, title="2024年零售业报告", author="某研究院")) as document:
            found = information(document)
        assert (found.title, found.publisher) == ("2024年零售业报告", "某研究院")

    def test_the_day_on_which_the_file_was_made_is_no_day_of_publication(self, draw: Draw) -> None:
        assert read_pdf(draw(TEXT)).published == ""

    @pytest.mark.parametrize(
        "title",
        [
            "Microsoft Word - report final.doc",
            "annual_report.pdf",
            "untitled",
            "无标题文档",
            "幻灯片 1",
            "12345",
            r"C:\Users\me\report.doc",
            "���ı���",
            "",
        ],
    )
    def test_a_title_that_a_program_put_in_is_not(self, title: str) -> None:
        assert not is_plausible_title(title)

    @pytest.mark.parametrize("author", ["Administrator", "user1", "微软用户", "hp", "wang3", ""])
    def test_the_user_of_a_computer_is_no_publisher(self, author: str) -> None:
        assert not is_plausible_publisher(author)

    @pytest.mark.parametrize("author", ["Ministry of Trade", "省统计局", "A. Writer, B. Reader"])
    def test_an_office_is_a_publisher(self, author: str) -> None:
        assert is_plausible_publisher(author)

"""Parts in reading order become the source and the records that point into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.reading.pdf.assembly import with_bookmarks, with_contents
from reportparse.reading.pdf.lines import line_of
from reportparse.reading.pdf.opening import Bookmark
from reportparse.reading.pdf.parts import Passage

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.reading.pdf.lines import Line
    from reportparse.reading.pdf.parts import Part
    from reportparse.reading.pdf.runs import Run

    MakeLine = Callable[..., Line]
    MakeRun = Callable[..., Run]


def kinds(parts: list[Part]) -> list[str]:
    """Kind of each passage."""
    return [part.kind for part in parts if isinstance(part, Passage)]


class TestBookmarks:
    @pytest.mark.parametrize(
        ("content", "title"),
        [
            ("二、费用与研发", "二、费用与研发"),
            ("二、 费用与研发", "二、费用与研发"),
            ("二、费用与研发", "费用与研发"),
            ("Costs and research", "2.1 Costs and research"),
            ("２０２４年展望", "2024年展望"),
        ],
    )
    def test_a_line_with_its_words_is_a_heading(
        self, line: MakeLine, content: str, title: str
    ) -> None:
        (part,) = with_bookmarks([Passage((line(content),))], [Bookmark(title, 2, 1)])
        assert isinstance(part, Passage)
        assert (part.kind, part.level) == ("heading", 2)

    @pytest.mark.parametrize(
        ("content", "bookmark"),
        [
            ("费用上升。", Bookmark("费用", 1, 1)),
            ("费用", Bookmark("费用", 1, 2)),
            ("费用", Bookmark("费用", 1, None)),
            ("我们认为费用", Bookmark("费用", 1, 1)),
        ],
    )
    def test_other_lines_are_not(self, line: MakeLine, content: str, bookmark: Bookmark) -> None:
        assert kinds(with_bookmarks([Passage((line(content),))], [bookmark])) == ["text"]

    def test_two_of_one_name_lead_to_two_lines(self, line: MakeLine) -> None:
        parts = [Passage((line("费用", 50, baseline),)) for baseline in (100, 200)]
        found = with_bookmarks(parts, [Bookmark("费用", 1, 1), Bookmark("费用", 2, 1)])
        assert kinds(found) == ["heading", "heading"]


class TestContents:
    def entries(self, run: MakeRun, *numbers: str) -> list[Part]:
        """Entries without leaders."""
        return [
            Passage((line_of([run("费用"), run(number, 300)], 1, frozenset()),))
            for number in numbers
        ]

    def test_entries_without_leaders_are_known_by_their_neighbours(self, run: MakeRun) -> None:
        assert kinds(with_contents(self.entries(run, "1", "4", "9"))) == ["contents"] * 3

    def test_two_are_not_enough(self, run: MakeRun) -> None:
        assert kinds(with_contents(self.entries(run, "1", "4"))) == ["text"] * 2

    def test_numbers_that_fall_are_no_pages(self, run: MakeRun) -> None:
        assert kinds(with_contents(self.entries(run, "9", "4", "1"))) == ["text"] * 3

    def test_leaders_are_enough(self, line: MakeLine) -> None:
        assert kinds(with_contents([Passage((line("费用 ........ 4"),))])) == ["contents"]

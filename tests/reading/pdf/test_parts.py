"""The parts of a document in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportparse.reading.pdf.parts import Column, Passage, Sheet, TablePart, measures, parts
from reportparse.reading.pdf.tables.draft import DraftTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.reading.pdf.lines import Line

    MakeLine = Callable[..., Line]


def contents(sheets: list[Sheet]) -> list[str]:
    """Kind and content of each part."""
    return [
        f"{part.kind} {''.join(line.content for line in part.lines)}"
        if isinstance(part, Passage)
        else "table"
        for part in parts(sheets)
    ]


def column(line: MakeLine, number: int, *texts: str, left: float = 50, page: int = 0) -> Column:
    """Make a column of lines."""
    lines = tuple(
        line(text, left, 100 + 15 * at, flow=number, page=page) for at, text in enumerate(texts)
    )
    return Column(number, lines)


FULL = "字" * 30


def test_furniture_waits_for_the_end_of_a_paragraph(line: MakeLine) -> None:
    first = Sheet((column(line, 1, *[FULL] * 4),), foot=(line("1"),))
    second = Sheet((column(line, 2, "字字。", *[FULL] * 4, page=1),), head=(line("页眉"),))
    assert contents([first, second]) == [
        f"text {FULL * 4}字字。", "furniture 1", "furniture 页眉", f"text {FULL * 4}",
    ]  # fmt: skip


def test_a_table_ends_a_paragraph(line: MakeLine) -> None:
    table = DraftTable(0, 50, 0, 90, 9, (), ())
    sheet = Sheet((Column(1, (line(FULL), table, line(FULL, 50, 130))),))
    assert contents([sheet]) == [f"text {FULL}", "table", f"text {FULL}"]
    assert isinstance(parts([sheet])[1], TablePart)


def test_footnotes_stand_after_their_paragraph(line: MakeLine) -> None:
    sheet = Sheet((Column(1, (line(FULL),), (line("1 脚注。", 50, 700),)),))
    assert contents([sheet]) == [f"text {FULL}", "note 1 脚注。"]


def test_a_column_in_another_language_is_read_by_itself(line: MakeLine) -> None:
    english = "the group wrote premiums of RMB48 billion and paid for " + "x" * 5
    one = Sheet(
        (
            column(line, 1, *[english] * 4),
            column(line, 2, *[FULL] * 4, left=400),
        )
    )
    two = Sheet(
        (
            column(line, 3, "claims.", *[english] * 4, page=1),
            column(line, 4, "字。", *[FULL] * 4, left=400, page=1),
        )
    )
    found = contents([one, two])
    assert any(part.endswith("claims.") and "premiums" in part for part in found)
    assert f"text {FULL * 4}字。" in found


def test_a_paragraph_that_ends_before_the_other_language_stays_where_it_is(line: MakeLine) -> None:
    english = "the group wrote premiums of RMB48 billion and paid for " + "x" * 5
    sheet = Sheet(
        (column(line, 1, FULL, "字。", english), column(line, 2, *[FULL] * 2, left=400)),
    )
    assert contents([sheet]) == [f"text {FULL}字。", f"text {english}", f"text {FULL * 2}"]


def test_a_paragraph_in_both_languages_goes_on_in_the_next_column(line: MakeLine) -> None:
    english = "the group wrote premiums of RMB48 billion and paid for " + "x" * 5
    sheet = Sheet(
        (column(line, 1, *[english] * 6, FULL), column(line, 2, FULL, "字。", left=400)),
    )
    assert len(contents([sheet])) == 1


def test_a_column_of_few_lines_is_measured_by_its_like(line: MakeLine) -> None:
    large = column(line, 1, *[FULL] * 5)
    small = column(line, 2, "字字")
    assert measures([Sheet((large, small))])[2].right == 350

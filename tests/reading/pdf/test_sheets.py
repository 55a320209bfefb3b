"""A page taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportparse.reading.pdf import read_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.records import Reading

    Draw = Callable[..., bytes]

BODY = [
    (50, 120 + 16 * line, "Operators of cold stores raised their rents again.") for line in range(9)
]


def noted(reading: Reading) -> list[str]:
    """Contents of the notes."""
    content = reading.text.content
    return [content[b.start : b.end] for b in reading.blocks if b.kind == "note"]


def test_footnotes_below_a_line_stand_after_the_text(draw: Draw) -> None:
    note = (50, 720, "1 Stores of less than 500 pallets are left out.", 7)
    page = [*BODY, ("line", 50, 705, 150, 705), note]
    assert noted(read_pdf(draw(page))) == ["1 Stores of less than 500 pallets are left out."]


def test_a_footnote_does_not_part_a_paragraph(draw: Draw) -> None:
    first = [*BODY[:-1], (50, 700, "Operators of cold stores raised their rents, as did"),
             ("line", 50, 740, 150, 740), (50, 752, "* Without taxes.", 7)]  # fmt: skip
    second = [(50, 60, "hauliers."), *BODY]
    content = read_pdf(draw(first, second)).text.content
    assert "as did hauliers." in content
    assert content.index("hauliers.") < content.index("Without taxes")


def test_small_print_without_a_mark_is_text(draw: Draw) -> None:
    assert noted(read_pdf(draw([*BODY, (50, 720, "Printed on recycled paper", 7)]))) == []


def test_a_column_in_small_print_is_no_footnote(draw: Draw) -> None:
    small = [
        (50, 700 + 10 * line, words, 8)
        for line, words in enumerate(
            ["2020-0686 is the number of the docket.", "1 store was closed.", "Rents rose."]
        )
    ]
    head = (50, 690, "Dockets in detail are listed below, each with its number", 8)
    assert noted(read_pdf(draw([*BODY, head, *small]))) == []


def test_text_up_the_margin_is_set_aside(draw: Draw) -> None:
    reading = read_pdf(draw([*BODY, ("turned", 90, 20, 400, "Annual review")]))
    assert reading.blocks[-1].kind == "furniture"
    assert reading.text.content.endswith("Annual review\n")


def test_the_unit_of_a_table_is_parted_from_the_heading_on_its_line(draw: Draw) -> None:
    page = [
        (50, 100, "1、收入变动情况"), (420, 100, "单位：万元"),
        (60, 122, "项目"), (300, 122, "本期"), (400, 122, "上期"),
        (60, 140, "仓储"), (300, 140, "1,024.50"), (400, 140, "880.10"),
        (60, 158, "运输"), (300, 158, "311.00"), (400, 158, "290.40"),
    ]  # fmt: skip
    reading = read_pdf(draw(page))
    caption = reading.tables[0].caption
    assert caption is not None
    assert reading.text.content[caption.start : caption.end] == "单位：万元"
    assert reading.text.content.startswith("1、收入变动情况\n")

"""The order in which the parts of a page are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportparse.reading.pdf.columns import Gutter, flows
from reportparse.reading.pdf.drawing import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportparse.reading.pdf.columns import Item
    from reportparse.reading.pdf.runs import Run

    MakeRun = Callable[..., Run]


def read(items: Sequence[Item], known: Sequence[Gutter] = ()) -> list[str]:
    """Contents of the runs in reading order."""
    return [
        run.content
        for flow in flows(items, known)[0]
        for row in flow.rows
        if isinstance(row, list)
        for run in row
    ]


def column(run: MakeRun, name: str, x0: float, top: float, lines: int = 5) -> list[Run]:
    """Make lines of prose, one below the other."""
    text = "字" * 18
    return [run(f"{name}{number}{text}", x0, top + 15 * number) for number in range(lines)]


def begins(contents: Sequence[str]) -> list[str]:
    """First two characters of each."""
    return [content[:2] for content in contents]


def test_no_items_make_no_columns() -> None:
    assert flows([]) == ([], [])


def test_the_left_column_comes_first(run: MakeRun) -> None:
    items = [*column(run, "r", 300, 104), *column(run, "l", 50, 100)]
    assert begins(read(items)) == ["l0", "l1", "l2", "l3", "l4", "r0", "r1", "r2", "r3", "r4"]


def test_three_columns_are_read_from_left_to_right(run: MakeRun) -> None:
    items = [*column(run, "c", 550, 100), *column(run, "b", 300, 100), *column(run, "a", 50, 100)]
    assert begins(read(items))[::5] == ["a0", "b0", "c0"]


def test_a_heading_across_both_parts_them(run: MakeRun) -> None:
    upper = [*column(run, "a", 50, 100), *column(run, "b", 300, 100)]
    lower = [*column(run, "c", 50, 230), *column(run, "d", 300, 230)]
    heading = run("x" + "字" * 40, 50, 200)
    order = begins(read([*lower, heading, *upper]))
    assert [order[0], order[5], order[10], order[11], order[16]] == ["a0", "b0", "x字", "c0", "d0"]


def test_rows_of_a_table_are_no_columns(run: MakeRun) -> None:
    rows = [
        [
            run(f"地区{number}收入与支出", 50, 100 + 15 * number),
            run("1,024.5", 300, 100 + 15 * number),
        ]
        for number in range(6)
    ]
    assert read([cell for row in rows for cell in row])[:2] == ["地区0收入与支出", "1,024.5"]


def test_a_column_of_one_line_is_known_from_other_pages(run: MakeRun) -> None:
    items = [*column(run, "l", 50, 100), run("r" + "字" * 9, 300, 104)]
    assert begins(read(items))[1] == "r字"
    assert begins(read(items, [Gutter(250.0, 294.0)]))[-1] == "r字"


def test_a_table_below_two_columns_is_read_row_by_row(run: MakeRun) -> None:
    table = [
        run(content, x0, 200 + 15 * number)
        for number in range(3)
        for content, x0 in ((f"t{number}地区", 50), ("1,024.5", 320), ("980.1", 400))
    ]
    heading = run("h地区收入", 50, 184)
    items = [*column(run, "l", 50, 100), *column(run, "r", 300, 104, lines=4), heading, *table]
    order = begins(read(items))
    assert order[-10:] == ["h地", "t0", "1,", "98", "t1", "1,", "98", "t2", "1,", "98"]


def test_what_is_too_wide_for_its_column_does_not_part_the_column_beside_it(run: MakeRun) -> None:
    wide = [run(f"w{number}" + "数" * 23, 50, 130 + 30 * number) for number in range(2)]
    items = [*column(run, "l", 50, 100, lines=9), *column(run, "r", 300, 104, lines=12)]
    kept = [item for item in items if not any(abs(item.baseline - w.baseline) < 1 for w in wide)]
    order = begins(read([*kept, *wide]))
    assert order == sorted(order, key=lambda name: name[0] == "r")


def test_what_lies_over_the_next_column_belongs_to_its_own(run: MakeRun) -> None:
    over = run("w0" + "数" * 30, 50, 131)
    left = [item for item in column(run, "l", 50, 100, lines=9) if abs(item.baseline - 130) > 6]
    order = begins(read([*left, over, *column(run, "r", 300, 104, lines=9)]))
    assert order == sorted(order, key=lambda name: name[0] == "r")


def test_a_high_table_in_a_column_does_not_hide_the_gutter(run: MakeRun) -> None:
    table = [
        run(content, x0, 175 + 15 * number)
        for number in range(12)
        for content, x0 in (("地区", 50), ("1,024.5", 120), ("980.1", 180))
    ]
    left = [*column(run, "l", 50, 100), *table, *column(run, "m", 50, 360)]
    order = begins(read([*left, *column(run, "r", 300, 104, lines=22)]))
    assert order[-22:] == [f"r{number}"[:2] for number in range(22)]


def test_a_picture_across_columns_ends_them(run: MakeRun) -> None:
    above = [*column(run, "a", 50, 100), *column(run, "b", 300, 104)]
    below = [*column(run, "c", 50, 400), *column(run, "d", 300, 404)]
    picture = Box(50, 200, 550, 350)
    parted = flows([*above, *below], (), [picture])[0]
    assert [
        flow.rows[0][0].content[0] for flow in parted if isinstance(flow.rows[0], list)
    ] == list("abcd")


def test_a_picture_under_text_parts_nothing(run: MakeRun) -> None:
    items = [*column(run, "a", 50, 100, lines=20), *column(run, "b", 300, 104, lines=20)]
    assert len(flows(items, (), [Box(0, 0, 600, 800)])[0]) == 2


def test_the_heading_of_a_table_across_columns_stands_before_it(run: MakeRun) -> None:
    table = [
        run(content, x0, 230 + 15 * number)
        for number in range(3)
        for content, x0 in ((f"t{number}地区", 50), ("1,024.5", 420), ("980.1", 500))
    ]
    heading = run("h地区收入", 267.5, 205)
    items = [*column(run, "l", 50, 100), *column(run, "r", 300, 104, lines=4), heading, *table]
    assert begins(read(items))[-10] == "h地"


def test_references_with_hanging_numbers_do_not_move_the_gutter(run: MakeRun) -> None:
    right = column(run, "r", 300, 104, lines=6)
    for number in range(8):
        y = 194 + 30 * number
        right += [run(f"n{number}", 300, y), run(f"t{number}" + "字" * 16, 322, y)]
        right.append(run(f"u{number}" + "字" * 16, 322, y + 15))
    order = begins(read([*column(run, "l", 50, 100, lines=22), *right]))
    assert [name[0] for name in order[:22]] == ["l"] * 22
    assert order[28:31] == ["n0", "t0", "u0"]

"""Tables in a saved text."""

from __future__ import annotations

import pytest

from reportparse.reading.plain.lines import read_lines
from reportparse.reading.plain.tables import find_tables

ROWS = [
    ["项目", "2023年", "2024年"],
    ["营业收入", "1,024.5", "1,310.2"],
    ["净利润", "(38.4)", "12.0"],
    ["毛利率（%）", "—", "27.8"],
]
ENGLISH = [
    ["Region", "Sales", "Growth"],
    ["North East", "1,024", "5.6%"],
    ["West", "768", "(2.1)%"],
    ["All", "1,792", "2.3%"],
]


def wide(cell: str) -> int:
    return sum(2 if character > "\u2e80" else 1 for character in cell)


def columns(rows: list[list[str]], *, right: bool, gap: str = "  ") -> str:
    widths = [max(wide(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            " " * (width - wide(cell)) + cell if right and at else cell + " " * (width - wide(cell))
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append(gap.join(cells).rstrip())
    return "\n".join(lines)


def markdown(rows: list[list[str]]) -> str:
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, "|" + "---|" * len(rows[0]), *body])


def tables(content: str) -> list[list[list[str]]]:
    found = []
    for table in find_tables(content, read_lines(content)):
        grid = []
        for row in table.rows:
            cells = [""] * (row[-1].column + 1)
            for field in row:
                cells[field.column] = content[field.start : field.end]
            grid.append(cells)
        found.append(grid)
    return found


FORMS = {
    "bars": lambda rows: "\n".join(f"| {' | '.join(row)} |" for row in rows),
    "Markdown": markdown,
    "Markdown without bars at the ends": lambda rows: "\n".join(
        line.strip("| ") for line in markdown(rows).splitlines()
    ),
    "drawn bars": lambda rows: "\n".join(
        ["┌──┬──┐", *(f"│{'│'.join(row)}│" for row in rows), "└──┴──┘"]
    ),
    "a drawn frame": lambda rows: "\n".join(
        [
            "+---+---+",
            f"| {' | '.join(rows[0])} |",
            "+---+---+",
            *(f"| {' | '.join(row)} |" for row in rows[1:]),
            "+---+---+",
        ]
    ),
    "tabs": lambda rows: "\n".join("\t".join(row) for row in rows),
    "columns, figures to the right": lambda rows: columns(rows, right=True),
    "columns, all to the left": lambda rows: columns(rows, right=False, gap="   "),
    "columns with rules": lambda rows: "\n".join(
        [
            "-" * 40,
            *columns(rows, right=True).splitlines()[:1],
            "-" * 40,
            *columns(rows, right=True).splitlines()[1:],
            "-" * 40,
        ]
    ),
    "full-width spaces": lambda rows: "\n".join("　　".join(row) for row in rows),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("rows", [ROWS, ENGLISH], ids=["Chinese", "English"])
def test_a_table_typed_with(form, rows: list[list[str]]) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - one of the forms
    content = f"表1 主要指标\n{form(rows)}\n全年经营平稳，各项指标好于预期。\n"
    assert tables(content) == [rows]


def test_single_spaces_are_enough_under_a_header_that_fits() -> None:
    content = "\n".join(" ".join(row) for row in ROWS)
    assert tables(content) == [ROWS]


def test_an_empty_corner_and_missing_cells_keep_the_columns() -> None:
    lines = (
        "             2023      2024",
        "收入        1,024     1,310",
        "成本          768",
        "利润          256       384",
    )
    content = "\n".join(lines)
    assert tables(content) == [
        [["", "2023", "2024"], ["收入", "1,024", "1,310"], ["成本", "768"], ["利润", "256", "384"]]
    ]


@pytest.mark.parametrize(
    "content",
    [
        "一、综合\t1\n二、农业\t3\n三、工业\t5",
        "一、综合........1\n二、农业........3\n三、工业........5",
        "1.1 市场 3\n1.2 产业 5\n1.3 企业 8",
        "收入为5亿元  增长5%。\n成本为3亿元  增长3%。\n利润为2亿元  增长2%。",
        "某某研究院  2025年第3期\n\n2024年，全年增长5%。",
        "A | B and C\nD | E",
        "增长 5 10 的部分\n下降 3 的部分",
        "2023 2024 2025\n5.1 5.2 5.3\n6.1 6.2 6.3\n7.1 7.2 7.3",
        "----\n----",
        "",
    ],
    ids=[
        "contents",
        "leaders",
        "numbered",
        "sentences",
        "front",
        "bars in prose",
        "figures in prose",
        "no labels",
        "rules",
        "nothing",
    ],
)
def test_what_is_no_table(content: str) -> None:
    assert tables(content) == []


@pytest.mark.parametrize(
    "line", ["a | b c", "a\tb", "a  b", "label 1 2 3", "a 1", "|", "---", "a |"]
)
def test_long_runs_of_what_may_be_tables_take_linear_time(line: str) -> None:
    find_tables("\n".join([line] * 20_000), read_lines("\n".join([line] * 20_000)))

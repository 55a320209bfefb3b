"""Tables without lines: figures that stand below one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.reading.pdf.runs import rows_of
from reportparse.reading.pdf.tables.aligned import split_tables
from reportparse.reading.pdf.tables.draft import DraftTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportparse.reading.pdf.runs import Run

    MakeRun = Callable[..., Run]

PLACES = (50, 200, 280, 360)


def split(
    run: MakeRun, lines: Sequence[Sequence[str]], before: DraftTable | None = None
) -> list[list[list[str]] | str]:
    """Rows of the tables, and contents of the other lines, from top to bottom."""
    runs = [
        run(content, x0, 100 + 18 * number)
        for number, line in enumerate(lines)
        for x0, content in zip(PLACES, line, strict=False)
        if content
    ]
    found: list[list[list[str]] | str] = []
    for part in split_tables(rows_of(runs), before):
        if isinstance(part, DraftTable):
            grid = [[""] * part.columns for _ in range(part.rows)]
            for cell in part.cells:
                grid[cell.row][cell.column] = cell.text.content
            found.append(grid)
        else:
            found.append(" ".join(one.content for one in part))
    return found


TABLE = [["地区", "2023年", "2024年"], ["沿海", "11.20", "13.05"], ["内陆", "7.80", "(8.10)"]]


class TestFound:
    def test_rows_whose_figures_line_up(self, run: MakeRun) -> None:
        assert split(run, [["各地区租金上涨，情况如下表所示。"], *TABLE, ["内陆租金下降。"]]) == [
            "各地区租金上涨，情况如下表所示。", TABLE, "内陆租金下降。",
        ]  # fmt: skip

    def test_groups_of_rows(self, run: MakeRun) -> None:
        lines = [*TABLE, ["其中："], ["北部", "3.10", "3.20"]]
        assert split(run, lines) == [[*TABLE, ["其中：", "", ""], ["北部", "3.10", "3.20"]]]

    def test_rows_without_a_figure_in_some_columns(self, run: MakeRun) -> None:
        lines = [*TABLE, ["东部", "—", "3.20"], ["西部", "", "1.10"]]
        assert split(run, lines) == [lines]

    def test_figures_that_nearly_touch(self, run: MakeRun) -> None:
        rows = [["沿海", "1,120.20 1,305.05"], ["内陆", "1,780.80 1,810.10"], ["北部", "1.1 2.2"]]
        (table,) = split(run, rows)
        assert [len(row) for row in table] == [3, 3, 3]

    def test_figures_that_leaders_lead_to(self, run: MakeRun) -> None:
        rows = [["Rents ........ 1,120.5 980.1"], ["Fees ......... 1,330.0 871.2"]]
        (table,) = split(run, rows)
        assert table == [
            ["Rents ........", "1,120.5", "980.1"],
            ["Fees .........", "1,330.0", "871.2"],
        ]

    def test_words_that_begin_below_one_another(self, run: MakeRun) -> None:
        rows = [["风险", "程度", "措施"], ["市场", "高", "分散客户"], ["汇率", "中", "远期合约"]]
        assert split(run, rows) == [rows]

    def test_the_rest_of_a_table_overleaf(self, run: MakeRun) -> None:
        runs = [
            run(content, x0, 100 + 18 * number)
            for number, line in enumerate(TABLE)
            for x0, content in zip(PLACES, line, strict=False)
        ]
        (before,) = (part for part in split_tables(rows_of(runs)) if isinstance(part, DraftTable))
        assert split(run, [["东部", "3.10", "3.20"], ["租金上涨。"]], before) == [
            [["东部", "3.10", "3.20"]], "租金上涨。",
        ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        [["1.", "Rents rose by 5"], ["2.", "Fees fell by 7"], ["3.", "Taxes stayed"]],
        [["Overview", "3"], ["Market", "5"], ["Risks", "11"], ["Annex", "20"]],
        [["总论........ 3"], ["市场........ 5"], ["风险........ 11"]],
        [["Operators", "added stores"], ["Hauliers", "bought lorries"], ["Ports", "grew"]],
        [["收入增长", "12.5%"], ["利润下降"], ["费用率"], ["负债率"]],
        [["租金为", "5.2", "元"], ["这是一段说明文字，与上面的数字没有关系，也不是表格。"]],
    ],
    ids=["list", "contents", "leaders", "words", "one row", "prose"],
)
def test_what_only_looks_like_a_table_stays_text(run: MakeRun, lines: list[list[str]]) -> None:
    assert all(isinstance(part, str) for part in split(run, lines))


def test_nothing_is_lost(run: MakeRun) -> None:
    lines = [["说明文字。"], *TABLE, ["注：不含税。"], ["第二段。"], *TABLE]
    found = str(split(run, lines))
    assert all(content in found for line in lines for content in line)

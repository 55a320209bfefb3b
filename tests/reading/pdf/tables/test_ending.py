"""Where a row of a table without lines ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.reading.pdf.runs import rows_of
from reportparse.reading.pdf.tables.aligned import split_tables
from reportparse.reading.pdf.tables.draft import DraftTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.reading.pdf.runs import Run

    MakeRun = Callable[..., Run]


@pytest.mark.parametrize(
    ("lines", "below", "label"),
    [
        ([(22, "内"), (38, "陆"), (54, "州"), (70, "县")], 100, "内陆州县"),
        ([(30, "内"), (46, "陆"), (62, "县")], 92, "内陆县"),
    ],
    ids=["four lines", "three lines"],
)
def test_a_label_of_many_lines_faces_its_figures(
    run: MakeRun, lines: list[tuple[int, str]], below: int, label: str
) -> None:
    runs = [run(content, 50, 100 + y) for y, content in [(0, "沿海"), *lines]]
    for y, *row in ((0, "11.20", "13.05"), (46, "7.80", "8.10")):
        runs += [run(content, x, 100 + y) for x, content in zip((200, 280), row, strict=True)]
    runs.append(run("第二节 产值", 50, 100 + below))
    table, *rest = split_tables(rows_of(runs))
    assert isinstance(table, DraftTable)
    assert [cell.text.content for cell in table.cells if not cell.column] == ["沿海", label]
    assert [part[0].content for part in rest if isinstance(part, list)] == ["第二节 产值"]

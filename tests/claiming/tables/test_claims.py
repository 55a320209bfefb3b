"""Each number of a table is a claim with its headers, its unit and its time."""

from __future__ import annotations

import importlib.util
import tomllib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportparse.claiming import document_context
from reportparse.claiming.context import Context
from reportparse.claiming.tables import table_claims
from reportparse.text import Edit, Source, Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from reportparse.claiming.lexicon import Lexicon
    from reportparse.records import Claim, Table

    Build = Callable[..., tuple[Table, Text]]

TABLES: Final[list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "tables.toml").read_text("utf-8")
)["table"]
SHARED: Final = Path(__file__).parents[4] / "shared"
CORPUS: Final = SHARED / "corpus"
HELD_APART: Final = {"zh_broker", "tw_tourism", "en_saas", "en_central_bank", "bi_shipping"}
"""Reports that no rule may be fitted to."""
REPORTS: Final = (
    sorted(
        path.name
        for path in CORPUS.iterdir()
        if path.name not in HELD_APART and (path / "tables.jsonl").is_file()
    )
    if CORPUS.is_dir()
    else []
)
ANYTHING: Final = st.text(alphabet="项目2024年 1,.%()（）-—/元万HK$[]*的 \n", max_size=12)


def summary(claim: Claim) -> list[str]:
    """Write a claim as the golden tables do."""
    low, high = str(claim.value_low), str(claim.value_high)
    unit = f"{claim.unit} / {claim.per}" if claim.per else claim.unit
    days = f"{claim.period_start} / {claim.period_end}"
    line = [claim.table_row, claim.table_column, low if low == high else f"{low}..{high}", unit]
    return line if days == " / " else [*line, days]


@pytest.mark.parametrize("producer", ["PDF", "page"])
@pytest.mark.parametrize("case", TABLES, ids=[case["name"] for case in TABLES])
def test_a_table_has_these_claims(
    case: dict[str, Any], producer: str, build: Build, lexicon: Lexicon
) -> None:
    table, text = build(
        case["rows"],
        case.get("caption", ""),
        headers=case.get("headers", 1) if producer == "page" else 0,
    )
    context = document_context(
        text.content,
        Context(report_period=case.get("report_period", ""), published=case.get("published", "")),
        lexicon,
    )
    assert [summary(claim) for claim in table_claims(table, text, context, lexicon)] == case[
        "claims"
    ]


def claims_of(rows: str, build: Build, lexicon: Lexicon, caption: str = "") -> list[Claim]:
    table, text = build(rows, caption)
    return table_claims(table, text, Context(), lexicon)


def test_a_claim_says_where_it_stands_and_what_it_says(build: Build, lexicon: Lexicon) -> None:
    rows = "| 项目 | 2024年 |\n| 营业收入 | 1,234.5 |"
    table, text = build(rows, "表1 主要数据（单位：万元）")
    (claim,) = table_claims(table, text, Context(publisher="某公司"), lexicon)
    assert (claim.quantity, claim.origin, claim.language) == ("1,234.5", "table", "zh")
    assert claim.sentence == "营业收入 · 2024年: 1,234.5"
    assert claim.table_title == "表1 主要数据（单位：万元）"
    assert (claim.metric, claim.subject) == ("营业收入", "某公司")
    assert claim.source_start is not None
    assert text.content[claim.source_start : claim.source_end] == "1,234.5" == claim.source_text
    assert claim.confidence == 0.95


def test_a_cell_is_read_in_the_repaired_text_and_traced_to_the_damaged_one(
    build: Build, lexicon: Lexicon
) -> None:
    table, damaged = build("| 項目 | 數(shù)值 |\n| 收入 | 1.2億(yì)元 |")
    at = [damaged.content.index("(shù)"), damaged.content.index("(yì)")]
    repaired = damaged.edit([Edit(at[0], at[0] + 5, ""), Edit(at[1], at[1] + 4, "")])
    (claim,) = table_claims(table, repaired, Context(), lexicon)
    assert (claim.quantity, claim.unit, claim.table_column) == ("1.2億元", "CNY", "數值")
    assert claim.source_text == "1.2億(yì)元"


def test_a_table_without_unit_and_header_is_less_sure(build: Build, lexicon: Lexicon) -> None:
    first, *_ = claims_of("| 营业收入 | 1,200 |\n| 净利润 | 120 |", build, lexicon)
    assert first.flags == ("no_unit", "no_header")
    assert first.confidence == 0.55


def test_the_sentence_names_the_group(build: Build, lexicon: Lexicon) -> None:
    rows = "| 项目 | 金额 |\n| 流动资产： | |\n| 现金 | 1 |"
    (claim,) = claims_of(rows, build, lexicon)
    assert (claim.sentence, claim.table_row) == ("流动资产 · 现金 · 金额: 1", "现金")


def test_a_total_is_flagged(build: Build, lexicon: Lexicon) -> None:
    rows = "| 地区 | 收入（万元） |\n| 华东 | 1 |\n| 小 计 | 1 |\n| 合计 | 1 |\n| 资产总计 | 1 |"
    flags = [claim.flags for claim in claims_of(rows, build, lexicon)]
    assert flags == [(), ("subtotal",), ("subtotal",), ("subtotal",)]


def test_an_english_total_is_flagged(build: Build, lexicon: Lexicon) -> None:
    rows = "| Item | 2024 (%) |\n| Totality | 1 |\n| Total assets | 1 |\n| Sub-total | 1 |"
    flags = [claim.flags for claim in claims_of(rows, build, lexicon)]
    assert flags == [(), ("subtotal",), ("subtotal",)]


def test_a_table_without_cells_has_no_claims(build: Build, lexicon: Lexicon) -> None:
    table, text = build("| a |")
    assert table_claims(replace(table, cells=()), text, Context(), lexicon) == []


def test_the_same_table_gives_the_same_claims(build: Build, lexicon: Lexicon) -> None:
    case = TABLES[0]
    table, text = build(case["rows"], case["caption"])
    once = table_claims(table, text, Context(), lexicon)
    assert once == table_claims(table, text, Context(), lexicon)


@given(st.lists(st.lists(ANYTHING, min_size=1, max_size=4), min_size=1, max_size=5), ANYTHING)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_table_can_be_read(
    build: Build, lexicon: Lexicon, grid: list[list[str]], caption: str
) -> None:
    rows = "\n".join("| " + " | ".join(c.replace("\n", "\\n") for c in row) + " |" for row in grid)
    table, text = build(rows, caption)
    for claim in table_claims(table, text, Context(), lexicon):
        assert claim.quantity
        assert claim.value_low <= claim.value_high
        assert claim.source_text in text.content


@pytest.mark.parametrize(
    "cell",
    ["(" * 30_000, "*" * 30_000, "1," * 15_000, "元 " * 15_000, "-" * 30_000, "[1]" * 10_000],
    ids=["brackets", "marks", "commas", "units", "dashes", "footnotes"],
)
def test_hostile_cells_end_soon(cell: str, build: Build, lexicon: Lexicon) -> None:
    rows = f"| {cell} | {cell} |\n| {cell} | {cell} |\n| x | 12% |"
    assert len(claims_of(rows, build, lexicon, cell)) <= 1


def test_spans_that_overlap_without_end_do_not_multiply(lexicon: Lexicon, build: Build) -> None:
    table, _ = build("| a | b |\n| c | 1 |")
    text = Text.of(Source("x" * 10))
    cell = replace(table.cells[0], row_span=1_000_000, column_span=1_000_000)
    cells = tuple(replace(cell, row=row, column=0) for row in range(300))
    wide = replace(table, cells=cells)
    assert table_claims(wide, text, Context(), lexicon) == []


@pytest.fixture(scope="module")
def scoring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not REPORTS, reason="the annotated reports lie in ../shared, not here")
@pytest.mark.parametrize("report", REPORTS)
def test_the_tables_of_the_annotated_reports_are_read(
    report: str, scoring: ModuleType, build: Build, lexicon: Lexicon
) -> None:
    predicted: list[dict[str, Any]] = []
    content = (CORPUS / report / "source.md").read_text("utf-8")
    blocks = content.strip().split("\n\n")
    context = document_context(content, Context(), lexicon)
    for before, block in pairwise(blocks):
        if not block.startswith("|"):
            continue
        lines = block.splitlines()
        table, text = build("\n".join((lines[0], *lines[2:])), before)
        predicted += [
            {
                "origin": "table",
                "value_low": claim.value_low,
                "unit": claim.unit,
                "table_row": claim.table_row,
                "table_column": claim.table_column,
            }
            for claim in table_claims(table, text, context, lexicon)
        ]
    gold = scoring.read(CORPUS / report / "tables.jsonl", None)
    figures = scoring.score_tables(gold, predicted, 0)
    assert figures["cells"]["f1"] >= 0.98
    assert min(figures[slot] for slot in ("unit", "row", "column")) >= 0.97

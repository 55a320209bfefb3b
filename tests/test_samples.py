"""The reports in raw/: made by samples/, and read as a careful person reads them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

import reportparse
from reportparse.language import simplify
from samples.source import SOURCES, read_source

if TYPE_CHECKING:
    from reportparse.records import Report

ROOT: Final = Path(__file__).parent.parent
RAW: Final = ROOT / "raw"
EXPECTED: Final[dict[str, dict[str, Any]]] = tomllib.loads(
    (ROOT / "samples" / "expected.toml").read_text(encoding="utf-8")
)
NAMES: Final = sorted(EXPECTED)
ENOUGH: Final = 1_500


@cache
def report_of(name: str) -> Report:
    """Take a sample through the pipeline, once for all tests."""
    return reportparse.parse(RAW / EXPECTED[name]["file"])


def bare(content: str) -> str:
    """Characters that make up the words: simplified, without white space, half width."""
    folded = simplify(content).translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})
    return "".join(folded.split())


class TestFiles:
    """What lies in raw/."""

    def test_each_source_has_a_file_and_figures_to_expect(self) -> None:
        assert {path.stem for path in SOURCES.glob("*.md")} == set(NAMES)
        assert {entry["file"] for entry in EXPECTED.values()} == {
            path.name for path in RAW.iterdir() if not path.name.startswith(".")
        }

    def test_each_is_made_again_byte_for_byte(self) -> None:
        pytest.importorskip("reportlab", reason="reportlab makes the PDF samples")
        from samples.__main__ import SAMPLES  # noqa: PLC0415 - needs reportlab

        for name, make in SAMPLES.items():
            assert make() == (RAW / name).read_bytes(), f"{name}: run make samples"

    @pytest.mark.parametrize("name", NAMES)
    def test_each_is_long_enough_to_be_true_to_its_kind(self, name: str) -> None:
        assert len((SOURCES / f"{name}.md").read_text(encoding="utf-8")) >= ENOUGH

    @pytest.mark.parametrize("name", NAMES)
    def test_the_figures_to_expect_stand_in_the_source(self, name: str) -> None:
        document = read_source(name)
        text = bare("\n".join(document.paragraphs))
        for _, quantity, low, high, _ in EXPECTED[name]["claims"]:
            assert bare(quantity) in text
            assert low <= high

    def test_the_announcement_is_big5_and_does_not_say_so(self) -> None:
        content = (RAW / "interim-results-2025.html").read_bytes()
        assert b"charset" not in content
        assert "業績摘要" in content.decode("big5hkscs")

    def test_the_mirror_page_is_damaged(self) -> None:
        content = (RAW / "cold-chain-report-mirror.txt").read_text(encoding="utf-8")
        assert "業(yè)" in content
        assert "變?yōu)榱闶蹣I(yè)" in content, "a shifted run"


@pytest.mark.parametrize("name", NAMES)
class TestReports:
    """What the pipeline makes of each file."""

    def test_the_kind_of_document_is_recognised(self, name: str) -> None:
        report = report_of(name)
        expected = EXPECTED[name]
        found = (report.status, report.media_type, report.language, report.script)
        assert found == ("ok", expected["media_type"], expected["language"], expected["script"])

    def test_the_title_is_the_printed_one(self, name: str) -> None:
        assert bare(report_of(name).title) == bare(read_source(name).title)

    def test_every_heading_is_found_in_order(self, name: str) -> None:
        wanted = [bare(heading.text) for heading in read_source(name).headings]
        found = [bare(section.number + section.title) for section in report_of(name).sections]
        assert [heading for heading in found if heading in wanted] == wanted
        assert set(found) - set(wanted) <= {bare(read_source(name).title), ""}

    def test_every_paragraph_is_found_whole(self, name: str) -> None:
        text = "\n".join(bare(section.text.content) for section in report_of(name).sections)
        for paragraph in read_source(name).paragraphs:
            assert bare(paragraph) in text

    def test_nothing_but_the_paragraphs_is_text(self, name: str) -> None:
        document = read_source(name)
        found = sum(len(bare(section.text.content)) for section in report_of(name).sections)
        assert found == sum(len(bare(paragraph)) for paragraph in document.paragraphs)

    def test_the_key_figures_are_found(self, name: str) -> None:
        found = {
            (
                bare(claim.section_number or claim.section_title),
                bare(claim.quantity),
                float(claim.value_low),
                float(claim.value_high),
                claim.unit,
            )
            for claim in report_of(name).claims
            if claim.origin != "table"
        }
        wanted = [
            (bare(section), bare(quantity), float(low), float(high), unit)
            for section, quantity, low, high, unit in EXPECTED[name]["claims"]
        ]
        assert [figure for figure in wanted if figure not in found] == []

    def test_the_cells_of_the_tables_are_found(self, name: str) -> None:
        found = {
            (bare(claim.table_row), bare(claim.table_column), float(claim.value_low), claim.unit)
            for claim in report_of(name).claims
            if claim.origin == "table"
        }
        wanted = [
            (bare(row), bare(column), float(value), unit)
            for row, column, value, unit in EXPECTED[name]["cells"]
        ]
        assert [cell for cell in wanted if cell not in found] == []

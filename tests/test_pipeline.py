"""The stages in their order: from a file's bytes to a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse import pipeline
from reportparse.errors import ConfigurationError, EmptyDocumentError, UnknownFormatError
from reportparse.pipeline import Configuration

if TYPE_CHECKING:
    from pathlib import Path

    from reportparse.records import Report

REPORT = """示例公司2024年年度报告

一、经营情况
公司2024年实现营业收入31.26亿元，同比增长36.7%。毛利率为45.3%，较上年提高2.6个百分点。
二、人员情况
截至2024年末，公司拥有员工1,874人，研发人员占比超过四成。
"""


def process(content: str, script: str = "hans") -> Report:
    configuration = Configuration(script)  # type: ignore[arg-type]  # parametrized below
    return pipeline.process(content.encode(), "report.txt", configuration)


@pytest.fixture(scope="module")
def report() -> Report:
    return process(REPORT)


def test_each_claim_knows_its_section(report: Report) -> None:
    assert [(claim.quantity, claim.section_number) for claim in report.claims] == [
        ("31.26亿元", "一、"),
        ("36.7%", "一、"),
        ("45.3%", "一、"),
        ("2.6个百分点", "一、"),
        ("1,874人", "二、"),
        ("四成", "二、"),
    ]


def test_each_claim_stands_where_it_says_in_its_section(report: Report) -> None:
    texts = {section.section_id: section.text.content for section in report.sections}
    for claim in report.claims:
        assert texts[claim.section_id][claim.char_start : claim.char_end] == claim.quantity


def test_each_claim_stands_where_it_says_in_the_file(report: Report) -> None:
    for claim in report.claims:
        assert REPORT[claim.source_start : claim.source_end] == claim.quantity


def test_the_same_bytes_give_the_same_report(report: Report) -> None:
    assert process(REPORT).claims == report.claims


def test_a_claim_keeps_its_id_when_other_text_changes(report: Report) -> None:
    changed = process(
        REPORT.replace("一、经营情况\n", "一、经营情况\n全年经营平稳，新增门店12家。\n")
    )
    before = {claim.quantity: claim.claim_id for claim in report.claims}
    after = {claim.quantity: claim.claim_id for claim in changed.claims}
    assert before.items() <= after.items()


def test_ids_do_not_depend_on_the_script_asked_for(report: Report) -> None:
    traditional = process(REPORT, "hant")
    assert [claim.claim_id for claim in traditional.claims] == [
        claim.claim_id for claim in report.claims
    ]
    assert traditional.claims[0].quantity == "31.26億元"


def test_ids_are_unique_even_where_a_sentence_is_repeated() -> None:
    repeated = process(REPORT + "截至2024年末，公司拥有员工1,874人，研发人员占比超过四成。\n")
    ids = [claim.claim_id for claim in repeated.claims]
    assert len(ids) == len(set(ids)) == 8


def test_a_file_of_no_known_kind_is_refused() -> None:
    with pytest.raises(UnknownFormatError):
        pipeline.process(b"\x89PNG\r\n\x1a\n" + bytes(100), "picture.pdf")


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(EmptyDocumentError):
        pipeline.process(b"", "empty.txt")


def test_the_message_names_the_file(tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.write_bytes(b"")
    with pytest.raises(EmptyDocumentError, match=r"empty\.txt"):
        pipeline.parse(file)


def test_a_failed_file_is_a_report_with_a_reason() -> None:
    report = pipeline.failed(b"x", "a/b.pdf", "b.pdf is cut off; fetch it again.")
    assert (report.document_id, report.status, report.claims) == ("a/b.pdf", "failed", ())
    assert report.message == "b.pdf is cut off; fetch it again."


def test_the_fingerprint_depends_on_what_the_caller_chose() -> None:
    chosen = [
        Configuration(),
        Configuration("hant"),
        Configuration(lexicons=("[chinese]\ncounters = ['趟']",)),
    ]
    assert len({pipeline.fingerprint(configuration) for configuration in chosen}) == 3


def test_a_lexicon_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"nowhere\.toml"):
        pipeline.read_lexicons([tmp_path / "nowhere.toml"])


def test_an_extra_lexicon_is_used(tmp_path: Path) -> None:
    lexicon = tmp_path / "mine.toml"
    lexicon.write_text("[chinese]\ncounters = ['趟']", "utf-8")
    report = tmp_path / "report.txt"
    report.write_text("全年开行国际班车120趟。\n", "utf-8")
    assert [c.unit for c in pipeline.parse(report, lexicons=[lexicon]).claims] == ["趟"]


def test_a_report_as_frames_has_the_tables_of_the_dataset(report: Report) -> None:
    frames = report.to_pandas()
    assert {"documents", "sections", "claims", "repairs"} <= set(frames)
    assert list(frames["claims"]["quantity"]) == [claim.quantity for claim in report.claims]

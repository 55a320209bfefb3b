"""Ids that stay when other text changes, and change when a file lies elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from reportparse.identity import located, located_id, with_claim_ids, with_section_ids
from reportparse.records import Claim, Report, Section
from reportparse.text import Text

CLAIM = Claim("8.5%", Decimal("8.5"), Decimal("8.5"), sentence="营业收入增长8.5%。")
SECTION = Section("1.1", "概况", 2, Text.of(""), path="总论 / 概况")


def claim_ids(*claims: Claim) -> list[str]:
    return [claim.claim_id for claim in with_claim_ids(claims)]


def test_an_id_has_sixteen_digits_after_its_letter() -> None:
    assert re.fullmatch(r"c[0-9a-f]{16}", claim_ids(CLAIM)[0])
    assert re.fullmatch(r"s[0-9a-f]{16}", next(with_section_ids([SECTION])).section_id)


def test_a_claim_keeps_its_id_among_others() -> None:
    other = replace(CLAIM, sentence="净利润增长8.5%。")
    assert claim_ids(other, CLAIM)[1] == claim_ids(CLAIM)[0]


def test_a_claim_keeps_its_id_in_the_other_script() -> None:
    traditional = replace(CLAIM, sentence="營業收入增長8.5%。")
    assert claim_ids(traditional) == claim_ids(CLAIM)


def test_a_claim_keeps_its_id_when_its_fields_are_understood_better() -> None:
    better = replace(CLAIM, metric="营业收入", role="change", confidence=0.5)
    assert claim_ids(better) == claim_ids(CLAIM)


def test_what_is_said_twice_has_two_ids() -> None:
    assert len(set(claim_ids(CLAIM, CLAIM, CLAIM))) == 3


def test_cells_of_a_table_are_told_apart_by_row_and_column() -> None:
    cell = replace(CLAIM, origin="table", sentence="", table_row="收入", table_column="2024年")
    assert len(set(claim_ids(cell, replace(cell, table_column="2023年")))) == 2


def test_sections_of_one_title_are_told_apart_by_their_path() -> None:
    other = replace(SECTION, path="附录 / 概况")
    ids = [section.section_id for section in with_section_ids([SECTION, other, SECTION])]
    assert len(set(ids)) == 3


def test_an_id_depends_on_the_place_of_the_document() -> None:
    assert located_id("c1", "a.pdf") == located_id("c1", "a.pdf")
    assert located_id("c1", "a.pdf") != located_id("c1", "b.pdf")
    assert located_id("c1", "a.pdf")[0] == "c"


def test_no_id_stays_no_id() -> None:
    assert not located_id("", "a.pdf")


def test_a_name_that_is_no_text_has_an_id() -> None:
    assert located_id("c1", "\udcb1.pdf")


def test_a_located_report_keeps_its_references() -> None:
    (section,) = with_section_ids([SECTION])
    one, other = with_claim_ids([CLAIM, replace(CLAIM, quantity="9%")])
    claims = (
        replace(one, section_id=section.section_id, counterpart_claim_id=other.claim_id),
        replace(other, section_id=section.section_id),
    )
    report = located(Report("", sections=(section,), claims=claims), "a.pdf")
    assert report.document_id == "a.pdf"
    assert {claim.section_id for claim in report.claims} == {report.sections[0].section_id}
    assert report.claims[0].counterpart_claim_id == report.claims[1].claim_id
    assert report.claims[1].counterpart_claim_id == ""

"""Claims about the same thing, and whether they agree."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from reportparse.dataset.reconciling import Reconciliation, span
from reportparse.dataset.rows import rows_of
from reportparse.records import Claim, Report

if TYPE_CHECKING:
    from reportparse.dataset.rows import Row


def claim(number: int, quantity: str, value: str, **fields: Any) -> Claim:  # noqa: ANN401
    given = {
        "metric": "坪效",
        "subject": "示例超市",
        "period": "2024年",
        "unit": "times",
        "role": "comparison",
        "baseline": "传统超市",
        "sentence": f"第{number}句：{quantity}",
        "claim_id": f"c{number}",
    } | fields
    return Claim(quantity, Decimal(value), Decimal(value), **given)


def groups(*claims: Claim, documents: int = 1) -> list[Row]:
    """Reconcile claims, dealt to so many documents in turn."""
    reconciliation = Reconciliation()
    for number in range(documents):
        report = Report(f"{number}.txt", claims=claims[number::documents])
        reconciliation.add(rows_of(report))
    return list(reconciliation.rows())


def verdicts(*claims: Claim, documents: int = 1) -> list[Any]:
    return [row["verdict"] for row in groups(*claims, documents=documents)]


def test_a_report_that_contradicts_itself_is_found() -> None:
    (row,) = groups(claim(1, "3倍", "3"), claim(2, "5倍", "5"))
    assert row == row | {
        "subject": "示例超市",
        "metric": "坪效",
        "period": "2024年",
        "claim_ids": "c1 c2",
        "documents": "0.txt",
        "values": "3倍; 5倍",
        "verdict": "differ",
        "note": "from 3 to 5, 66.7% apart",
    }


def test_reports_that_agree_are_found() -> None:
    (row,) = groups(claim(1, "3倍", "3"), claim(2, "3倍", "3"), documents=2)
    assert (row["verdict"], row["note"], row["documents"]) == ("agree", None, "0.txt; 1.txt")
    assert row["values"] == "3倍"


def test_the_other_script_and_width_are_the_same_words() -> None:
    assert verdicts(
        claim(1, "3倍", "3", subject="盒馬ＡＢ"), claim(2, "3倍", "3", subject="盒马 ab")
    ) == ["agree"]


def test_dates_tell_the_period_whatever_its_words() -> None:
    year = {"period_start": "2024-01-01", "period_end": "2024-12-31"}
    assert verdicts(
        claim(1, "3倍", "3", period="2024年", **year), claim(2, "3倍", "3", period="FY2024", **year)
    ) == ["agree"]


def test_the_period_of_the_report_stands_in_for_one_that_is_not_named() -> None:
    reconciliation = Reconciliation()
    for number, period in enumerate(["2024年", "2024年", "2023年"]):
        report = Report(
            f"{number}.txt",
            report_period=period,
            claims=(claim(number, f"{number}倍", str(number), period=""),),
        )
        reconciliation.add(rows_of(report))
    assert [row["claim_ids"] for row in reconciliation.rows()] == ["c0 c1"]


def test_a_claim_without_a_time_has_that_of_the_report() -> None:
    year = {"period_start": "2024-01-01", "period_end": "2024-12-31"}
    reconciliation = Reconciliation()
    claims = claim(1, "3倍", "3", **year), claim(2, "3倍", "3", period="")
    reconciliation.add(rows_of(Report("a.txt", report_period="2024年", claims=claims)))
    assert [row["claim_ids"] for row in reconciliation.rows()] == ["c1 c2"]


@pytest.mark.parametrize(
    "other",
    [
        {"metric": "销售额"},
        {"subject": "另一超市"},
        {"period": "2023年"},
        {"unit": "percent"},
        {"per": "人"},
        {"baseline": "行业平均"},
        {"modality": "forecast"},
        {"role": "level"},
        {"role": "from"},
        {"metric": ""},
        {"subject": ""},
        {"confidence": 0.3},
        {"table_title": "母公司利润表"},
        {"section_title": "母公司利润表"},
        {"chapter": "Parent Company Statements"},
    ],
)
def test_claims_about_something_else_are_not_compared(other: dict[str, Any]) -> None:
    assert groups(claim(1, "3倍", "3"), claim(2, "5倍", "5", **other)) == []


def test_a_claim_alone_is_no_group() -> None:
    assert groups(claim(1, "3倍", "3")) == []


@pytest.mark.parametrize("subject", ["公司", "本集團", "The Company", "全市"])
def test_a_subject_that_depends_on_the_document_is_compared_within_it(subject: str) -> None:
    claims = claim(1, "3倍", "3", subject=subject), claim(2, "5倍", "5", subject=subject)
    assert verdicts(*claims) == ["differ"]
    assert verdicts(*claims, documents=2) == []


def of_publisher(*claims: Claim, publisher: str = "示例公司") -> list[str]:
    reconciliation = Reconciliation()
    reconciliation.add(rows_of(Report("a.txt", publisher=publisher, claims=claims)))
    return [str(row["claim_ids"]) for row in reconciliation.rows()]


def test_the_text_is_compared_with_a_table_that_names_the_publisher() -> None:
    text = claim(1, "3倍", "3", subject="公司")
    table = claim(2, "3倍", "3", subject="示例公司", origin="table", table_title="指标")
    assert of_publisher(text, table) == ["c1 c2"]
    assert of_publisher(table, text) == ["c2 c1"]
    assert of_publisher(text, table, publisher="另一公司") == []


def test_claims_that_name_the_publisher_make_one_group() -> None:
    named = claim(1, "3倍", "3", subject="示例公司"), claim(2, "3倍", "3", subject="示例公司")
    assert of_publisher(*named) == ["c1 c2"]


def test_a_company_is_not_its_group() -> None:
    one, other = claim(1, "3倍", "3", subject="本公司"), claim(2, "5倍", "5", subject="本集团")
    assert groups(one, other) == []
    assert verdicts(one, claim(3, "3倍", "3", subject="the Company")) == ["agree"]


def test_a_claim_without_a_time_is_compared_within_its_document() -> None:
    claims = claim(1, "3倍", "3", period=""), claim(2, "5倍", "5", period="")
    assert verdicts(*claims) == ["differ"]
    assert verdicts(*claims, documents=2) == []


def test_a_passage_that_the_program_did_not_understand_is_left_out() -> None:
    unclear = {"sentence": "甲、乙两店坪效分别为3倍和5倍"}
    assert groups(claim(1, "3倍", "3", **unclear), claim(2, "5倍", "5", **unclear)) == []
    assert verdicts(
        claim(1, "3倍", "3", **unclear),
        claim(2, "5倍", "5", **unclear),
        claim(3, "4倍", "4"),
        claim(4, "4倍", "4"),
    ) == ["agree"]


def test_a_table_is_one_passage() -> None:
    table = {"origin": "table", "table_title": "主要指标", "sentence": ""}
    assert groups(claim(1, "3倍", "3", **table), claim(2, "5倍", "5", **table)) == []


def level(number: int, quantity: str, value: str, **fields: Any) -> Claim:  # noqa: ANN401
    return claim(number, quantity, value, role="level", baseline="", unit="CNY", **fields)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (level(1, "2.5亿元", "250000000"), level(2, "25,040万元", "250400000"), "agree"),
        (level(1, "2.5亿元", "250000000"), level(2, "2.6亿元", "260000000"), "differ"),
        (level(1, "2.51亿元", "251000000"), level(2, "2.5亿元", "250000000"), "agree"),
        (level(1, "2.60亿元", "260000000"), level(2, "2.5亿元", "250000000"), "differ"),
        (
            level(1, "2.5亿元", "250000000", qualifier="at_least"),
            level(2, "2.8亿元", "280000000"),
            "agree",
        ),
        (
            level(1, "2.5亿元", "250000000", qualifier="at_least"),
            level(2, "2.1亿元", "210000000"),
            "differ",
        ),
        (
            level(1, "3亿元", "300000000", qualifier="at_most"),
            level(2, "2.1亿元", "210000000"),
            "agree",
        ),
        (
            level(1, "30亿元", "3000000000", qualifier="approx"),
            level(2, "31.2亿元", "3120000000"),
            "agree",
        ),
        (level(1, "三成", "30"), level(2, "30%", "30"), "agree"),
        (level(1, "0元", "0"), level(2, "0元", "0"), "agree"),
        (
            level(1, "1元", "1", qualifier="at_least"),
            level(2, "2元", "2", qualifier="at_least"),
            "agree",
        ),
    ],
)
def test_numbers_agree_within_what_they_say(one: Claim, other: Claim, verdict: str) -> None:
    assert verdicts(one, other) == [verdict]


def test_a_rise_is_no_fall() -> None:
    change = {"role": "change", "baseline": "同比", "unit": "percent"}
    (row,) = groups(
        claim(1, "8.5%", "8.5", direction="up", **change),
        claim(2, "8.5%", "8.5", direction="down", **change),
    )
    assert (row["verdict"], row["note"]) == ("differ", "from -8.5 to 8.5")


def test_a_fall_with_a_sign_is_the_same_as_one_without() -> None:
    change = {"role": "change", "baseline": "同比", "unit": "percent", "direction": "down"}
    assert verdicts(claim(1, "-8.5%", "-8.5", **change), claim(2, "8.5%", "8.5", **change)) == [
        "agree"
    ]


def test_the_span_of_a_range_is_the_range() -> None:
    row = rows_of(Report("a", claims=(Claim("30-40%", Decimal(30), Decimal(40)),)))["claims"][0]
    assert span(row) == (Decimal("29.501"), Decimal("40.499"))


def test_a_bare_number_of_a_table_is_shown_with_its_unit() -> None:
    (row,) = groups(level(1, "286,431.52", "2864315200"), level(2, "28.64亿元", "2864000000"))
    assert (row["values"], row["verdict"]) == ("2864315200 CNY; 28.64亿元", "agree")


def test_a_group_keeps_its_id_when_others_come_and_go() -> None:
    pair = claim(1, "3倍", "3"), claim(2, "5倍", "5")
    others = level(3, "1元", "1"), level(4, "1元", "1")
    (alone,) = groups(*pair)
    assert alone["group_id"] in {row["group_id"] for row in groups(*others, *pair)}

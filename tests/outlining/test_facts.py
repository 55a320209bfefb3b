"""Publisher, date and period."""

from __future__ import annotations

import pytest

from reportparse.language import simplify
from reportparse.outlining.facts import find_period, find_published, find_publisher


def pair(printed: str) -> tuple[str, str]:
    return printed, simplify(printed)


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("发布日期：2025年4月28日", "2025-04-28"),
        ("2025-04-28", "2025-04-28"),
        ("二〇二五年四月二十八日", "2025-04-28"),
        ("中华民国114年5月9日", "2025-05-09"),
        ("Fjord Research | 3rd edition | Published 14 October 2025", "2025-10-14"),
        ("October 3, 2024", "2024-10-03"),
        ("某某研究院　2025年9月11日发布", "2025-09-11"),
        ("香港，2025年3月26日", "2025-03-26"),
        ("截至2025年6月30日止六个月", ""),
        ("2025年13月40日", ""),
        ("总第187期", ""),
    ],
)
def test_a_date_of_the_front_is_the_reports_unless_it_bounds_a_period(line: str, iso: str) -> None:
    assert find_published([line], "", []) == iso


def test_a_labelled_date_goes_before_any_other() -> None:
    front = ["会议于2025年1月5日举行", "发布日期：2025年2月1日"]
    assert find_published(front, "", []) == "2025-02-01"


def test_a_dateline_opens_the_text() -> None:
    opening = "OSLO, July 24, 2025 – Fjord Corporation today reported sales of $12 million."
    assert find_published([], opening, []) == "2025-07-24"


def test_a_signature_closes_it() -> None:
    assert find_published([], "", ["正文。", "董事会", "2025年8月30日"]) == "2025-08-30"


@pytest.mark.parametrize(
    ("front", "title", "publisher"),
    [
        (["发布机构：远山研究院"], "行业报告", "远山研究院"),
        (["Fjord & Vale Research | Report no. 7"], "Outlook", "Fjord & Vale Research"),
        (["临江市統計局"], "統計公報", "临江市統計局"),
        (["远山汽车协会信息部　2025年9月11日发布"], "月报", "远山汽车协会信息部"),
        (["远山产业研究院 编著 ISBN 978-7-0000-0000-0"], "蓝皮书", "远山产业研究院"),
        ([], "远山汽车股份有限公司2024年年度报告", "远山汽车股份有限公司"),
        ([], "Brightwater Corporation Reports Third-Quarter Results", "Brightwater Corporation"),
        (["（总第187期）"], "运行月报", ""),
    ],
)
def test_who_published_a_report(front: list[str], title: str, publisher: str) -> None:
    assert find_publisher([pair(line) for line in front], pair(title)) == publisher


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("远山汽车2024年年度报告", "2024年"),
        ("截至2025年6月30日止六個月之中期業績", "截至2025年6月30日止六個月"),
        ("2025年第三季營運報告", "2025年第三季"),
        ("2025年上半年运行简报", "2025年上半年"),
        ("2024/25年報", "2024/25年"),
        ("2025年8月产销月报", "2025年8月"),
        ("Oil Outlook: Q4 2025 Update", "Q4 2025"),
        ("Brightwater Reports Third-Quarter 2024 Results", "Third-Quarter 2024"),
        ("行业白皮书（2025年版）", "2025"),
        ("2021-2025年发展规划", "2021-2025年"),
        ("政府工作报告", ""),
    ],
)
def test_the_period_stands_in_the_title(title: str, period: str) -> None:
    assert find_period(pair(title), []) == period


def test_the_period_may_stand_in_the_front() -> None:
    assert find_period(pair("经济运行报告"), [pair("（2024年度）")]) == "2024年度"

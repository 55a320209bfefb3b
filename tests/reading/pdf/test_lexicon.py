"""Words by which the parts of a page are told apart."""

from __future__ import annotations

import pytest

from reportparse.reading.pdf.lexicon import Layout, layout


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("caption", "表3-1 主要产品产量", True),
        ("caption", "附表一 營業收入", True),
        ("caption", "Table 2. Rents by region", True),
        ("caption", "Exhibit A: Fees", True),
        ("caption", "表面处理", False),
        ("caption", "Tables are set in grey", False),
        ("figure", "图1 市场规模", True),
        ("reference", "表3-1列示了各产品的产量", True),
        ("reference", "图2中，", True),
        ("reference", "Table 2 shows rents", True),
        ("reference", "表3-1 产量和产值", False),
        ("unit", "单位：万元", True),
        ("unit", "單位:千港元", True),
        ("unit", "(in millions)", True),
        ("unit", "Expressed in HK$", True),
        ("unit", "单位成本上升", False),
        ("unit", "United Kingdom", False),
        ("measure", "营业收入（单位：万元）", True),
        ("measure", "Revenue (US$ million)", True),
        ("measure", "人民币千元", True),
        ("measure", "公司（以下简称本公司）", False),
        ("note", "注：不含税。", True),
        ("note", "資料來源：公司公告", True),
        ("note", "Source: survey", True),
        ("note", "Note 1: without taxes", True),
        ("note", "Notes to the accounts", False),
        ("note", "注册资本", False),
        ("continued", "续表", True),
        ("continued", "Table 4 (continued)", True),
        ("continued", "RENTS—Continued", True),
        ("continued", "收入与成本（续）", True),
        ("continued", "持续增长", False),
        ("part", "第三章 展望", True),
        ("part", "第12条", True),
        ("part", "第三季度", False),
        ("contents", "目錄", True),
        ("contents", "CONTENTS", True),
        ("contents", "目录检索", False),
    ],
)
def test_lines_are_known_by_their_words(name: str, content: str, *, found: bool) -> None:
    folded = Layout.folded(content)
    assert len(folded) == len(content)
    assert bool(getattr(layout(), name).search(folded)) is found

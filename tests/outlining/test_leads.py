"""Headings that open their paragraph."""

from __future__ import annotations

from reportparse.outlining.leads import find_leads
from reportparse.outlining.lines import Line


def line(content: str, bold_lead: int = 0) -> Line:
    return Line(0, len(content), content, content, bold_lead=bold_lead)


def test_short_phrases_before_a_full_stop_are_headings_where_they_are_the_rule() -> None:
    lines = [
        line("（一）优化布局。每个乡镇至少建设两座充电站。"),
        line("（二）提升服务。故障修复时间缩短至24小时。"),
        line("（三）加强保障。每年安排3,000万元专项资金。"),
    ]
    found = find_leads(lines)
    assert [lines[one.line].content[one.number.end : one.end] for one in found] == [
        "优化布局",
        "提升服务",
        "加强保障",
    ]


def test_one_alone_is_none() -> None:
    assert find_leads([line("（一）优化布局。每个乡镇至少建设两座充电站。")]) == ()


def test_lists_of_sentences_are_none() -> None:
    lines = [
        line("（一）2024年公司完成了3家子公司的注销。相关损失为210万元。"),
        line("（二）公司于年内收回了全部逾期货款并解除了有关的抵押担保手续和冻结措施。影响很小。"),
    ]
    assert find_leads(lines) == ()


def test_a_heavy_beginning_is_one_whatever_the_others_do() -> None:
    (found,) = find_leads([line("1. 成本上升。海运价格比年初上涨41%，影响了利润。", bold_lead=8)])
    assert found.end == 7


def test_lines_outside_the_text_are_passed_over() -> None:
    content = "（一）优化布局。每个乡镇至少建设两座充电站。"
    assert find_leads([Line(0, 22, content, content, "note")] * 3) == ()

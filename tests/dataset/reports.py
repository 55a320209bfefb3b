"""A report whose values are the ones that formats stumble over."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from reportparse.records import Claim, Repair, Report, Section
from reportparse.text import Text

BODY: Final = "𠮷 “引号”, comma; 2024年营业收入同比增长8.5%。\n=HYPERLINK(1)\n"

REPORT: Final = Report(
    document_id="2024/年报 [final].txt",
    source_sha256="ab" * 32,
    media_type="text/plain",
    title="=1+1",
    publisher="00001",
    published="2025-03-28",
    report_period="2024年",
    language="zh",
    script="hans",
    encoding="gb18030",
    text=BODY,
    sections=(
        Section("1.1", "概况", 1, Text.of(BODY), chapter="概况", path="概况", section_id="s1"),
        Section("1.2", "缺失", 2, Text.of(""), status="missing", section_id="s2"),
    ),
    claims=(
        Claim(
            "8.5%",
            Decimal("8.50"),
            Decimal("8.50"),
            unit="percent",
            role="change",
            direction="up",
            metric="营业收入",
            period="2024年",
            period_start="2024-01-01",
            period_end="2024-12-31",
            baseline="同比",
            sentence="2024年营业收入同比增长8.5%。",
            char_start=28,
            char_end=32,
            source_start=28,
            source_end=32,
            source_text="8.5%",
            confidence=0.9499999,
            flags=("a", "b"),
            claim_id="c1",
            section_id="s1",
            section_number="1.1",
            section_title="概况",
            chapter="概况",
        ),
        Claim(
            "-50万亿元",
            Decimal("-5E+13"),
            Decimal("0.333333"),
            sentence="\t@SUM(A1)\r\n第二行",
            source_text="\x00\ud842",
            claim_id="c2",
            section_id="s1",
        ),
    ),
    repairs=(Repair("annotation", "權(quán)", "权", 3, 10, rule="權 is annotated with quán"),),
)
EMPTY: Final = Report("empty.txt", status="failed", message="The file is empty; leave it out.")

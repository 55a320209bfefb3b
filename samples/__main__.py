"""Make the reports in raw/ again: ``python -m samples [FOLDER]``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reportlab.lib.pagesizes import A4

from samples.mirror import render_mirror
from samples.page import Site, render_page
from samples.pdf import Layout, render_pdf
from samples.plain import render_plain
from samples.showcase import READMES, with_claims
from samples.source import read_source

if TYPE_CHECKING:
    from collections.abc import Callable

RAW: Final = Path(__file__).parent.parent / "raw"

_ANNUAL_REPORT: Final = Layout(
    header="恒岚智能装备股份有限公司 2024年年度报告",
    footer="第 {page} 页",
    font="STSong-Light",
    bold="STSong-Light",
    size=12,
    ruled=(True, False),
)
_MARKET_OUTLOOK: Final = Layout(
    header="Field Service Software: Market Outlook 2025-2028",
    footer="Page {page}",
    font="Helvetica",
    bold="Helvetica-Bold",
    page=A4,
    columns=2,
    size=12,
)
_HONG_KONG: Final = Site(
    name="匯港投資者資訊網",
    navigation=("主頁", "公司公告", "財務報告", "股價資料", "聯絡我們"),
    related=("2024年年報", "2024年度末期業績公佈", "更換核數師公告"),
    footer="版權所有 (c) 2025 匯港投資者資訊網。本網站資料僅供參考，不構成投資建議。",
    language="zh-HK",
    encoding="big5hkscs",
    declared=False,
)
_TAIWAN: Final = Site(
    name="澄光電子投資人關係",
    navigation=("首頁", "財務資訊", "公司治理", "法人說明會"),
    related=("2025年第二季營運報告", "2025年第一季營運報告"),
    footer="著作權所有 澄光電子股份有限公司。電話：(03) 555-0142",
    language="zh-TW",
    encoding="utf-8",
)
_INSURER: Final = Site(
    name="启明保险 Qiming Insurance",
    navigation=("首页 Home", "关于我们 About", "产品 Products", "联系我们 Contact"),
    related=("2023年度回顾 Annual Review 2023", "社会责任报告 Sustainability Report"),
    footer="© 2025 启明财产保险 Qiming Insurance. 服务热线 Hotline: 400-000-0000",
    language="zh-CN",
    encoding="utf-8",
)

SAMPLES: Final[dict[str, Callable[[], bytes]]] = {
    "annual-report-2024.pdf": lambda: render_pdf(read_source("annual-report"), _ANNUAL_REPORT),
    "cold-chain-report-mirror.txt": lambda: render_mirror(read_source("cold-chain-report")),
    "insurer-review-2024.html": lambda: render_page(read_source("insurer-review"), _INSURER),
    "interim-results-2025.html": lambda: render_page(read_source("interim-results"), _HONG_KONG),
    "semiconductor-2025q3.html": lambda: render_page(read_source("semiconductor-report"), _TAIWAN),
    "software-outlook-2025.pdf": lambda: render_pdf(
        read_source("software-outlook"), _MARKET_OUTLOOK
    ),
    "statistical-bulletin-2024.txt": lambda: render_plain(
        read_source("statistical-bulletin"), "gb18030"
    ),
}
"""How each file in raw/ is made."""


def main(folder: Path = RAW) -> None:
    """Write every sample into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in SAMPLES.items():
        content = make()
        (folder / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")


def update_readmes() -> None:
    """Write the tables of claims in the READMEs anew."""
    for name in READMES:
        readme = RAW.parent / name
        readme.write_text(with_claims(readme.read_text("utf-8"), name), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
    if not sys.argv[1:]:
        update_readmes()

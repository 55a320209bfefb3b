"""Some claims of the samples, as the READMEs show them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import reportparse

if TYPE_CHECKING:
    from reportparse.records import Claim

__all__ = ["READMES", "with_claims"]

ROOT: Final = Path(__file__).parent.parent

READMES: Final = {
    "README.md": ("file", "subject", "metric", "value", "unit", "role", "period", "baseline"),
    "README.zh.md": ("文件", "主体", "指标", "数值", "单位", "作用", "期间", "比较基准"),
}
"""Each README, and the heads of its table."""

_SHOWN: Final = (
    ("annual-report-2024.pdf", "18.41%"),
    ("annual-report-2024.pdf", "118天"),
    ("cold-chain-report-mirror.txt", "22.1%"),
    ("cold-chain-report-mirror.txt", "7000亿元"),
    ("interim-results-2025.html", "18.46亿港元"),
    ("insurer-review-2024.html", "1.3 percentage points"),
    ("software-outlook-2025.pdf", "11.4%"),
    ("statistical-bulletin-2024.txt", "2876.35亿元"),
)
"""Sample and quantity of each claim that is shown; the first claim that has it."""

_BETWEEN: Final = re.compile(r"(<!-- claims: .*? -->\n).*?(<!-- end of claims -->)", re.DOTALL)
_SIGNS: Final = {"exact": "", "approx": "≈ ", "at_least": "≥ ", "at_most": "≤ "}


def with_claims(readme: str, name: str) -> str:
    """Put the table of claims into a README.

    Args:
        readme: its text, with the two marks between which the table stands.
        name: its file name, a key of :data:`READMES`.

    """
    heads = READMES[name]
    rows = [heads, ("---",) * len(heads), *map(_row, *zip(*_SHOWN, strict=True))]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return _BETWEEN.sub(lambda found: f"{found[1]}\n{table}\n\n{found[2]}", readme)


@cache
def _claims(file: str) -> tuple[Claim, ...]:
    return reportparse.parse(ROOT / "raw" / file).claims


def _row(file: str, quantity: str) -> tuple[str, ...]:
    claim = next(
        claim for claim in _claims(file) if claim.quantity == quantity and claim.origin == "prose"
    )
    role = f"{claim.role} {claim.direction}".strip()
    if claim.modality != "actual":
        role += f", {claim.modality}"
    return (
        file,
        claim.subject,
        claim.metric,
        _value(claim),
        claim.unit,
        role,
        claim.period,
        claim.baseline,
    )


def _value(claim: Claim) -> str:
    low, high = (f"{value:,f}" for value in (claim.value_low, claim.value_high))
    return _SIGNS[claim.qualifier] + (low if low == high else f"{low} – {high}")

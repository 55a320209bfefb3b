"""Two numbers that are one ratio: ``a ratio of 3:1``, ``a 2-to-1 margin``."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.portions import rounded
from reportparse.claiming.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["proportions"]

_PROPORTION: Final = re.compile(
    r"(?<![\w.,:/$€£¥])(?P<over>\d{1,4}(?:\.\d{1,4})?)"
    r"(?:\s?[:∶]\s?(?P<under>\d{1,5}(?:\.\d{1,4})?)|(?:\sto\s|-to-)(?P<one>1))(?![\w:/%]|[.,]\d)"
)
_NAMED_BEFORE: Final = re.compile(r"\b(?:ratio|ratios|proportion|outnumber\w*)\b[^.;\n]{0,40}$")
_NAMED_BEHIND: Final = re.compile(r"\s(?:ratio|margin|proportion)\b")
_ROOM: Final = 60
"""Characters in front of two numbers in which "ratio" may stand."""


def proportions(lower: str) -> Iterator[Quantity]:
    """Find ratios that are told by two numbers.

    Args:
        lower: the passage in small letters.

    Yields:
        Quantities in order, each with the first number divided by the second. Two numbers with
        a colon that nothing calls a ratio (a time of day, a scale) are none.

    """
    for match in _PROPORTION.finditer(lower):
        under = Decimal(match["under"] or match["one"])
        start = match.start()
        named = _NAMED_BEFORE.search(lower, max(0, start - _ROOM), start)
        if under and (named or _NAMED_BEHIND.match(lower, match.end())):
            value = rounded(Decimal(match["over"]) / under)
            yield Quantity(*match.span(), value, value, "ratio", "ratio")

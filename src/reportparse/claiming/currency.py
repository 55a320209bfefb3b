"""Which currency a bare 元 or dollar means in a document."""

from __future__ import annotations

import re
from typing import Final

from reportparse.language import simplify

__all__ = ["document_currency"]

_TAIWAN: Final = re.compile(
    r"(?<![\d.])1[01]\d年(?:\d{1,2}月|度|底|上半年|下半年|全年|第?[一二三四1-4]季)|民国1[01]\d年|"
    r"行政院|主计总处|新北市"
)
"""What only a text from Taiwan says: years of the Republic, offices, a city."""
_NAMED: Final = {
    "TWD": re.compile(r"新台币|台币|NT\$|NTD|新台幣"),
    "HKD": re.compile(r"港元|港币|港仙|港幣|HK\$|HKD"),
    "CNY": re.compile(r"人民币|RMB|CNY|￥"),
}


def document_currency(content: str) -> str:
    """Find the currency that a document speaks of where it says only 元.

    Args:
        content: the whole text of the document.

    Returns:
        ``TWD`` or ``HKD`` if the document names that currency more often than the
        renminbi and the other; ``TWD``, too, if it names none and was written in Taiwan, as
        years of the Republic and the like show in either script; else empty.

    """
    folded = simplify(content)
    counts = {code: len(pattern.findall(folded)) for code, pattern in _NAMED.items()}
    code = max(counts, key=lambda name: (counts[name], name))
    if counts[code]:
        return "" if code == "CNY" else code
    return "TWD" if _TAIWAN.search(folded) else ""

"""Which currency a bare 元 or dollar means in a document."""

from __future__ import annotations

import re
from typing import Final

from reportparse.language import simplify

__all__ = ["document_currency", "document_dollar"]

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

_BARE: Final = re.compile(r"(?<![A-Za-z.$])\$\s?\d")
_AMERICAN: Final = re.compile(r"US\s?\$|U\.S\.\s?\$|USD\b")
_DOLLARS: Final = {
    "HKD": re.compile(r"HK\s?\$|HKD\b|Hong Kong dollars|港元|港币|港仙|港幣"),
    "TWD": re.compile(r"NT\s?\$|NTD\b|TWD\b|New Taiwan dollars|新台币|新台幣"),
    "SGD": re.compile(r"(?<![A-Za-z])S\$|SGD\b|Singapore dollars"),
    "AUD": re.compile(r"(?<![A-Za-z])AU?\$|AUD\b|Australian dollars"),
    "CAD": re.compile(r"(?<![A-Za-z])CA?\$|CAD\b|Canadian dollars"),
    "NZD": re.compile(r"NZ\$|NZD\b|New Zealand dollars"),
}
_PLACES: Final = {
    "HKD": re.compile(r"Hong Kong"),
    "TWD": re.compile(r"Taiwan"),
    "SGD": re.compile(r"Singapore"),
    "AUD": re.compile(r"Australia"),
    "CAD": re.compile(r"Canad(?:a|ian)"),
    "NZD": re.compile(r"New Zealand"),
}
_STATED: Final = re.compile(
    r"(?:in|of|are|is)\s(?:millions\sof\s|thousands\sof\s)?(?P<name>Hong Kong|New Taiwan|Singapore|"
    r"Australian|Canadian|New Zealand)\sdollars(?!\sper)",
)
_STATES: Final = {
    "Hong Kong": "HKD",
    "New Taiwan": "TWD",
    "Singapore": "SGD",
    "Australian": "AUD",
    "Canadian": "CAD",
    "New Zealand": "NZD",
}
_FEW: Final = 2
_NAMED_SHARE: Final = 0.1
"""A dollar is the local one if it is named in full once for ten bare signs."""
_PLACE_SHARE: Final = 0.5
"""A place that is named half as often as the bare sign tells, where "US$" is told apart."""


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


def document_dollar(content: str) -> str:
    """Find the dollar that a bare ``$`` is in a document.

    Args:
        content: the whole text of the document.

    Returns:
        The code of a local dollar if the document states it, names it about as often as it
        writes a bare sign, or writes "US$" for the other and speaks of the place; else ``USD``.
        Empty where there is no bare sign.

    """
    bare = len(_BARE.findall(content))
    if not bare:
        return ""
    stated = _STATED.search(content)
    if stated:
        return _STATES[stated["name"]]
    named = {code: len(pattern.findall(content)) for code, pattern in _DOLLARS.items()}
    code = max(named, key=lambda name: (named[name], name))
    if named[code] and named[code] >= _NAMED_SHARE * bare:
        return code
    places = {code: len(pattern.findall(content)) for code, pattern in _PLACES.items()}
    place = max(places, key=lambda name: (places[name], name))
    apart = _AMERICAN.search(content) is not None
    return place if apart and places[place] >= max(_FEW, _PLACE_SHARE * bare) else "USD"

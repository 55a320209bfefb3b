"""Numerals to numbers: Arabic with magnitudes, Chinese, and the two mixed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

__all__ = ["DIGIT_LIMIT", "Number", "find_numbers", "integer"]

DIGIT_LIMIT: Final = 30
"""Longest run of digits that is read as a number; anything longer is no quantity of a report."""

_DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    "俩": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
}
_SMALL: Final = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000, "廿": 20}
_TEN: Final = 10
_MYRIAD: Final = 10_000
_HUNDRED: Final = 100
_LARGE: Final = {"万": 10**4, "亿": 10**8, "兆": 10**12}

_DIGIT: Final = "零〇○一二三四五六七八九两俩"
_NUMBER: Final = re.compile(
    r"""
    (?P<arabic>
        (?:±|正负)?
        (?P<sign>(?:(?<![\d%元倍天月年个家万亿A-Za-z)])|(?<=yoy)|(?<=qoq)|(?<=mom))[-+]|负|零下)?
        (?P<bracket>\((?=\d+(?:,\d{3})*(?:\.\d+)?\)\s?%))?
        (?P<digits>
            (?<![\d.,])(?<![A-Za-z\d年月日.]\ )\d{1,3}(?:\ \d{3}){1,4}(?=\s?[\u4e00-\u9fff%])
          | \d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
        (?(bracket)\))
        (?P<vague>[余多几来](?=[十百千]?[万亿]))?
        \s?
        (?P<magnitude>万亿|[十百千]?[万亿](?![一二三四五六七八九]分)|[百千](?![A-Za-z分佳秋克米瓦伏卡焦赫])|兆(?!瓦|伏|赫|字|欧))?
        (?P<rest>(?<=[万亿兆])(?:零?(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d+)?(?:[千百]?[万亿]|[千百])?){1,3}
            (?![\d.]|,\d|\s?[年月%])
        )?
    )
    |
    (?P<chinese>
        (?P<chinese_sign>负)?
        (?P<hundred>百分之|千分之|万分之|十万分之)
        (?P<hundred_value>[零〇一二三四五六七八九十百千两点\d.]+)
    )
    |
    (?P<fraction>
        (?P<denominator>[一二三四五六七八九十两\d]+)分之?(?P<numerator>[一二三四五六七八九十两\d.]+)
    )
    |
    (?P<spelled>
        (?P<spelled_sign>负)?
        (?P<lead>[数几上](?=[十百千万亿]))?
        (?P<body>(?:[零〇○一二三四五六七八九十百千万亿廿兆]|(?<![一二三四五六七八九十])两)+(?:点[零〇一二三四五六七八九]+)?)
        (?P<inner>[余多几来](?=[十百千]?[万亿]))?
        (?P<tail>[十百千]?[万亿])?
    )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral in a passage."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    kind: str
    """``arabic``, ``chinese``, ``fraction`` or ``percent`` (百分之…)."""
    vague: bool = False
    """Whether the numeral itself says that it is approximate (数十, 20余万)."""
    magnitude: Decimal = Decimal(1)
    """万, 亿 and the like that the numeral ends with, multiplied in already."""
    bare: bool = False
    """Whether it is a magnitude without a digit (万, 百亿)."""


def integer(surface: str) -> Decimal:
    """Value of a Chinese numeral.

    Args:
        surface: digits 零 to 九 and 两 with 十 百 千 万 亿 兆, or digits alone (二〇二四).

    Raises:
        ValueError: it is no Chinese numeral.

    """
    if not surface or any(
        c not in _DIGITS and c not in _SMALL and c not in _LARGE for c in surface
    ):
        message = f"not a Chinese numeral: {surface!r}"
        raise ValueError(message)
    if all(c in _DIGITS for c in surface):
        return Decimal("".join(str(_DIGITS[c]) for c in surface))
    total = section = digit = 0
    last = 1
    for character in surface:
        if character in _DIGITS:
            digit = _DIGITS[character]
            if digit == 0:
                last = 10
        elif character in _SMALL:
            last = _SMALL[character]
            section += (digit or 1) * last
            digit = 0
        else:
            last = _LARGE[character]
            section = section + digit or (1 if not total else 0)
            total = (total + section) * last if section == 0 else total + section * last
            section = digit = 0
    # 一万五 is 15,000: a digit at the end counts tenths of the magnitude before it
    return Decimal(total + section + (digit * last // _TEN if last > _TEN and digit else digit))


def _decimal(surface: str) -> Decimal:
    if re.fullmatch(r"[\d.]+", surface):
        return Decimal(surface)
    whole, _, rest = surface.partition("点")
    value = integer(whole) if whole else Decimal(0)
    return value + (Decimal(f"0.{integer(rest):0{len(rest)}}") if rest else 0)


def _magnitude(surface: str | None) -> Decimal:
    value = Decimal(1)
    for character in surface or "":
        value *= _SMALL.get(character) or _LARGE[character]
    return value


_ADDED: Final = re.compile(
    r"(?P<digits>零?\d{1,3}(?:,\d{3})+|零?\d+)(?P<decimals>\.\d+)?(?P<magnitude>[千百]?[万亿]|[千百])?"
)


def _added(rest: str, magnitude: Decimal) -> Decimal | None:
    """Value of what follows a magnitude and is added: 4,615 in 782万4,615, 674万 in 2亿0,674万.

    Args:
        rest: digits, each run of them with a magnitude of its own or, the last one, without.
        magnitude: what the first part ends with.

    Returns:
        The sum; None where the parts do not grow smaller one after the other, so that they
        are numbers of their own.

    """
    total, least = Decimal(0), magnitude
    position = 0
    while position < len(rest):
        match = _ADDED.match(rest, position)
        if match is None or (match["decimals"] and not match["magnitude"]):
            return None
        part = Decimal(
            match["digits"].removeprefix("零").replace(",", "") + (match["decimals"] or "")
        )
        smaller = _magnitude(match["magnitude"])
        last = match.end() == len(rest)
        if last and smaller == 1 and len(match["digits"]) == 1:
            part *= least / _TEN  # 5万4 is 54,000
        if part * smaller >= least or (smaller == 1 and (least > _MYRIAD or not last)):
            return None
        total, least, position = total + part * smaller, smaller, match.end()
    return total


def _arabic(match: re.Match[str]) -> Number | None:
    digits = match["digits"].replace(",", "").replace(" ", "")
    if len(digits) > DIGIT_LIMIT:
        return None
    magnitude = _magnitude(match["magnitude"])
    value = Decimal(digits) * magnitude
    end = match.end()
    if match["rest"]:
        added = _added(match["rest"], magnitude) if "." not in digits else None
        value += added or 0
        end = match.start("rest") if added is None else end
    elif not match["magnitude"]:
        end = match.end("digits")
    if match["bracket"]:
        end = max(end, match.end("digits") + 1)
    if match["sign"] in {"-", "负", "零下"} or match["bracket"]:
        value = -value
    first = next(
        place for name in ("sign", "bracket", "digits") if (place := match.start(name)) >= 0
    )
    return Number(
        first,
        end,
        value,
        value,
        "arabic",
        vague=bool(match["vague"]),
        magnitude=magnitude,
    )


_SPOKEN_RANGE: Final = re.compile(
    rf"(?P<head>[{_DIGIT}十百千万]*?)(?P<first>[一二三四五六七八九两])(?P<second>[二三四五六七八九])"
    r"(?P<rest>[十百千万亿]*)"
)


def _neighbours(first: str, second: str) -> bool:
    low, high = _DIGITS[first], _DIGITS[second]
    return high == low + 1 or (low, high) == (3, 5)


def _spelled(match: re.Match[str]) -> Number | None:
    body = match["body"]
    if len(body) > DIGIT_LIMIT:
        return None
    tail = match["tail"] or ""
    vague = bool(match["lead"] or match["inner"])
    spoken = _SPOKEN_RANGE.fullmatch(body)
    if (
        spoken
        and _neighbours(spoken["first"], spoken["second"])
        and (spoken["rest"] or spoken["head"].endswith("十") or len(body) == len("七八"))
        and not (spoken["head"] and spoken["head"][-1] in _DIGIT)
    ):
        low = integer(spoken["head"] + spoken["first"] + spoken["rest"]) * _magnitude(tail)
        high = integer(spoken["head"] + spoken["second"] + spoken["rest"]) * _magnitude(tail)
        return Number(match.start(), match.end(), low, high, "chinese", vague=vague)
    bare = not any(c in _DIGITS for c in body) and body[0] != "十"
    value = _decimal(body) if body[0] != "点" else Decimal(0)
    if bare:
        value = _magnitude(body)
    value *= _magnitude(tail)
    if match["spelled_sign"]:
        value = -value
    suffix = re.search(r"[万亿]+$", body + tail)
    return Number(
        match.start(),
        match.end(),
        value,
        value,
        "chinese",
        vague=vague,
        magnitude=_magnitude(suffix[0]) if suffix else Decimal(1),
        bare=bare,
    )


_PARTS: Final = {"百分之": 100, "千分之": 1000, "万分之": 10_000, "十万分之": 100_000}
_SIX_PLACES: Final = Decimal("0.000001")


def fraction(numerator: Decimal, denominator: Decimal) -> Decimal:
    """Divide exactly where six significant places allow it, else to six decimals."""
    quotient = numerator / denominator
    rounded = quotient.quantize(_SIX_PLACES)
    return quotient.normalize() if abs(quotient - rounded) == 0 or not rounded else rounded


def _part(match: re.Match[str]) -> Number:
    value = _decimal(match["hundred_value"])
    if match["chinese_sign"]:
        value = -value
    parts = _PARTS[match["hundred"]]
    if parts == _HUNDRED:
        return Number(match.start(), match.end(), value, value, "percent")
    value = fraction(value, Decimal(parts))
    return Number(match.start(), match.end(), value, value, "fraction")


def _fraction(match: re.Match[str]) -> Number | None:
    denominator = _decimal(match["denominator"])
    numerator = _decimal(match["numerator"])
    if not denominator or ("分之" not in match[0] and match[0] != "三分一"):
        return None
    value = fraction(numerator, denominator)
    return Number(match.start(), match.end(), value, value, "fraction")


def find_numbers(folded: str) -> list[Number]:
    """Find the numerals of a passage, whether or not they are quantities.

    Args:
        folded: a passage as :func:`~reportparse.claiming.chinese.folding.fold` gives it.

    Returns:
        Numbers in text order, not overlapping.

    """
    numbers: list[Number] = []
    position = 0
    while match := _NUMBER.search(folded, position):
        position = max(match.end(), position + 1)
        found: Number | None
        try:
            if match["arabic"]:
                found = _arabic(match)
            elif match["chinese"]:
                found = _part(match)
            elif match["fraction"]:
                found = _fraction(match)
                if found is None:
                    # 五分 and the like: read the numeral alone
                    spelled = _NUMBER.match(
                        folded[: match.start() + len(match["denominator"])], match.start()
                    )
                    found = _spelled(spelled) if spelled and spelled["spelled"] else None
                    position = match.start() + len(match["denominator"])
            else:
                found = _spelled(match)
        except (ValueError, ArithmeticError):
            found = None
        if found is not None:
            numbers.append(found)
            position = max(found.end, match.start() + 1)
    return numbers

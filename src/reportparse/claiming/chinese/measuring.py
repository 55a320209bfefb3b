"""A number with what stands around it: unit, currency, denominator."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.units import Unit, currency_prefixes, unit_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.chinese.numerals import Number
    from reportparse.claiming.lexicon import Lexicon

__all__ = ["Measured", "alternation", "measure"]

_ONE: Final = Decimal(1)
_NONE: Final = Decimal(0)
_HALF: Final = Decimal("0.5")
_BEFORE_A_SHARE: Final = frozenset(("", ",", "、", ";", "。", "有", "中", "约", "余"))
"""In front of 一成为: one tenth is …; elsewhere 成为 is the verb (之一成为)."""
_GREATER_COINS: Final = frozenset(("元", "块", "角", "毛"))
_SMALL_COINS: Final = re.compile(
    r"(?:(?P<tenths>\d)[角毛])?(?:(?P<hundredths>\d)[分仙](?![钟类]))?"
)
"""Behind 元 or 角: 3元5角, 每股2角4仙."""
_A_TENTH: Final = Unit("percent", "share", Decimal(10))
_HALVED: Final = frozenset(("count", "mass", "ratio", "time"))
_AFTER_HALF: Final = frozenset("年天月价数导程径成")
_COINS: Final = frozenset(("毛", "角", "块", "毛钱"))


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with what stands around it, on the way to a quantity."""

    number: Number
    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: Unit | None
    per: str = ""
    vague: bool = False
    prefixed: bool = False


def alternation(words: Sequence[str]) -> str:
    """Pattern of words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@lru_cache(maxsize=8)
def _units(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, Unit]]:
    words = dict(unit_words(lexicon, "chinese"))
    for counter in lexicon.words("chinese", "counters"):
        words.setdefault(counter, Unit(counter, "count"))
    blocked = lexicon.tables["chinese"]["not_before"]

    def one(word: str) -> str:
        following = str(blocked.get(word, ""))
        boundary = f"(?![{re.escape(following)}])" if following else ""
        if word[-1].isascii() and word[-1].isalnum():
            boundary += "(?![A-Za-z0-9])"
        return re.escape(word) + boundary

    pattern = "|".join(one(word) for word in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(pattern), words


@lru_cache(maxsize=8)
def _prefixes(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, Unit]]:
    prefixes = dict(currency_prefixes(lexicon))
    return re.compile(rf"(?:{alternation(list(prefixes))})\s?$"), prefixes


def _match_unit(folded: str, at: int, lexicon: Lexicon) -> tuple[Unit | None, int]:
    pattern, words = _units(lexicon)
    space = 1 if folded[at : at + 1] == " " else 0
    match = pattern.match(folded, at + space)
    if match is None:
        return None, at
    return words[match[0]], match.end()


_TENTHS: Final = re.compile(r"[一二三四五六七八九半]")
_PER_WORD: Final = re.compile(
    r"(?P<per>[\u4e00-\u9fff]{1,3}(?:·[\u4e00-\u9fff]{1,3})?(?![\u4e00-\u9fff])|100km|[A-Za-z]+[²³]?)"
)


def _per(folded: str, end: int, lexicon: Lexicon) -> tuple[str, int]:
    """Read what stands behind a slash or 兑 (元/人, 元兑一美元), and where it ends."""
    exchanged = _EXCHANGED.match(folded, end)
    if exchanged:
        unit, after = _match_unit(folded, exchanged.end(), lexicon)
        if unit is not None and unit.dimension == "money":
            return unit.code, after
    if not folded.startswith("/", end):
        return "", end
    at = end + 1
    unit, after = _match_unit(folded, at, lexicon)
    if unit is not None and not folded.startswith("·", after):
        return unit.code if unit.dimension != "money" else folded[at:after], after
    match = _PER_WORD.match(folded, at)
    return (match["per"], match.end()) if match else ("", end)


_EXCHANGED: Final = re.compile(r"兑(?:一|1|每)?")
_VAGUE: Final = re.compile(r"[余多几来]")
_HALF_OF_TIME: Final = re.compile(
    r"\s?个半(?:个)?(?P<unit>小时|钟头|月|工作日|星期|季度|百分点)(?!报|刊)"
)
"""Behind a number: 两个半小时 is two and a half hours, not two and a half of something."""
_CHINESE_DIGITS: Final = "零一二三四五六七八九"


class _Behind(NamedTuple):
    """What stands behind a number."""

    unit: Unit | None
    end: int
    extra: Decimal = _NONE
    """What it adds to the number (三块五, 两个半), in the base unit."""
    vague: bool = False


def _after_number(folded: str, number: Number, lexicon: Lexicon, currency: str) -> _Behind:
    """Read the unit behind a number, and what follows it and adds to the number."""
    at, vague = number.end, number.vague
    half = _HALF_OF_TIME.match(folded, at)
    if half:
        halved = unit_words(lexicon, "chinese")["个" + half["unit"]]
        return _Behind(halved, half.end(), _HALF * halved.factor, vague)
    marker = _VAGUE.match(folded, at)
    if marker:
        unit, end = _match_unit(folded, marker.end(), lexicon)
        if unit is None:
            return _Behind(None, at, vague=vague)
        return _Behind(_local(unit, folded[marker.end() : end], currency), end, vague=True)
    tenths = _tenths(folded, number, lexicon)
    if tenths is not None:
        return tenths
    unit, end = _match_unit(folded, at, lexicon)
    if unit is None:
        return _Behind(None, at, vague=vague)
    word = folded[at:end].strip()
    return _with_rest(folded, _Behind(_local(unit, word, currency), end, vague=vague), word)


def _with_rest(folded: str, behind: _Behind, word: str) -> _Behind:
    """Read what follows a unit and adds to the number: 两个半, 三块五."""
    unit, end = behind.unit, behind.end
    if unit is None:
        return behind
    coins = _SMALL_COINS.match(folded, end) if word in _GREATER_COINS else None
    if coins and coins[0]:
        tenths, hundredths = (Decimal(coins[name] or 0) for name in ("tenths", "hundredths"))
        own = replace(unit, code="HKD") if coins[0].endswith("仙") else unit
        return behind._replace(unit=own, end=coins.end(), extra=tenths / 10 + hundredths / 100)
    half = folded.startswith("半", end) and folded[end + 1 : end + 2] not in _AFTER_HALF
    if half and unit.dimension in _HALVED:
        return behind._replace(end=end + 1, extra=_HALF * unit.factor)
    digit = _TENTHS.match(folded, end) if word in _COINS else None
    if digit:
        return behind._replace(end=end + 1, extra=_digit(digit[0]) / 10 * unit.factor)
    return behind


def _tenths(folded: str, number: Number, lexicon: Lexicon) -> _Behind | None:
    """Read 成, a tenth: 三成, 五成半, 四成二, 两成多."""
    at = number.end
    if number.kind not in {"chinese", "arabic"} or not folded.startswith("成", at):
        return None
    blocked = str(lexicon.tables["chinese"]["not_before"].get("成", ""))
    following = folded[at + 1 : at + 2]
    if following and following in blocked:
        return None
    if following == "为" and folded[number.start - 1 : number.start] not in _BEFORE_A_SHARE:
        return None
    tenth = _TENTHS.match(folded, at + 1)
    if tenth:
        return _Behind(_A_TENTH, at + 2, _digit(tenth[0]), number.vague)
    if folded.startswith("多", at + 1):
        return _Behind(_A_TENTH, at + 2, vague=True)
    return _Behind(_A_TENTH, at + 1, vague=number.vague)


def _digit(character: str) -> Decimal:
    return Decimal(5 if character == "半" else _CHINESE_DIGITS.index(character))


def _local(unit: Unit, word: str, currency: str) -> Unit:
    """Let a bare 元 or 分 mean the document's own currency."""
    if currency and unit.code == "CNY" and word in {"元", "圆", "块", "块钱", "角", "毛"}:
        return replace(unit, code=currency)
    return unit


def measure(folded: str, number: Number, lexicon: Lexicon, currency: str) -> Measured:
    """Read what stands right before and behind a number.

    Args:
        folded: the passage.
        number: the number.
        lexicon: vocabulary.
        currency: ISO 4217 code that a bare 元 stands for; empty for the renminbi.

    """
    start = number.start
    prefixes, currencies = _prefixes(lexicon)
    window = folded[max(0, start - 8) : start]
    prefix = prefixes.search(window)
    if number.kind == "fraction":
        return Measured(
            number, start, number.end, number.low, number.high, Unit("fraction", "ratio")
        )
    if number.kind == "percent":
        share, end = Unit("percent", "share"), number.end
        if folded.startswith("个百分点", end):
            share, end = Unit("percentage_point", "share_difference"), end + 4
        return Measured(number, start, end, number.low, number.high, share)
    behind = _after_number(folded, number, lexicon, currency)
    unit: Unit | None = behind.unit
    prefixed = False
    if prefix and (unit is None or unit.dimension == "money"):
        named = currencies[prefix[0].strip()]
        if unit is None or unit.code in {"CNY", currency}:
            unit = replace(named, factor=unit.factor if unit else _ONE)
            start -= len(prefix[0])
            prefixed = True
    factor = unit.factor if unit else _ONE
    per, end = _per(folded, behind.end, lexicon) if unit else ("", behind.end)
    sign = -1 if number.low < 0 else 1
    return Measured(
        number,
        start,
        end,
        number.low * factor + sign * behind.extra,
        number.high * factor + sign * behind.extra,
        unit,
        per,
        behind.vague,
        prefixed,
    )

"""Numbers with their units, qualifiers and ranges in a Chinese passage."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.exclusions import excluded
from reportparse.claiming.chinese.numerals import Number, find_numbers, fraction, integer
from reportparse.claiming.quantity import Quantity
from reportparse.claiming.units import Unit, currency_prefixes, unit_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.lexicon import Lexicon
    from reportparse.records import Qualifier

__all__ = ["find_quantities"]

_ONE: Final = Decimal(1)
_TEN: Final = Decimal(10)
_HALF: Final = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class _Measured:
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


def _alternation(words: Sequence[str]) -> str:
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
    return re.compile(rf"(?:{_alternation(list(prefixes))})\s?$"), prefixes


@lru_cache(maxsize=8)
def _qualifiers(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = lexicon.tables["chinese"]["qualifiers"]

    def grouped(side: str) -> str:
        return "|".join(
            f"(?P<{bound}>{_alternation(table[side][bound])})"
            for bound in ("at_most", "at_least", "approx")
        )

    return (
        re.compile(rf"(?:{grouped('before')})(?:了|至|到|人民币)?\s?$"),
        re.compile(rf"\s?(?:{grouped('after')})"),
    )


def _match_unit(folded: str, at: int, lexicon: Lexicon) -> tuple[Unit | None, int]:
    pattern, words = _units(lexicon)
    space = 1 if folded[at : at + 1] == " " else 0
    match = pattern.match(folded, at + space)
    if match is None:
        return None, at
    return words[match[0]], match.end()


_TENTHS: Final = re.compile(r"[一二三四五六七八九半]")
_PER_WORD: Final = re.compile(
    r"(?P<per>[\u4e00-\u9fff]{1,3}(?:·[\u4e00-\u9fff]{1,3})?|100km|[A-Za-z]+[²³]?)(?=[^\u4e00-\u9fff]|$)"
)


def _per(folded: str, end: int, lexicon: Lexicon) -> tuple[str, int]:
    """Read what stands behind a slash (元/人, 微克/立方米), and where it ends."""
    if not folded.startswith("/", end):
        return "", end
    at = end + 1
    unit, after = _match_unit(folded, at, lexicon)
    if unit is not None and not folded.startswith("·", after):
        return unit.code if unit.dimension != "money" else folded[at:after], after
    match = _PER_WORD.match(folded, at)
    return (match["per"], match.end()) if match else ("", end)


_VAGUE: Final = re.compile(r"[余多几来]")
_CHINESE_DIGITS: Final = "零一二三四五六七八九"


def _after_number(
    folded: str, number: Number, lexicon: Lexicon, currency: str
) -> tuple[Unit | None, int, Decimal, bool]:
    """Unit behind a number, where it ends, what follows adds to the number, and if vague."""
    at, vague = number.end, number.vague
    extra = Decimal(0)
    marker = _VAGUE.match(folded, at)
    if marker:
        unit, end = _match_unit(folded, marker.end(), lexicon)
        if unit is None:
            return None, at, extra, vague
        return _local(unit, folded[marker.end() : end], currency), end, extra, True
    unit, end = _match_unit(folded, at, lexicon)
    if number.kind in {"chinese", "arabic"} and folded.startswith("成", at):
        blocked = str(lexicon.tables["chinese"]["not_before"].get("成", ""))
        if folded[at + 1 : at + 2] not in blocked or at + 1 >= len(folded):
            end = at + 1
            tenth = _TENTHS.match(folded, end)
            if tenth:
                digit = tenth[0]
                extra = Decimal(5 if digit == "半" else _CHINESE_DIGITS.index(digit))
                end += 1
            elif folded.startswith("多", end):
                return Unit("percent", "share", _TEN), end + 1, extra, True
            return Unit("percent", "share", _TEN), end, extra, vague
    if unit is None:
        return None, at, extra, vague
    word = folded[at:end].strip()
    unit = _local(unit, word, currency)
    if folded.startswith("半", end) and unit.dimension in {"count", "mass", "ratio", "time"}:
        if folded[end + 1 : end + 2] not in set("年天月价数导程径成"):
            return unit, end + 1, _HALF * unit.factor, vague
    if word in {"毛", "角", "块"} or word == "毛钱":
        digit_match = _TENTHS.match(folded, end)
        if digit_match:
            digit = digit_match[0]
            tenths = 5 if digit == "半" else _CHINESE_DIGITS.index(digit)
            return unit, end + 1, Decimal(tenths) / 10 * unit.factor, vague
    return unit, end, extra, vague


def _local(unit: Unit, word: str, currency: str) -> Unit:
    """Let a bare 元 or 分 mean the document's own currency."""
    if currency and unit.code == "CNY" and word in {"元", "圆", "块", "块钱", "角", "毛"}:
        return replace(unit, code=currency)
    return unit


def _measure(folded: str, number: Number, lexicon: Lexicon, currency: str) -> _Measured:
    start = number.start
    prefixes, currencies = _prefixes(lexicon)
    window = folded[max(0, start - 8) : start]
    prefix = prefixes.search(window)
    if number.kind == "fraction":
        return _Measured(
            number, start, number.end, number.low, number.high, Unit("fraction", "ratio")
        )
    if number.kind == "percent":
        unit, end = Unit("percent", "share"), number.end
        if folded.startswith("个百分点", end):
            unit, end = Unit("percentage_point", "share_difference"), end + 4
        return _Measured(number, start, end, number.low, number.high, unit)
    unit, end, extra, vague = _after_number(folded, number, lexicon, currency)
    prefixed = False
    if prefix and (unit is None or unit.dimension == "money"):
        named = currencies[prefix[0].strip()]
        if unit is None or unit.code in {"CNY", currency}:
            unit = replace(named, factor=unit.factor if unit else _ONE)
            start -= len(prefix[0])
            prefixed = True
    factor = unit.factor if unit else _ONE
    per, end = _per(folded, end, lexicon) if unit else ("", end)
    sign = -1 if number.low < 0 else 1
    return _Measured(
        number,
        start,
        end,
        number.low * factor + sign * extra,
        number.high * factor + sign * extra,
        unit,
        per,
        vague,
        prefixed,
    )


_RANGE: Final = re.compile(r"\s?(?:-|~|—{1,2}|至|到|－)\s?")
_LIST: Final = re.compile(r"(?:元|个)?(?:、|/|和|及|与|或|,\s?)")
_FROM: Final = re.compile(
    r"(?:由|从|自)(?:[^,。;、\d至到降升增减跌]{0,12}?(?:年|月|初|末)?[^,。;、\d至到降升增减跌]{0,4}?的?)?(?:约|近|逾|超过|平均|不足|原来的|每[^,。]{1,3})?$"
)


_CHANGED: Final = re.compile(r"(?:增|升|降|减|拉长|缩短|提升|提高|下降|延长|扩大|压缩|回落|上涨)[加了少至长]?$")


def _range(folded: str, first: _Measured, second: _Measured, lexicon: Lexicon) -> _Measured | None:
    """Join two numbers into a range, where a range is meant."""
    gap = folded[first.end : second.start]
    if not _RANGE.fullmatch(gap) or second.unit is None:
        return None
    if gap.strip() in {"至", "到"} and _FROM.search(folded[max(0, first.start - 16) : first.start]):
        return None
    if first.unit is not None and first.unit.code != second.unit.code:
        return None
    low = first.low
    if first.unit is None:
        shared = second.number.magnitude if first.number.magnitude == 1 else _ONE
        if low * shared * second.unit.factor <= second.high:
            low *= shared
        low *= second.unit.factor
    high = second.high
    if gap.strip() in {"至", "到"} and first.unit is not None and low > 0 and high / low > 4:
        before = folded[max(0, first.start - 4) : first.start]
        if _CHANGED.search(before):
            return None
    if low > high:
        if gap.strip() == "-" and low >= 0:
            return None
        low, high = high, low
    return _Measured(
        second.number,
        first.start,
        second.end,
        low,
        high,
        second.unit if not first.prefixed else first.unit,
        second.per,
        first.vague or second.vague,
    )


def _share_units(folded: str, measured: list[_Measured]) -> list[_Measured]:
    """Give numbers of a list the unit of the one at its end (``2.32、3.19、4.20元``)."""
    shared = list(measured)
    for index in range(len(shared) - 2, -1, -1):
        here, after = shared[index], shared[index + 1]
        if after.unit is None or here.number.kind != "arabic":
            continue
        counted = here.unit is not None and here.unit.code == "个"
        if here.unit is not None and not (counted and after.unit.dimension == "share_difference"):
            continue
        gap = folded[here.end : after.start]
        if not _LIST.fullmatch(gap) or "," in gap:
            continue
        magnitude = _ONE
        if here.number.magnitude == 1 and gap == "/":
            magnitude = after.number.magnitude
        factor = magnitude * after.unit.factor
        shared[index] = replace(
            here,
            number=replace(here.number, magnitude=here.number.magnitude * magnitude),
            unit=after.unit,
            low=here.low * factor,
            high=here.high * factor,
            per=after.per,
        )
    return shared


_FRACTION: Final = re.compile(r"(?<![\d/.,])(?P<over>\d{1,3})/(?P<under>\d{1,4})(?![\d/.年月日元%])")
_RATIO: Final = re.compile(
    r"(?<![\d:.])(?P<over>\d+(?:\.\d+)?):(?P<under>\d+(?:\.\d+)?)(?![\d:])"
)
_DOUBLED: Final = re.compile(r"翻(?:了)?(?:近|约|超)?(?P<times>[一两二三四])?番(?!茄)|(?<!成)翻倍|(?<![\d一二两三四五六七八九十])倍增(?!器)")
_RATIO_WORDS: Final = re.compile(r"比[例值率]?|倍差|配比")
_HALVES: Final = re.compile(
    r"一半(?!以外)|(?<![\u4e00-\u9fff])半数|对半(?!导)|(?<=[过近逾超])半(?![年天月导径岛路夜程生票场])"
)


_OF_EACH: Final = re.compile(
    r"每(?P<whole>\d+|[两三四五六七八九十百]+)(?:个|名|位)?人(?:当中|之中|中|里)?(?:就|便|即|约|至少)?有"
    r"(?:超过|近)?(?P<part>\d+|[一两三四五六七八九十]+)(?:个|名|位)?人?"
)
_MINUTES_AND_SECONDS: Final = re.compile(
    r"(?<![\d.])(?P<minutes>\d{1,3})分钟?(?P<seconds>[0-5]?\d)秒"
)


def _count(surface: str) -> Decimal:
    return Decimal(surface) if surface.isdigit() else integer(surface)


def _special(folded: str) -> list[Quantity]:
    """Quantities that are no number with a unit: fractions, ratios, halves, doublings."""
    found: list[Quantity] = []
    for match in _FRACTION.finditer(folded):
        over, under = Decimal(match["over"]), Decimal(match["under"])
        if 0 < over < under:
            value = fraction(over, under)
            found.append(Quantity(*match.span(), value, value, "fraction", "ratio"))
    for match in _RATIO.finditer(folded):
        under = Decimal(match["under"])
        clause = folded[max(0, match.start() - 60) : match.start()]
        if under and _RATIO_WORDS.search(clause):
            value = fraction(Decimal(match["over"]), under)
            found.append(Quantity(*match.span(), value, value, "ratio", "ratio"))
    for match in _OF_EACH.finditer(folded):
        whole, part = _count(match["whole"]), _count(match["part"])
        if whole and part:
            value = fraction(part, whole)
            found.append(Quantity(*match.span(), value, value, "fraction", "ratio"))
    for match in _MINUTES_AND_SECONDS.finditer(folded):
        value = Decimal(match["minutes"]) * 60 + Decimal(match["seconds"])
        found.append(Quantity(*match.span(), value, value, "second", "time"))
    for match in _DOUBLED.finditer(folded):
        doublings = {"两": 2, "二": 2, "三": 3, "四": 4}.get(match["times"] or "", 1)
        value = Decimal(2**doublings)
        found.append(Quantity(*match.span(), value, value, "times", "ratio"))
    for match in _HALVES.finditer(folded):
        found.append(Quantity(*match.span(), Decimal(50), Decimal(50), "percent", "share"))
    return found


_ASSERTED: Final = re.compile(r"[\u4e00-\u9fffA-Za-z:]\s?$")
_AFTER_BARE: Final = re.compile(
    r"[,。;、)\s(]|$|降|升|增|减|上|下|提|收|扩|缩|回|至|到|和|及|与|左右|之间|以|的|倍差|/"
)
_COUNTED_DAYS: Final = re.compile(r"日数|天数|周期|周转|期限|时间|时长|缩短|延长|账期|提前|推迟")
_DAYS_AFTER: Final = re.compile(r"内|后|以上|以内|期|者|之内")
_BARE_BOUND: Final = re.compile(r"(?:超|破|逾|过|近|上|达|数|约|几|越|足|有|到)$")


def _is_quantity(folded: str, measured: _Measured) -> bool:
    """Tell whether a number with what follows it asserts an amount."""
    number, unit = measured.number, measured.unit
    before = folded[max(0, measured.start - 6) : measured.start]
    surface = folded[number.start : number.end]
    if before.endswith(("每", "每隔", "兑", "每逢")):
        return False
    if number.bare and number.kind == "chinese":
        return _is_bare_quantity(folded, measured, before)
    if unit is None:
        if number.magnitude >= 1000:
            return True
        if number.kind == "chinese" or "." not in surface:
            return False
        return bool(_ASSERTED.search(before) and _AFTER_BARE.match(folded, measured.end))
    if surface == "一":
        return unit.dimension in {"share", "share_difference", "ratio"} or unit.code in {
            "week", "month", "hour", "minute"
        }  # fmt: skip
    if unit.code == "point" and number.kind == "arabic":
        return "." in surface or number.low > 24
    if unit.code == "day" and folded[measured.end - 1] == "日":
        context = folded[max(0, measured.start - 30) : measured.start]
        return bool(_COUNTED_DAYS.search(context) or _DAYS_AFTER.match(folded, measured.end))
    if unit.code == "times" and folded[measured.end - 1] in "xX×":
        return not folded[measured.end : measured.end + 1].isdigit()
    return True


def _is_bare_quantity(folded: str, measured: _Measured, before: str) -> bool:
    """Tell whether a magnitude without a digit (万家, 百亿元) is an amount."""
    number, unit = measured.number, measured.unit
    bound = measured.vague or number.vague or bool(_BARE_BOUND.search(before))
    if unit is None:
        return bound and number.magnitude >= 10_000
    if unit.dimension in {"share", "ratio"}:
        return True
    if unit.dimension == "count" and number.magnitude >= 1_000_000:
        return True
    after = folded[measured.end : measured.end + 2]
    return bound or after.startswith(("以上", "大关", "关口", "台阶", "左右", "量级", "级"))


def _qualified(folded: str, measured: _Measured, lexicon: Lexicon) -> Quantity:
    before, after = _qualifiers(lexicon)
    qualifier: Qualifier = "approx" if measured.vague else "exact"
    outer_start, outer_end = measured.start, measured.end
    window_start = max(0, measured.start - 10)
    match = before.search(folded[window_start : measured.start])
    if match and match.lastgroup:
        outer_start = window_start + match.start()
        qualifier = match.lastgroup  # type: ignore[assignment]  # the groups are named by bound
    match = after.match(folded, measured.end)
    if match and match.lastgroup and not _follows_a_word(folded, match.start(), match.end()):
        outer_end = match.end()
        if qualifier in {"exact", "approx"} or match.lastgroup != "approx":
            qualifier = match.lastgroup  # type: ignore[assignment]  # as above
    return Quantity(
        measured.start,
        measured.end,
        _plain(measured.low),
        _plain(measured.high),
        measured.unit.code if measured.unit else "",
        measured.unit.dimension if measured.unit else "",
        measured.per,
        qualifier,
        outer_start,
        outer_end,
    )


_WORDS_WITH_QUALIFIERS: Final = re.compile(r"内(?:[地部容外需存涵陆蒙政径销贸资饰循])|强[劲化调势度制力烈国]|起[来到步草源]|许[可多]|多[元个家种次地功方为数媒样级式年少层维边]|上下[游级]|左右[手侧两]")


def _follows_a_word(folded: str, start: int, end: int) -> bool:
    match = _WORDS_WITH_QUALIFIERS.match(folded, start)
    return match is not None and match.end() > end - 1


def _plain(value: Decimal) -> Decimal:
    """Normalise without an exponent: 50000000000000, not 5E+13."""
    normal = value.normalize()
    return normal.quantize(_ONE) if normal == normal.to_integral() else normal


def find_quantities(
    folded: str, lexicon: Lexicon, *, currency: str = ""
) -> list[Quantity]:
    """Find the quantities of a passage.

    Args:
        folded: a passage as :func:`~reportparse.claiming.chinese.folding.fold` gives it.
        lexicon: vocabulary.
        currency: ISO 4217 code that a bare 元 stands for; empty for the renminbi.

    Returns:
        Quantities in text order, not overlapping. Ranges are one quantity; numbers of a
        list that share a unit have it each.

    """
    barred = excluded(folded, lexicon, republic=currency == "TWD")
    starts = [start for start, _ in barred]
    reach: list[int] = []
    for _, end in barred:
        reach.append(max(end, reach[-1] if reach else 0))

    def barred_at(offset: int) -> bool:
        index = bisect_right(starts, offset) - 1
        return index >= 0 and reach[index] > offset

    special = [found for found in _special(folded) if not barred_at(found.start)]
    taken = [(found.start, found.end) for found in special]
    measured = [
        _measure(folded, number, lexicon, currency)
        for number in find_numbers(folded)
        if not barred_at(number.start)
        and not any(start < number.end and number.start < end for start, end in taken)
    ]
    joined: list[_Measured] = []
    for one in measured:
        if joined and one.start < joined[-1].end:
            continue
        ranged = _range(folded, joined[-1], one, lexicon) if joined else None
        if ranged:
            joined[-1] = ranged
        else:
            joined.append(one)
    shared = _share_units(folded, joined)
    found = [_qualified(folded, one, lexicon) for one in shared if _is_quantity(folded, one)]
    for one in special:
        dressed = _qualified(
            folded,
            _Measured(
                Number(one.start, one.end, one.low, one.high, "fraction"),
                one.start,
                one.end,
                one.low,
                one.high,
                Unit(one.unit, one.dimension),
            ),
            lexicon,
        )
        found.append(dressed)
    return sorted(found, key=lambda quantity: quantity.start)

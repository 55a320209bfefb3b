"""Which dates a period has, on its own or told from the period of the report.

A period that is told from another one counts from the period that the report covers, else
from the day on which it was published, else it has no dates. Assumptions about financial
years are in ``periods.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from reportparse.claiming.periods.calendar import YEAR, Interval, months_between
from reportparse.claiming.periods.finding import alternatives, find, half_width
from reportparse.claiming.periods.points import Point, count_of, parse_point
from reportparse.language import language_of, simplify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportparse.claiming.context import Context
    from reportparse.claiming.lexicon import Lexicon

__all__ = ["resolve"]

_LONGEST: Final = 80
"""Characters of a period; a longer string is none."""

_ISO_DATE: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_BRACKETS: Final = re.compile(r"[“”\"「」『』]")
_DASHES: Final = re.compile(r"\s?[-‐‑‒–—―−~～至到]{1,2}\s?|\s(?:to|and|through)\s", re.IGNORECASE)
_FORECAST_YEAR: Final = re.compile(r"((?:19|20)\d\d)[AEFP]")
_QUARTER: Final = 3
_HALF: Final = 6
_UNIT_MONTHS: Final = {"quarter": _QUARTER, "half": _HALF, "month": 1}
_COUNTED_MONTHS: Final = {"年": 12, "年度": 12, "财年": 12, "半年": 6, "月": 1, "季度": 3, "季": 3}
_COUNTED_ENGLISH: Final = {"year": 12, "half-year": 6, "half": 6, "quarter": 3, "month": 1}


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What relative periods count from."""

    interval: Interval
    stated: bool
    """Whether the report states its period; otherwise it is the day of publication."""
    first_month: int = 1
    """First month of the financial year, as far as the report's period shows it."""

    @property
    def end(self) -> date:
        return self.interval.end or self.interval.start or date.min


def _plain(content: str) -> str:
    return re.sub(r"\s+", " ", half_width(simplify(content))).strip(" ,，、()（）:：")


@lru_cache(maxsize=64)
def _anchor(report_period: str, published: str, lexicon: Lexicon) -> _Anchor | None:
    if report_period:
        day = _anchor("", published, lexicon)
        found = _resolved(_plain(report_period), day, lexicon)
        if found and found.end:
            first = found.start.month if found.start and found.months == YEAR else 1
            return _Anchor(found, stated=True, first_month=first)
    try:
        day_published = date.fromisoformat(published)
    except ValueError:
        return None
    return _Anchor(Interval(day_published, day_published), stated=False)


@lru_cache(maxsize=8)
def _relatives(lexicon: Lexicon) -> Mapping[str, Mapping[str, Any]]:
    return {
        word.lower(): entry
        for entry in lexicon.tables["periods"]["relative"]
        for language in ("chinese", "english")
        for word in entry.get(language, ())
    }


@lru_cache(maxsize=8)
def _plans(lexicon: Lexicon) -> re.Pattern[str]:
    words = (word for plan in lexicon.tables["periods"]["plan"] for word in plan["chinese"])
    tail = "(?:规划)?(?:时期|期间|期末|期)?"
    english = (word for plan in lexicon.tables["periods"]["plan"] for word in plan["english"])
    return re.compile(
        rf"(?P<chinese>{alternatives(words)}){tail}"
        rf"|(?:the )?(?P<english>{alternatives(english)})(?: period)?",
        re.IGNORECASE,
    )


def _plan(content: str, lexicon: Lexicon) -> Interval | None:
    match = _plans(lexicon).fullmatch(_BRACKETS.sub("", content))
    if match is None:
        return None
    word = (match["chinese"] or match["english"]).lower()
    for plan in lexicon.tables["periods"]["plan"]:
        if word in (surface.lower() for surface in (*plan["chinese"], *plan["english"])):
            first, last = plan["years"]
            whole = Interval(date(first, 1, 1), date(last, 12, 31))
            return whole.edge("end" if content.endswith("期末") else "")
    return None


def _year(year: int, anchor: _Anchor | None) -> Interval:
    """Return the year of the report's calendar that ends in a calendar year."""
    first = anchor.first_month if anchor else 1
    return Interval.of_months(year - (first > 1), 1, YEAR, first - 1)


def _anchor_year(anchor: _Anchor) -> int:
    """Return the calendar year in which the report's year ends."""
    return anchor.end.year + (anchor.end.month >= anchor.first_month > 1)


def _relative(entry: Mapping[str, Any], anchor: _Anchor | None) -> Interval | None:
    if anchor is None:
        return None
    unit, shift, edge = entry["unit"], entry.get("shift", 0), entry.get("edge", "")
    interval = anchor.interval
    if unit == "day":
        return interval.edge("end")
    if unit == "year":
        return _year(_anchor_year(anchor) + shift, anchor).edge(edge)
    if unit == "period":
        if not anchor.stated or interval.start is None:
            return None
        moved = interval.moved(entry.get("years", 0) * YEAR + shift * max(interval.months, 1))
        return moved.edge(edge)
    if anchor.stated and interval.months >= YEAR and not shift:
        return None
    length = _UNIT_MONTHS[unit]
    first = (anchor.end.month - 1) // length * length + 1
    whole = Interval.of_months(anchor.end.year, first, first + length - 1)
    return whole.moved(shift * length).edge(edge)


def _relative_part(content: str, anchor: _Anchor | None, lexicon: Lexicon) -> Interval | None:
    """Resolve a relative year with a part of it: ``去年第四季度``, ``the first half of last year``."""
    if anchor is None:
        return None
    for word, entry in _relatives(lexicon).items():
        if entry["unit"] != "year" or entry.get("edge"):
            continue
        if content.startswith(word):
            rest = content[len(word) :].removeprefix("'s").removeprefix("’s").strip()
        elif content.endswith(f" of {word}"):
            rest = content.removesuffix(f" of {word}")
        else:
            continue
        point = parse_point(rest, lexicon)
        if point and not point.year and not point.bare and (point.first_month or point.edge):
            year = _anchor_year(anchor) + entry.get("shift", 0)
            return _dated(replace(point, year=year), anchor, lexicon)
    return None


def _first_month(point: Point, anchor: _Anchor | None, lexicon: Lexicon) -> int:
    """Return the first month of the year that a point is told in."""
    known = anchor.first_month if anchor else 1
    if point.split:
        assumed: int = lexicon.tables["periods"]["assumptions"]["split_year_first_month"]
        return known if known > 1 else assumed
    return known if point.fiscal else 1


def _whole(point: Point, first_month: int) -> Interval:
    """Return the months or days of a point whose year is known."""
    named = point.first_month == point.last_month
    if point.day:
        month = point.first_month
        whole = Interval.of_months(point.year, month, month)
        last = whole.end if point.last_day == 0 else date(point.year, month, point.last_day)
        return Interval(date(point.year, month, point.day), last)
    if point.first_month and named:
        return Interval.of_months(point.year, point.first_month, point.last_month)
    year = point.year - (point.fiscal and not point.split and first_month > 1)
    return Interval.of_months(
        year, point.first_month or 1, point.last_month or YEAR, first_month - 1
    )


def _edged(interval: Interval, edge: str) -> Interval:
    if edge != "middle" or interval.start is None or interval.end is None:
        return interval.edge(edge)
    middle = interval.start + (interval.end - interval.start) / 2
    return Interval(middle, middle)


def _dated(point: Point, anchor: _Anchor | None, lexicon: Lexicon) -> Interval | None:
    """Return the dates of a point; without a year, those nearest the report's period."""
    if point.bare or (point.day and not point.first_month):
        return None
    assumptions = lexicon.tables["periods"]["assumptions"]
    if not point.year:
        if anchor is None:
            return None
        year = anchor.end.year
        point = replace(point, year=year, fiscal=anchor.first_month > 1)
        whole = _whole(point, _first_month(point, anchor, lexicon))
        ahead = months_between(anchor.end, whole.start or anchor.end)
        inside = anchor.stated and whole.end is not None and whole.end <= anchor.end
        if not inside and ahead >= assumptions["months_ahead"]:
            point = replace(point, year=year - 1)
    if not assumptions["first_year"] <= point.year <= assumptions["last_year"]:
        return None
    whole = _edged(_whole(point, _first_month(point, anchor, lexicon)), point.edge)
    return _tailed(whole, point, anchor)


def _tailed(whole: Interval, point: Point, anchor: _Anchor | None) -> Interval | None:
    if point.tail == "since":
        end = anchor.end if anchor and whole.start and anchor.end >= whole.start else None
        return Interval(whole.start, end)
    if point.tail == "before":
        return whole if point.edge or point.day else Interval(None, whole.start)
    if point.tail == "after":
        return Interval(whole.end, None)
    if point.tail == "same" and not point.first_month:
        if anchor is None or not anchor.stated:
            return None
        return anchor.interval.moved((point.year - anchor.end.year) * YEAR)
    return whole


def _joined(left: Point, right: Point) -> tuple[Point, Point] | None:
    """Let both ends of a range have what only one of them says."""
    if left.bare:
        if right.day:
            left = replace(left, day=left.bare, last_day=left.bare, bare=0)
        elif right.first_month and right.first_month == right.last_month:
            left = replace(left, first_month=left.bare, last_month=left.bare, bare=0)
        elif right.first_month and left.bare * _QUARTER <= YEAR:
            first = left.bare * _QUARTER - _QUARTER + 1
            left = replace(left, first_month=first, last_month=first + _QUARTER - 1, bare=0)
        else:
            return None
    if left.day and not left.first_month:
        left = replace(left, first_month=right.first_month, last_month=right.last_month)
    if right.day and not right.first_month:
        right = replace(right, first_month=left.first_month, last_month=left.last_month)
    if left.year and not right.year:
        right = replace(right, year=left.year, fiscal=left.fiscal, split=left.split)
    elif right.year and not left.year:
        left = replace(left, year=right.year, fiscal=right.fiscal, split=right.split)
    return left, right


def _range(content: str, anchor: _Anchor | None, lexicon: Lexicon) -> Interval | None:
    for match in _DASHES.finditer(content):
        before, behind = content[: match.start()], content[match.end() :]
        left = parse_point(before, lexicon)
        if left and re.fullmatch(r"\d\d年?度?", behind) and left.year and not left.first_month:
            behind = f"{left.year // 100}{behind}"
        right = parse_point(behind, lexicon)
        if left is None or right is None or right.bare:
            continue
        joined = _joined(left, right)
        if joined is None:
            continue
        ends = [_dated(point, anchor, lexicon) for point in joined]
        if ends[0] and ends[1] and ends[0].start and ends[1].end:
            found = Interval(ends[0].start, ends[1].end)
            return found if ends[0].start <= ends[1].end else None
    return None


@lru_cache(maxsize=8)
def _lengths(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    def words(*keys: str) -> str:
        return alternatives(lexicon.words("periods", *keys))

    numbers = words("english", "numbers")
    units = "|".join(_COUNTED_ENGLISH)
    return (
        re.compile(
            rf"(?P<spans>{words('span', 'spans')}) ?(?P<count>\d{{1,3}}|[一二两三四五六七八九十半]{{1,3}})"
            rf"个?(?P<unit>{'|'.join(_COUNTED_MONTHS)})(?:{words('span', 'after')})?"
        ),
        re.compile(r"(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,2})年(?P<after>来|以来|前)"),
        re.compile(
            rf"(?P<spans>{words('english', 'spans')}) (?P<count>\d{{1,3}}|{numbers}) (?P<unit>{units})s?",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?:截至)?(?P<day>.{{1,14}}?)止(?:(?P<count>\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})"
            rf"个(?P<unit>月|季度|半年)|(?P<year>年度|财政年度|年|半年))(?:期间)?"
        ),
        re.compile(
            rf"(?:the )?(?:(?P<count>\d{{1,2}}|{numbers})[- ])?(?:fiscal |financial |full )?"
            rf"(?P<unit>{units})s?(?: period)? {words('english', 'ended')} (?:on )?(?P<day>.{{3,30}})",
            re.IGNORECASE,
        ),
    )


def _counted(numeral: str | None, lexicon: Lexicon) -> int | None:
    if numeral is None:
        return 1
    numbers = lexicon.words("periods", "english", "numbers")
    if numeral.lower() in numbers:
        return numbers.index(numeral.lower()) + 1
    return count_of(numeral)


def _length(content: str, anchor: _Anchor | None, lexicon: Lexicon) -> Interval | None:
    """Resolve lengths of time: ``过去五年``, ``six months ended 30 June 2025``."""
    chinese, years, english, ended_chinese, ended_english = _lengths(lexicon)
    for pattern, units in ((ended_chinese, _COUNTED_MONTHS), (ended_english, _COUNTED_ENGLISH)):
        match = pattern.fullmatch(content)
        if match is None:
            continue
        day = _resolved(match["day"], anchor, lexicon)
        group = match.groupdict()
        unit = (group.get("year") or group["unit"]).lower().replace("财政", "")
        count = _counted(group["count"], lexicon)
        if day and day.end and count:
            return Interval.until(day.end, count * units[unit])
    if anchor is None:
        return None
    match = years.fullmatch(content)
    count = count_of(match["count"]) if match else None
    if match and count:
        if match["after"] == "前":
            return _year(_anchor_year(anchor) - count, anchor)
        return Interval.until(anchor.end, count * YEAR)
    match = chinese.fullmatch(content) or english.fullmatch(content.lower())
    if match is None:
        return None
    count = _counted(match["count"], lexicon)
    months = {**_COUNTED_MONTHS, **_COUNTED_ENGLISH}[match["unit"]]
    if match["count"] == "半" and match["unit"] == "年":
        count, months = 1, _HALF
    table = lexicon.tables["periods"]
    spans = match["spans"].lower()
    if not count:
        return None
    if spans in table["span"]["past"] or spans in table["english"]["past"]:
        return Interval.until(anchor.end, count * months)
    if spans in table["span"]["future"] or spans in table["english"]["future"]:
        return Interval.after(anchor.end, count * months)
    return None


@lru_cache(maxsize=8)
def _prefixes(lexicon: Lexicon) -> re.Pattern[str]:
    spans, english = lexicon.tables["periods"]["span"], lexicon.tables["periods"]["english"]
    words = [*spans["before"], *spans["since"], *(f"{word} " for word in english["before"])]
    return re.compile(rf"{alternatives([*words, 'between ', 'in ', 'at '])}(?=.)", re.IGNORECASE)


def _prefixed(content: str, anchor: _Anchor | None, lexicon: Lexicon) -> Interval | None:
    """Resolve a period with a preposition: ``截至2024年末``, ``since 2019``, ``by 2030``."""
    match = _prefixes(lexicon).match(content)
    if match is None:
        return None
    word, rest = match.group().strip().lower(), content[match.end() :].strip()
    if word in {"from", "自", "从"}:
        whole = _bare(content[match.end() :].strip(), anchor, lexicon)
        both = _DASHES.search(rest)
        if whole and whole.start and both is None:
            end = anchor.end if anchor and anchor.end >= whole.start else None
            return Interval(whole.start, end)
        return whole
    found = _bare(rest, anchor, lexicon)
    if found is None:
        return None
    if word.startswith(("截至", "截止")) or word in {"as at", "as of"}:
        return found.edge("end")
    if word == "since":
        end = anchor.end if anchor and found.start and anchor.end >= found.start else None
        return Interval(found.start, end)
    if word in {"until", "through", "up to", "直到"}:
        return Interval(None, found.end)
    if word == "before":
        return Interval(None, found.start)
    return Interval(found.end, None) if word == "after" else found


def _bare(content: str, anchor: _Anchor | None, lexicon: Lexicon) -> Interval | None:
    lowered = content.lower()
    relatives = _relatives(lexicon)
    entry = relatives.get(lowered) or relatives.get(f"the {lowered}")
    if entry is not None:
        return _relative(entry, anchor)
    iso = _ISO_DATE.fullmatch(content)
    if iso:
        day = date(*map(int, iso.groups()))
        return Interval(day, day)
    forecast = _FORECAST_YEAR.fullmatch(content)
    point = parse_point(forecast[1] if forecast else content, lexicon)
    if point is not None and not point.bare:
        return _dated(point, anchor, lexicon)
    return (
        _length(content, anchor, lexicon)
        or _range(content, anchor, lexicon)
        or _plan(content, lexicon)
        or _relative_part(lowered, anchor, lexicon)
    )


def _resolved(content: str, anchor: _Anchor | None, lexicon: Lexicon) -> Interval | None:
    if not content or len(content) > _LONGEST:
        return None
    try:
        found = _bare(content, anchor, lexicon) or _prefixed(content, anchor, lexicon)
        if found is not None:
            return found
        language = "en" if language_of(content) == "en" else "zh"
        for start, end in find(content, language, lexicon):
            if end - start < len(content):
                found = _resolved(content[start:end], anchor, lexicon)
                if found is not None:
                    return found
    except ValueError:  # 31 June, year 0 and the like
        return None
    return None


@lru_cache(maxsize=4096)
def _dates(period: str, report_period: str, published: str, lexicon: Lexicon) -> tuple[str, str]:
    found = _resolved(_plain(period), _anchor(report_period, published, lexicon), lexicon)
    if found is None:
        return "", ""
    return (
        found.start.isoformat() if found.start else "",
        found.end.isoformat() if found.end else "",
    )


def resolve(period: str, context: Context, lexicon: Lexicon) -> tuple[str, str]:
    """Return the dates of a period.

    Args:
        period: the period as a report words it, Chinese in either script or English.
        context: the report, for what is told relative to it.
        lexicon: vocabulary; ``periods.toml`` is what counts.

    Returns:
        First and last day as ISO dates, the same for an instant (``2024年末``). A side that
        is open (``2026年起``) or unknown is empty.

    """
    return _dates(period, context.report_period, context.published, lexicon)

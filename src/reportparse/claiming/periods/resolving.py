"""Which dates a period has, on its own or told from the period of the report.

A period that is told from another one counts from the period that the report covers, else
from the day on which it was published, else it has no dates. Assumptions about financial
years are in ``periods.toml``. A period is understood as a whole or not at all: where words
are left over that the lexicon does not know to be harmless, there are no dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from reportparse.claiming.periods.calendar import YEAR, Interval
from reportparse.claiming.periods.dating import read_point, read_range
from reportparse.claiming.periods.finding import PeriodSpan, alternatives, find, half_width
from reportparse.claiming.periods.lengths import read_length, read_length_until, read_years_of_late
from reportparse.claiming.periods.relative import (
    is_named,
    read_named,
    read_part_of_named_year,
    read_plan,
    read_year_so_far,
)
from reportparse.claiming.periods.standpoint import Standpoint
from reportparse.language import language_of, simplify

if TYPE_CHECKING:
    from reportparse.claiming.context import Context
    from reportparse.claiming.lexicon import Lexicon

__all__ = ["resolve"]

_LONGEST: Final = 80
"""Characters of a period; a longer string is none."""

_ISO_DATE: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMERIC_DATE: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_MONTH: Final = re.compile(r"((?:19|20)\d\d)[-/](0[1-9]|1[0-2])")
_MARKED_YEAR: Final = re.compile(
    r"((?:FY\s?)?(?:(?:(?:19|20)\d\d\s?[-–—]\s?)?(?:19|20)\d\d|(?<=FY)\d\d))[AEFP]",
    re.IGNORECASE,
)
"""A year, or years, with a letter for actual, estimate, forecast or projection."""

_Reader: TypeAlias = Callable[[str, Standpoint], Interval | None]


def _read_iso_date(content: str, _here: Standpoint) -> Interval | None:
    match = _ISO_DATE.fullmatch(content)
    if match is None:
        return None
    day = date(*map(int, match.groups()))
    return Interval(day, day)


def _read_marked_year(content: str, here: Standpoint) -> Interval | None:
    match = _MARKED_YEAR.fullmatch(content)
    return (read_point(match[1], here) or read_range(match[1], here)) if match else None


def _read_numeric_date(content: str, _here: Standpoint) -> Interval | None:
    """Resolve ``31/12/2024`` and ``12/31/2024``; ``01/02/2024`` may be either and is left open."""
    match = _NUMERIC_DATE.fullmatch(content)
    if match is None:
        return None
    first, second, year = map(int, match.groups())
    if max(first, second) <= YEAR and first != second:
        return None
    month, day = (second, first) if second <= YEAR else (first, second)
    return Interval(date(year, month, day), date(year, month, day))


def _read_numeric_month(content: str, _here: Standpoint) -> Interval | None:
    """Resolve ``2025-08`` and ``2025/08``; ``2011/12`` is taken for a year written as two."""
    match = _MONTH.fullmatch(content)
    if match is None or ("/" in content and int(match[2]) == (int(match[1]) + 1) % 100):
        return None
    return Interval.of_months(int(match[1]), int(match[2]), int(match[2]))


_READERS: Final[tuple[_Reader, ...]] = (
    read_named,
    _read_iso_date,
    _read_numeric_date,
    _read_numeric_month,
    _read_marked_year,
    read_point,
    read_length_until,
    read_years_of_late,
    read_length,
    read_range,
    read_plan,
    read_part_of_named_year,
    read_year_so_far,
)
"""Ways to read a period that has no preposition, the surest first."""


def _bare(content: str, here: Standpoint) -> Interval | None:
    """Resolve a period without a preposition."""
    return next(filter(None, (read(content, here) for read in _READERS)), None)


def _from(whole: Interval, rest: str, here: Standpoint) -> Interval | None:
    """``from 2019``, ``自2019年``: until now, unless the end is named."""
    return whole if read_range(rest, here) else here.since(whole.start)


_PREPOSITIONS: Final[dict[str, Callable[[Interval, str, Standpoint], Interval | None]]] = {
    "from": _from,
    "自": _from,
    "从": _from,
    "since": lambda whole, _rest, here: here.since(whole.start),
    "截至": lambda whole, _rest, _here: whole.edge("end"),
    "截止": lambda whole, _rest, _here: whole.edge("end"),
    "截止到": lambda whole, _rest, _here: whole.edge("end"),
    "截至到": lambda whole, _rest, _here: whole.edge("end"),
    "as at": lambda whole, _rest, _here: whole.edge("end"),
    "as of": lambda whole, _rest, _here: whole.edge("end"),
    "until": lambda whole, _rest, _here: Interval(None, whole.end),
    "through": lambda whole, _rest, _here: Interval(None, whole.end),
    "up to": lambda whole, _rest, _here: Interval(None, whole.end),
    "直到": lambda whole, _rest, _here: Interval(None, whole.end),
    "before": lambda whole, _rest, _here: Interval(
        None, whole.start - timedelta(days=1) if whole.start else None
    ),
    "after": lambda whole, _rest, _here: Interval(whole.end, None),
}
"""What a preposition makes of the period behind it; any other one leaves it as it is."""


@lru_cache(maxsize=8)
def _preposition(lexicon: Lexicon) -> re.Pattern[str]:
    periods = lexicon.tables["periods"]
    english = [*periods["english"]["before"], *periods["english"]["within"]]
    words = [
        *periods["span"]["before"],
        *periods["span"]["until"],
        *periods["span"]["since"],
        *periods["span"]["within"],
        *(f"{word} " for word in english),
    ]
    return re.compile(rf"{alternatives(words)}(?=.)", re.IGNORECASE)


def _with_preposition(content: str, here: Standpoint) -> Interval | None:
    """Resolve a period with a preposition: ``截至2024年末``, ``since 2019``, ``by 2030``."""
    match = _preposition(here.lexicon).match(content)
    if match is None:
        return None
    rest = content[match.end() :].strip()
    whole = _bare(rest, here)
    turn = _PREPOSITIONS.get(match.group().strip().lower())
    return turn(whole, rest, here) if whole and turn else whole


@lru_cache(maxsize=8)
def _harmless(lexicon: Lexicon) -> re.Pattern[str]:
    words = alternatives(lexicon.words("periods", "harmless", "words"))
    return re.compile(rf"(?:{words}|[\s()“”\"「」『』,，、:：/-])*", re.IGNORECASE)


def _spans(content: str, lexicon: Lexicon) -> list[PeriodSpan]:
    """Find the times in a period, in English ways, too, where Chinese ones find none."""
    spans = find(content, "zh", lexicon) if language_of(content) != "en" else []
    return spans or find(content, "en", lexicon)


def _within(content: str, here: Standpoint) -> Interval | None:
    """Resolve a period that stands among words which add nothing to it: ``2025年（预测）``.

    Where several periods stand there, one is a gloss on the other, ``本报告期（1—6月）``: they
    must be the same, or one of them a word whose dates the report leaves open, in brackets or
    in front of them.
    """
    spans = [span for span in _spans(content, here.lexicon) if span != (0, len(content))]
    rest = content
    for start, end in reversed(spans):
        rest = rest[:start] + rest[end:]
    if not spans or not _harmless(here.lexicon).fullmatch(rest):
        return None
    found: set[Interval] = set()
    gloss = "(" in rest
    for start, end in spans:
        interval = _resolved(content[start:end], here)
        if interval is not None:
            found.add(interval)
        elif not gloss or not is_named(content[start:end], here.lexicon):
            return None
    return found.pop() if len(found) == 1 else None


def _resolved(content: str, here: Standpoint) -> Interval | None:
    if not content or len(content) > _LONGEST:
        return None
    try:
        return _bare(content, here) or _with_preposition(content, here) or _within(content, here)
    except ValueError:  # 31 June, month 13 and the like
        return None


def _plain(content: str) -> str:
    return re.sub(r"\s+", " ", half_width(simplify(content))).strip(" ,，、()（）:：")


@lru_cache(maxsize=64)
def _standpoint(report_period: str, published: str, lexicon: Lexicon) -> Standpoint:
    """Return where a report stands: at the period that it reports on, else where it came out.

    A period of several years, or one that lies ahead (an outlook), is not what ``last year`` is
    told from.
    """
    try:
        day = date.fromisoformat(published)
        here = Standpoint(lexicon, Interval(day, day), published=day)
    except ValueError:
        here = Standpoint(lexicon)
    stated = _resolved(_plain(report_period), here)
    if stated is None or stated.start is None or stated.end is None or stated.months > YEAR:
        return here
    if here.published and stated.start > here.published:
        return here
    first = stated.start.month if stated.months == YEAR else 1
    return replace(here, interval=stated, stated=True, first_month=first)


@lru_cache(maxsize=4096)
def _dates(period: str, report_period: str, published: str, lexicon: Lexicon) -> tuple[str, str]:
    found = _resolved(_plain(period), _standpoint(report_period, published, lexicon))
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
        is open (``2026年起``) or unknown is empty; both are where the period is not
        understood as a whole.

    """
    return _dates(period, context.report_period, context.published, lexicon)

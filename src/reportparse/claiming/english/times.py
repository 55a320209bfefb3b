"""Expressions of time in an English passage, and comparisons that are one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.english.vocabulary import any_of
from reportparse.claiming.periods import find

if TYPE_CHECKING:
    from reportparse.claiming.english.vocabulary import Vocabulary

__all__ = ["Time", "find_times"]

_COUNT: Final = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a|an)"
_DURATION: Final = re.compile(
    rf"(?:(?:for|within|over|in|during|every|after)\s)?(?:the\s)?{_COUNT}[\s-]"
    r"(?:full\s|calendar\s|trading\s|business\s|working\s)?(?:year|quarter|month|week|day)s?",
    re.IGNORECASE,
)
_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_MORE: Final = re.compile(
    rf"""
      \bbetween\s{_MONTH}\sand\s{_MONTH}(?:\s\d{{4}})?
    | \bthe\s(?:first|last|final|opening|closing)\s{_COUNT}\s(?:months|weeks|quarters|days|years)
      \sof\s(?:the\s(?:year|financial\syear|fiscal\syear)|(?:fiscal\s|FY)?\d{{4}}(?:/\d\d)?)
    | \b(?:the\s)?(?:end|start|beginning|middle|turn)\sof\sthe\s(?:decade|century|month|week)
    | \bthe\s(?:previous|past|last|next|coming|current|preceding)\sdecade
    | \bend-{_MONTH}(?:\s\d{{4}})?
    | \bthe\syear\sto\s{_MONTH}(?:\s\d{{4}})?
    | \b(?:recent|coming)\s(?:years|months|quarters|weeks)\b
    | \bthereafter\b
    """,
    re.VERBOSE,
)
"""Times that the grammar of periods does not know: they have no dates of their own."""
_LEAD: Final = re.compile(
    r"(?:by|from|as at|as of|at|until|before|after)\s(?!\d{1,3}\s(?![A-Z]))", re.IGNORECASE
)
_IDLE: Final = frozenset(["now", "currently", "today", "at present", "to date", "so far"])
_SLASH_YEARS: Final = re.compile(r"\d{4}/\d{2}")


class Time(NamedTuple):
    """An expression of time."""

    start: int
    """First character without "by", "from" and the like, which tell nothing of the time."""
    end: int
    dated: bool
    """Whether the numbers in it are part of the time and no quantity."""
    baseline: bool
    """Whether it can only be what something is compared with, such as ``year on year``."""
    idle: bool
    """Whether it tells no period (now, today)."""


@lru_cache(maxsize=4)
def _phrases(vocabulary: Vocabulary) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{any_of(vocabulary.words('baselines.phrases'))})(?![\w-])", re.IGNORECASE
    )


def find_times(passage: str, vocabulary: Vocabulary) -> list[Time]:
    """Find the expressions of time in a passage, separate and in order."""
    found = [
        Time(*match.span(), dated=True, baseline=True, idle=False)
        for match in _phrases(vocabulary).finditer(passage)
    ]
    found += [
        Time(*match.span(), dated=True, baseline=False, idle=False)
        for match in _MORE.finditer(passage)
    ]
    found.sort()
    taken = [(time.start, time.end) for time in found]
    place = 0
    baselines = vocabulary.words("baselines.times")
    for span in find(passage, "en", vocabulary.lexicon):
        while place < len(taken) and taken[place][1] <= span.start:
            place += 1
        if place < len(taken) and taken[place][0] < span.end:
            continue
        start, end = span
        lead = _LEAD.match(passage, start, end)
        if lead:
            start = lead.end()
        surface = passage[start:end]
        lower = surface.lower()
        if passage[end : end + 1] in {"%", "/"} or (
            passage[start - 1 : start] == "-" and start and passage[start - 2].isalpha()
        ):
            continue
        found.append(
            Time(
                start,
                end,
                dated=not _DURATION.fullmatch(surface),
                baseline=lower in baselines,
                idle=lower in _IDLE,
            )
        )
    return _joined(passage, sorted(found))


def _joined(passage: str, found: list[Time]) -> list[Time]:
    """Put ``the second quarter ended`` and the date behind it together."""
    joined: list[Time] = []
    for time in found:
        last = joined[-1] if joined else None
        if last is not None and _ENDED.fullmatch(passage, last.end, time.start):
            joined[-1] = last._replace(end=time.end, dated=True)
        else:
            joined.append(time)
    return joined


_ENDED: Final = re.compile(r"\s(?:period\s)?(?:ended|ending)\s(?:on\s)?", re.IGNORECASE)

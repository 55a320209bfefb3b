"""The dates of points of time, and of two points with a dash between."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from reportparse.claiming.periods.calendar import YEAR, Interval, months_between
from reportparse.claiming.periods.points import REPUBLIC, Point, parse_point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportparse.claiming.periods.standpoint import Standpoint

__all__ = ["dated", "read_point", "read_range"]

_QUARTER: Final = 3
_DAY: Final = timedelta(days=1)
_DASHES: Final = re.compile(
    r"\s?[-‐‑‒–—―−~～至到]{1,2}\s?|\s(?:to|and|through)\s|(?<=[一二三1-3])、(?=[二三四2-4]季)",
    re.IGNORECASE,
)
_SHORT_YEAR: Final = re.compile(r"\d\d年?度?")
_REPUBLIC_YEARS: Final = range(90, 200)
"""Numbers in front of a dash that may be years of the Republic (109至113年)."""


def _first_month(point: Point, here: Standpoint) -> int:
    """Return the first month of the year that a point is told in."""
    if point.split and here.first_month == 1:
        assumed: int = here.lexicon.tables["periods"]["assumptions"]["split_year_first_month"]
        return assumed
    return here.first_month if point.split or point.fiscal else 1


def _whole(point: Point, first_month: int) -> Interval:
    """Return the months or days of a point whose year is known."""
    if point.day:
        month = Interval.of_months(point.year, point.first_month, point.first_month)
        first = date(point.year, point.first_month, point.day)
        if not point.last_day:
            return Interval(first, month.end)
        return Interval(first, date(point.year, point.first_month, point.last_day))
    if point.first_month and point.first_month == point.last_month:
        return Interval.of_months(point.year, point.first_month, point.last_month)
    year = point.year - (point.fiscal and not point.split and first_month > 1)
    return Interval.of_months(
        year, point.first_month or 1, point.last_month or YEAR, first_month - 1
    )


def _with_year(point: Point, here: Standpoint) -> Point | None:
    """Give a point without a year the one that brings it nearest to the report's period."""
    if point.year:
        return point
    if here.end is None or here.interval is None:
        return None
    ahead_at_most: int = here.lexicon.tables["periods"]["assumptions"]["months_ahead"]
    point = replace(point, year=here.end.year, fiscal=here.first_month > 1)
    whole = _whole(point, _first_month(point, here))
    inside = here.stated and whole.end is not None and whole.end <= here.end
    ahead = months_between(here.end, whole.start or here.end)
    if not inside and ahead >= ahead_at_most:
        return replace(point, year=point.year - 1)
    return point


def _tailed(whole: Interval, point: Point, here: Standpoint) -> Interval | None:
    """Apply what stands behind a point: 起, 前, 后, 同期."""
    if point.tail == "since":
        return here.since(whole.start)
    if point.tail == "before" and not point.edge and not point.day:
        return Interval(None, whole.start - _DAY if whole.start else None)
    if point.tail == "after":
        return Interval(whole.end, None)
    if point.tail == "same" and not point.first_month:
        if not here.stated or here.interval is None or here.end is None:
            return None
        return here.interval.moved((point.year - here.end.year) * YEAR)
    return whole


def dated(point: Point, here: Standpoint) -> Interval | None:
    """Return the dates of a point of time.

    Args:
        point: what the text says; without a year, the year nearest the report's period is
            meant.
        here: the standpoint.

    Returns:
        The dates; None if they cannot be told.

    Raises:
        ValueError: the calendar has no such day or month.

    """
    if point.bare or (point.day and not point.first_month):
        return None
    full = _with_year(point, here)
    assumptions = here.lexicon.tables["periods"]["assumptions"]
    if full is None or not assumptions["first_year"] <= full.year <= assumptions["last_year"]:
        return None
    whole = _whole(full, _first_month(full, here)).edge(full.edge)
    return _tailed(whole, full, here)


def read_point(content: str, here: Standpoint) -> Interval | None:
    """Resolve a point of time: ``2024年第三季度``, ``30 June 2025``, ``FY2024``."""
    point = parse_point(content, here.lexicon)
    return dated(point, here) if point else None


def _told_by_its_end(left: Point, right: Point) -> Point | None:
    """Let a number in front of a dash be what the point behind the dash is (``15至20日``)."""
    number = left.bare
    if number in _REPUBLIC_YEARS:
        return replace(left, year=number + REPUBLIC, bare=0) if right.year else None
    if right.day:
        return replace(left, day=number, last_day=number, bare=0)
    if right.first_month and right.first_month == right.last_month:
        return replace(left, first_month=number, last_month=number, bare=0)
    if right.first_month and number * _QUARTER <= YEAR:
        last = number * _QUARTER
        return replace(left, first_month=last - _QUARTER + 1, last_month=last, bare=0)
    return None


def _joined(left: Point, right: Point) -> tuple[Point, Point] | None:
    """Let both ends of a range have what only one of them says."""
    told = _told_by_its_end(left, right) if left.bare else left
    if told is None:
        return None
    left = told
    if left.day and not left.first_month:
        left = replace(left, first_month=right.first_month, last_month=right.last_month)
    if right.day and not right.first_month:
        right = replace(right, first_month=left.first_month, last_month=left.last_month)
    if left.year and not right.year:
        right = replace(right, year=left.year, fiscal=left.fiscal, split=left.split)
    elif right.year and not left.year:
        left = replace(left, year=right.year, fiscal=right.fiscal, split=right.split)
    return left, right


def _ends(content: str, here: Standpoint) -> Iterator[tuple[Point, Point]]:
    """Points on both sides of each dash in a text."""
    for match in _DASHES.finditer(content):
        before, behind = content[: match.start()], content[match.end() :]
        left = parse_point(before, here.lexicon)
        if left is None:
            continue
        if left.year and not left.first_month and _SHORT_YEAR.fullmatch(behind):
            behind = f"{left.year // 100}{behind}"
        right = parse_point(behind, here.lexicon)
        joined = _joined(left, right) if right and not right.bare else None
        if joined is not None:
            yield joined


def read_range(content: str, here: Standpoint) -> Interval | None:
    """Resolve two points with a dash between: ``2021—2025年``, ``1至9月``, ``2020 to 2024``."""
    for points in _ends(content, here):
        first, last = (dated(point, here) for point in points)
        if first and last and first.start and last.end:
            return Interval(first.start, last.end) if first.start <= last.end else None
    return None

"""Publisher, date and period of a report, as its front prints them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from reportparse.outlining.lexicon import alternatives
from reportparse.outlining.sentences import length_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["find_period", "find_published", "find_publisher", "iso_date"]

_DIGITS: Final = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"

_DATE: Final = re.compile(
    rf"""
    (?P<y1>(?:19|20)\d\d)\s?[年\-./]\s?(?P<m1>\d{{1,2}})\s?[月\-./]\s?(?P<d1>\d{{1,2}})(?!\d)\s?日?
  | (?P<y2>[二一][〇零○一二三四五六七八九]{{3}})年(?P<m2>[一二三四五六七八九十]{{1,2}})月
    (?P<d2>[一二三四五六七八九十]{{1,3}})日
  | (?:中华)?民国\s?(?P<y3>\d{{2,3}})\s?年\s?(?P<m3>\d{{1,2}})\s?月\s?(?P<d3>\d{{1,2}})\s?日
  | \b(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<m4>{_MONTH}),?\s(?P<y4>(?:19|20)\d\d)\b
  | \b(?P<m5>{_MONTH})\s(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?,\s?(?P<y5>(?:19|20)\d\d)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A whole date; simplified characters."""

_BOUND_BEFORE: Final = re.compile(
    r"(?:截至|截止|自|从|于|至|止|ended|ending|as\s(?:at|of)|to|from|until|since|on)\s*$",
    re.IGNORECASE,
)
"""What makes a date the end of a period, or that of an event, rather than the report's."""
_BOUND_AFTER: Final = re.compile(r"^\s*(?:止|至|起|召开|[-–—~～]\s*\d)")
_LABEL_BEFORE: Final = re.compile(
    r"(?:发布|发布日期|发布时间|公布日期|报告日期|出版日期|成文日期|日期|时间|published|date|released?"
    r"|issued|updated)(?:\s*(?:date|on))?\s*[:：]?\s*$",
    re.IGNORECASE,
)
_LABEL_AFTER: Final = re.compile(r"^\s*(?:发布|公布|印发|出版)")
_PLACE: Final = 12
"""Reading length of the place or name before a signature's date at most."""
_DATELINE: Final = 40
"""Characters of a paragraph within which a dateline ends."""
_BYLINE: Final = 60
"""Reading length of a byline at most."""
_SIGNATURE: Final = 200
"""Characters of such a line that are looked at."""
_CLOSING: Final = 12
"""Lines at the end among which a signature's date is looked for."""


def _ten(numeral: str) -> int:
    """Value of a Chinese numeral below a hundred."""
    digits = "零一二三四五六七八九"
    if "十" not in numeral:
        return digits.index(numeral)
    tens, _, ones = numeral.partition("十")
    return 10 * (digits.index(tens) if tens else 1) + (digits.index(ones) if ones else 0)


def _built(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def iso_date(found: re.Match[str]) -> str:
    """ISO form of a date; empty if there is no such day."""
    if found["y1"]:
        return _built(int(found["y1"]), int(found["m1"]), int(found["d1"]))
    if found["y2"]:
        year = int("".join(_DIGITS[c] for c in found["y2"]))
        return _built(year, _ten(found["m2"]), _ten(found["d2"]))
    if found["y3"]:
        return _built(int(found["y3"]) + 1911, int(found["m3"]), int(found["d3"]))
    which = "4" if found["y4"] else "5"
    month = _MONTHS.index(found[f"m{which}"][:3].lower()) + 1
    return _built(int(found[f"y{which}"]), month, int(found[f"d{which}"]))


def _dates(folded: str) -> Iterator[tuple[int, str]]:
    """Dates of a line that may be the report's own, with how much speaks for them."""
    for found in _DATE.finditer(folded):
        iso = iso_date(found)
        before, after = folded[: found.start()], folded[found.end() :]
        if not iso:
            continue
        if _LABEL_BEFORE.search(before) or _LABEL_AFTER.match(after):
            yield 3, iso
        elif _BOUND_BEFORE.search(before) or _BOUND_AFTER.match(after):
            continue
        elif _signs(found, before, after):
            yield 2, iso
        elif length_of(folded) < _BYLINE:
            yield 1, iso


def _signs(found: re.Match[str], before: str, after: str) -> bool:
    """Whether a date stands alone but for a place or a name, or in a dateline."""
    if not re.search(r"\w", after):
        return length_of(before) < _PLACE
    return found.start() < _DATELINE and bool(re.match(r"\s*[)）]?\s*[-–—]{1,2}\s", after))


def find_published(front: Sequence[str], first: str, closing: Sequence[str]) -> str:
    """Find the date on which a report was published.

    Args:
        front: lines before the first heading, simplified.
        first: first paragraph of the text, which may begin with a dateline.
        closing: last lines of the report, one of which may be a signature's date.

    Returns:
        The ISO date; empty if none is printed.

    """
    found = [hit for line in front for hit in _dates(line)]
    found += [hit for hit in _dates(first[:120]) if hit[0] > 1]
    if not found:
        found = [
            hit for line in closing[-_CLOSING:] for hit in _dates(line[-_SIGNATURE:]) if hit[0] > 1
        ][-1:]
    best = max((strength for strength, _ in found), default=0)
    return next((iso for strength, iso in found if strength == best), "")


@cache
def _endings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    chinese = alternatives("front", "publisher", "endings")
    english = alternatives("front", "publisher", "english_endings")
    return (
        re.compile(rf"^[\u3400-\u9fffA-Za-z0-9（）()·]{{2,28}}?{chinese}$"),
        re.compile(rf"^[A-Z][\w&.,'’ -]{{2,60}}?\b{english}$", re.IGNORECASE),
    )


@cache
def _labels() -> re.Pattern[str]:
    labels = alternatives("front", "publisher", "labels")
    return re.compile(rf"{labels}\s*[:：]?\s*(?P<name>[^|｜;；，,\t]+)", re.IGNORECASE)


_NAME: Final = 40
"""Reading length of a name at most."""
_NO_NAME: Final = re.compile(r"[：:《]")
_SEGMENT: Final = re.compile(r"\s*[|｜\t;；]\s*|[\u3000]+| {2,}|\s*[•·]\s(?=\S)")
_ROLE: Final = re.compile(
    r"\s*(?:编著|编制|编写|编|著|出品|发布|主办|联合发布)?\s*(?:ISBN.*|isbn.*)?$"
)
_COMPANY: Final = re.compile(
    r"^(?P<name>[\u3400-\u9fff（）()·]{2,30}?(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团))"
)
_ENGLISH_COMPANY: Final = re.compile(
    r"^(?P<name>[A-Z][\w&.'’ -]{1,60}?\b(?:Corporation|Corp\.?|Inc\.?|Limited|Ltd\.?|plc|PLC"
    r"|Group|Holdings|Company|Bank(?: of [A-Z]\w+)?))"
    r"(?=\s*(?:Reports|Announces|Annual|Interim|[:：,|-]|\d|$))"
)


def find_publisher(front: Sequence[tuple[str, str]], title: tuple[str, str]) -> str:
    """Find who published a report.

    Args:
        front: lines before the first heading, each as printed and simplified.
        title: the report's title, as printed and simplified.

    Returns:
        The name as printed; empty if none is.

    """
    for printed, folded in front:
        found = _labels().search(folded)
        if found and length_of(found["name"]) <= _NAME and not _DATE.search(found["name"]):
            return printed[found.start("name") : found.end("name")].strip()
    for printed, folded in front:
        name = _named(printed, folded)
        if name:
            return name
    printed, folded = title
    found = _COMPANY.match(folded) or _ENGLISH_COMPANY.match(folded)
    return printed[: found.end("name")].strip() if found else ""


def _named(printed: str, folded: str) -> str:
    """Name of an institution that is a line, or a part of one between bars or wide spaces."""
    at = 0
    for separator in (*_SEGMENT.finditer(folded), None):
        end = separator.start() if separator else len(folded)
        segment = folded[at:end].strip()
        start = at + (folded[at:end].index(segment) if segment else 0)
        core = _ROLE.sub("", segment)
        if _is_institution(core):
            return printed[start : start + len(core)]
        at = separator.end() if separator else end
    return ""


def _is_institution(name: str) -> bool:
    """Whether a name ends as those of institutions do."""
    if not name or _NO_NAME.search(name) or length_of(name) > _NAME:
        return False
    return any(pattern.match(name) for pattern in _endings())


_YEAR: Final = r"(?:(?:19|20)\d\d|[二一][〇零○一二三四五六七八九]{3})"
_PERIODS: Final = (
    (
        rf"截至{_YEAR}年[\d一二三四五六七八九十]{{1,2}}月[\d一二三四五六七八九十]{{1,3}}日止"
        r"[\d一二三四五六七八九十]{0,2}个?(?:月|年度?|季度?|财政年度)"
    ),
    rf"{_YEAR}年?第?[一二三四1-4]季度?",
    rf"{_YEAR}年?(?:上|下)半年",
    rf"{_YEAR}年?(?:半年度?|前[一二三四五六七八九十\d]{{1,2}}个?(?:月|季度))",
    rf"{_YEAR}年?[Qq][1-4]",
    rf"{_YEAR}[/／]\d\d(?:\d\d)?(?:财政年度|年度?)?",
    rf"{_YEAR}年1?\d?\s?[-—–~至]\s?1?\d月",
    rf"{_YEAR}年1?\d月(?!\d|\s?\d{{1,2}}日)",
    rf"(?:first|second|third|fourth)[\s-]quarter(?:\sof)?(?:\sfiscal)?\s{_YEAR}",
    rf"(?:first|second)[\s-]half(?:\sof)?\s{_YEAR}",
    rf"q[1-4]\s?(?:fy)?\s?{_YEAR}|{_YEAR}\s?q[1-4]|[12]h\s?{_YEAR}|h[12]\s?{_YEAR}",
    rf"(?:three|six|nine|twelve)\smonths\sended\s\d{{1,2}}\s{_MONTH}\s{_YEAR}",
    rf"(?:three|six|nine|twelve)\smonths\sended\s{_MONTH}\s\d{{1,2}},\s{_YEAR}",
    rf"year\sended\s(?:\d{{1,2}}\s{_MONTH}|{_MONTH}\s\d{{1,2}},)\s{_YEAR}",
    rf"(?:fy|fiscal(?:\syear)?)\s?{_YEAR}(?:[/–-]\d\d)?",
    rf"{_YEAR}\s?[-–—至]\s?{_YEAR}年?",
    rf"{_YEAR}(?:财政)?年度",
    r"民国\s?\d{2,3}年度?|(?<!\d)1[01]\d年度?",
    rf"{_YEAR}年(?![\d版]|1?\d月)",
    rf"{_YEAR}",
)
"""Periods, the more telling ones first; simplified characters."""


@cache
def _periods() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"(?<![\d.])(?:{pattern})(?![\d.])", re.IGNORECASE) for pattern in _PERIODS
    )


def find_period(title: tuple[str, str], front: Sequence[tuple[str, str]]) -> str:
    """Find the period that a report is about: in its title, else in a line of its front.

    Args:
        title: the report's title, as printed and simplified.
        front: lines before the first heading, each as printed and simplified.

    Returns:
        The period as printed; empty if none is.

    """
    for printed, folded in (title, *front):
        if (printed, folded) != title and (length_of(folded) > 40 or _DATE.search(folded)):  # noqa: PLR2004 - a line of the front
            continue
        for pattern in _periods():
            found = pattern.search(folded)
            if found:
                return printed[found.start() : found.end()]
    return ""

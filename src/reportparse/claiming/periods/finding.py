"""Where periods stand in a text.

One pattern for each language, put together from the grammar below and the words of
``periods.toml``. Every repetition in it is bounded, so that the time is linear.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportparse.claiming.lexicon import Lexicon

__all__ = ["PeriodSpan", "alternatives", "find", "half_width", "listed"]

_HALF_WIDTH: Final = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}

YEAR_DIGITS: Final = r"(?:19|20)\d\d"
HAN_YEAR: Final = r"[一二][〇○零九一][〇○零一二三四五六七八九]{2}"
REPUBLIC_YEAR: Final = r"民国\s?(?:\d{2,3}|[一二三四五六七八九十百零〇]{1,5})"
MONTH_NUMBER: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY_NUMBER: Final = (
    r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
)
DASH: Final = r"(?:\s?[-‐‑‒–—―−~～至到]{1,2}\s?)"
NUMERIC_DATE: Final = (
    rf"(?:3[01]|[12]\d|0?[1-9])([/.])(?:3[01]|[12]\d|0?[1-9])\1{YEAR_DIGITS}(?!\d)"
)
COUNT: Final = r"(?:\d{1,3}(?:\.5)?|[一二两三四五六七八九十百半几数]{1,4})"


class PeriodSpan(NamedTuple):
    """Where an expression of time stands."""

    start: int
    end: int


def half_width(content: str) -> str:
    """Fold full-width digits and signs to ASCII; the result is exactly as long."""
    return content.translate(_HALF_WIDTH)


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern of words, the longest first; it never matches if there are none."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    if not ordered:
        return "(?!)"
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered) + ")"


def listed(lexicon: Lexicon, table: str, language: Literal["chinese", "english"]) -> list[str]:
    """Return the words of one language in all entries of a table of ``periods.toml``."""
    entries = lexicon.tables["periods"][table]
    return [word for entry in entries for word in entry.get(language, ())]


def _chinese(lexicon: Lexicon) -> re.Pattern[str]:
    def words(*keys: str) -> str:
        return alternatives(lexicon.words("periods", *keys))

    part = alternatives(listed(lexicon, "part", "chinese"))
    plan = alternatives(listed(lexicon, "plan", "chinese"))
    relative = alternatives(listed(lexicon, "relative", "chinese"))
    long, short = words("span", "long"), words("span", "short")
    after, holiday = words("span", "after"), words("vague", "holidays")
    edge = rf"""(?:
        {words("span", "edges")}(?![央步期级次中高草点诉伏端位层部座线地需外蒙台])
      | 中(?=[，、。；,;]|$)
    )"""
    year = rf"""(?:
        (?:{YEAR_DIGITS}|{HAN_YEAR}|{REPUBLIC_YEAR})
        (?:[/-]\d\d(?!\d|[-/]\d))?
        \s?(?:财政|会计|财务|财|学)?年(?:年?度)?
      | (?<![限命达近过约逾满长期])1[0-2]\d学?年(?:度)?(?!来(?![台华港澳访])|多|的?历史|的时间)
      | (?<!\d)\d\d财年
    )"""
    month = rf"{MONTH_NUMBER}\s?月(?:份)?"
    day = rf"{DAY_NUMBER}\s?[日号]"
    sub = rf"(?:{month}(?:\s?{day})?|{part}|[前首头]{COUNT}个月)"
    point = rf"(?:{year}(?:\s?{sub})?|{sub})"
    unit_span = rf"{COUNT}(?:{DASH}{COUNT})?(?:多)?"
    return re.compile(
        rf"""
        (?<![\d.])(?:
            (?:
                {words("span", "before")}\s?
              | (?<![复高加升降减长少涨跌落大小缩达等得至滑回增])(?:{words("span", "until")})
              | {words("span", "since")}(?=[^，。；、\n]{{1,14}}(?:起|以来))
            )?
            (?:
                (?:{YEAR_DIGITS}|{HAN_YEAR})(?:{DASH}(?:{YEAR_DIGITS}|{HAN_YEAR}|\d\d(?=年)))
                    (?:\s?年度?(?:{edge})?|[EF](?![A-Za-z0-9])|(?![\d-]))
              | 1[0-2]\d{DASH}1[0-2]\d年(?:度)?
              | Q[1-4]{DASH}Q[1-4][\s'’]?(?:{YEAR_DIGITS}|\d\d)(?!\d)
              | [1-4]{DASH}[1-4]Q[\s'’]?(?:{YEAR_DIGITS}|\d\d)(?!\d)
              | (?:Q[1-4]|H[12]|[1-4]Q|[12]H|1?[1-9]M)[\s'’]?(?:{YEAR_DIGITS}|\d\d)(?!\d)
              | (?:\d\d)(?:Q[1-4]|H[12])(?!\d)
              | (?:{year}\s?)?(?:1[0-2]|0?[1-9]|[一二三四五六七八九十]){DASH}{month}(?:{edge})?
              | (?:{year}\s?)?[一二三1-3](?:{DASH}|、)[二三四2-4]季度?(?:{edge})?
              | (?:{point}{DASH})?{point}(?:\s?{edge})?
                (?:(?:起|止)(?:至今|{unit_span}(?:{long})|分{COUNT}(?:{long}))?)?
                (?:\s?止?\s?{COUNT}\s?(?:个月|个季度)期?间?|止?\s?年度)?
              | {YEAR_DIGITS}[-/.\s]?(?:{part}(?:{edge})?|[1-9]M|1[0-2]M)
              | FY\s?(?:{YEAR_DIGITS}|\d\d)(?![AEFP\d])(?:/(?:{YEAR_DIGITS}|\d\d))?(?:Q[1-4]|H[12])?
              | {YEAR_DIGITS}(?:/\d\d(?!\d))(?:财年|财政年度|年度)?
              | (?:FY\s?(?:{YEAR_DIGITS}|\d\d)|{YEAR_DIGITS})[AEFP](?![A-Za-z0-9])
              | {YEAR_DIGITS}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?!\d)
              | {NUMERIC_DATE}
              | (?<!第)(?:3[01]|[12]\d|0?[1-9])\s?日(?:{edge})?
              | [“"「『]?(?:{plan})[”"」』]?
                (?:(?:规划)?(?:时期|期间|期末|期)|(?:收官|开局)之?年|以来|末|初)?
              | {words("span", "spans")}\s?{unit_span}\s?(?:{long}|{short})(?:{after})?
              | (?:{words("vague", "events")}|{holiday})
                {unit_span}(?:{long}|{short})(?:{after})
              | (?:{words("vague", "events")})(?:首年|首月|首周|首日|之?前|以?后|之后|以来|期间)
              | [“"「『]?(?:{holiday})[”"」』]?(?:{words("vague", "holiday_tails")})
              | [“"「『][^“”"「」『』，。；\n]{{1,10}}[”"」』][\u4e00-\u9fff]{{0,3}}(?:期间|时期)
              | {unit_span}(?:{long})(?:{after})(?!(?<=来)[台华港澳访])
              | {relative}
              | {words("vague", "chinese")}(?!期|(?<=日)(?:往返|来回))
            )
        )
        """,
        re.VERBOSE,
    )


def _english(lexicon: Lexicon) -> re.Pattern[str]:
    def words(*keys: str) -> str:
        return rf"(?i:{alternatives(lexicon.words('periods', *keys))})"

    part = rf"(?i:(?:the\s)?{alternatives(listed(lexicon, 'part', 'english'))})"
    relative = rf"(?i:{alternatives(listed(lexicon, 'relative', 'english'))})"
    names = [name for row in lexicon.tables["periods"]["months"]["english"] for name in row]
    clear_month = rf"(?:{alternatives(name.rstrip('.') for name in names if name != 'May')}\b)"
    month_name = rf"(?:{clear_month}|May\b)"
    day = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
    year = rf"(?:{YEAR_DIGITS}(?:[/–-]\d\d(?!\d))?)(?![\d%]|[.,]\d)"
    date = rf"""(?:
        {day}(?:\s?(?:[-–—]|to|and)\s?{day})?\s{month_name}\.?(?:\s?,?\s{year})?
      | {month_name}\.?\s{day}(?:\s?(?:[-–—]|to|and)\s?{day})?(?!\d|[.,]\d|%)(?:,?\s{year})?
      | (?:{month_name}\.?\s?(?:[-–—]|to|and)\s?)?{month_name}\.?,?\s{year}
      | {clear_month}\.?(?:-['’]?|\s?['’])\d\d(?!\d)
      | {clear_month}(?:\s?(?:[-–—]|to)\s?{month_name})?
      | (?<=in\s)May\b | (?<=of\s)May\b | (?<=since\s)May\b | (?<=by\s)May\b | (?<=for\s)May\b
    )"""
    ended = rf"(?:\s{words('english', 'ended')}\s(?:on\s)?{date})"
    fiscal = rf"{words('english', 'fiscal')}(?:['’]s)?"
    place = "|".join(words("english", key) for key in ("end", "start", "parts"))
    years = rf"{year}(?:\s?(?:[-–—]|to)\s?{year})?"
    count = rf"(?:\d{{1,3}}|{words('english', 'numbers')})"
    units = r"""(?i:
        (?:full\s|calendar\s|trading\s|business\s|working\s)?(?:year|quarter|month|week|day)s?
    )"""
    point = rf"""(?:
        {part}(?:\s?(?:of\s|,\s?|[-/]))?\s?(?:{fiscal}\s?)?(?:{year}|['’]?\d\d(?![\d.,%/-]))
      | {part}(?:\sof\s(?:the\s)?(?i:year|financial\syear|fiscal\syear|last\syear))?
      | (?i:(?:the\s)?first)\s{count}[-\s](?i:months|quarters)
        (?:\s(?:of|in)\s(?:the\s(?i:year)|(?:{fiscal}\s?)?{year}))?
      | {words("english", "same")}\s(?:of\s|in\s)?{year}
      | (?:{fiscal})\s?['’]?(?:{years}|\d\d(?:/\d\d)?(?!\d))(?:{ended}|[AEFPef](?!\w))?
      | Q[1-4]\s?[-–—]\s?Q[1-4]\s?['’]?(?:{YEAR_DIGITS}|\d\d)(?!\d)
      | [1-4]\s?[-–—]\s?[1-4]Q\s?['’]?(?:{YEAR_DIGITS}|\d\d)(?!\d)
      | (?i:(?:the\s)?(?:full\s|fiscal\s|financial\s)?(?:year|half[-\s]year)){ended}
      | (?i:(?:the\s)?){count}[-\s](?i:months?|weeks?|quarters?)(?:\s(?i:period))?{ended}
      | {YEAR_DIGITS}\s?(?:Q[1-4]|H[12]|[1-4]Q|[12]H|[1-9]M|1[0-2]M)
      | (?:[1-4]Q|[12]H|Q[1-4]|H[12]|[369]M)\s?['’]?(?:{YEAR_DIGITS}|\d\d)(?!\d)
      | \d\d(?:Q[1-4]|H[12])(?!\d)
      | (?:{YEAR_DIGITS}\s?[-–—]\s?)?{YEAR_DIGITS}[AEFPef](?![A-Za-z0-9])
      | {NUMERIC_DATE}
      | {YEAR_DIGITS}-(?:1[0-2]|0[1-9])-(?:3[01]|[12]\d|0[1-9])(?!\d)
      | {date}
      | (?:CY\s?)?{years}
      | (?i:the\s)?{alternatives(listed(lexicon, "plan", "english"))}(?:\s(?i:period))?
    )"""
    return re.compile(
        rf"""
        (?<![\w.,$€£¥/-])(?:
            (?:{words("english", "before")}\s)?
            (?:
                between\s(?:{day}\sand\s{date}|{month_name}\sand\s{month_name}|{point}\sand\s{point})
              | (?:{place})[\s-](?:the\s)?{point}
              | {words("english", "so_far")}\s{year}
              | {year}\s{words("english", "so_far")}
              | {relative}(?!\s(?:ended|ending))
              | {point}
              | {words("vague", "english")}
            )
          | {words("english", "spans")}\s{count}\s{units}
          | {count}\s{units}\s(?i:ago|earlier|later)
          | {count}\s(?i:years|months|weeks)(?=[\s,.;])
        )(?![\w])
        """,
        re.VERBOSE,
    )


@lru_cache(maxsize=8)
def _pattern(lexicon: Lexicon, language: Literal["zh", "en"]) -> re.Pattern[str]:
    return _chinese(lexicon) if language == "zh" else _english(lexicon)


def find(content: str, language: Literal["zh", "en"], lexicon: Lexicon) -> list[PeriodSpan]:
    """Find the expressions of time in a passage.

    Args:
        content: the passage; Chinese folded to simplified characters.
        language: whose grammar to follow.
        lexicon: vocabulary; ``periods.toml`` is what counts.

    Returns:
        Their ranges in order, separate, each as long as it can be: ``截至2024年末``,
        ``过去五年``, ``the first half of 2025``. A bare duration (``三年``) is none, a
        duration told from now (``三年内``) is.

    """
    pattern = _pattern(lexicon, language)
    spans = (match.span() for match in pattern.finditer(half_width(content)))
    return [PeriodSpan(start, _without_stop(content, end)) for start, end in spans]


def _without_stop(content: str, end: int) -> int:
    """Leave out the full stop behind the name of a month, which may be an abbreviation's."""
    return end - 1 if content[end - 1] == "." else end

"""Numbers of headings: what kinds there are, and which of them a line can begin with.

A line may be read in several ways: ``4.55G技术`` begins with 4.55, with 4.5 or with 4.
All readings are given, the likeliest first; the sequence of the headings decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from reportparse.language import IDEOGRAPH
from reportparse.outlining.lexicon import alternatives, words

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Number", "ideographic_value", "read_numbers"]

_REACH: Final = 60
"""A number stands within this many characters of the line's beginning."""

_DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_FINANCIAL: Final = {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖拾")} | {"参": 3}
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50}
_WORDS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

STRONG_STYLES: Final = frozenset(
    {"part", "chapter", "section", "financial", "item", "box", "appendix"}
)
"""Styles that number headings and hardly anything else."""


@dataclass(frozen=True, slots=True)
class Number:
    """A heading's number as one reading of a line's beginning has it."""

    printed: str
    """As printed, without spaces between Chinese characters and digits."""
    style: str
    """Kind of numbering, such as ``chapter``, ``ideograph`` or ``decimal2``."""
    values: tuple[int, ...]
    """The number itself: (3,) for ``第三章``, (3, 2) for ``3.2``."""
    end: int
    """Where the title begins in the line."""
    counts: bool = False
    """Whether it may count what follows it (``3家``, ``30 June``) instead of numbering it."""

    @property
    def strong(self) -> bool:
        """Whether the style numbers headings and hardly anything else."""
        return self.style in STRONG_STYLES


def ideographic_value(numeral: str) -> int | None:
    """Value of a Chinese numeral up to 999, as headings have them; None if it is none."""
    if numeral.isdecimal():
        return int(numeral)
    if all(c in _DIGITS for c in numeral) and len(numeral) > 1:
        return int("".join(str(_DIGITS[c]) for c in numeral))
    total, digit = 0, -1
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in "十百":
            total += (1 if digit < 0 else digit) * (10 if character == "十" else 100)
            digit = -1
        else:
            return None
    return total + max(digit, 0) or None


def _financial_value(numeral: str) -> int | None:
    plain = "".join("一二三四五六七八九十"[_FINANCIAL[c] - 1] for c in numeral if _FINANCIAL[c])
    return ideographic_value(plain)


def _roman_value(numeral: str) -> int | None:
    letters = numeral.lower()
    values = [_ROMAN[c] for c in letters]
    total = sum(
        -value if value < max(values[i:], default=0) else value for i, value in enumerate(values)
    )
    return total if 0 < total < 60 and _roman(total) == letters else None  # noqa: PLR2004 - LIX is the last that x, v, i and one l write


def _roman(value: int) -> str:
    tens = ("", "x", "xx", "xxx", "xl", "l")[value // 10]
    return tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[value % 10]


_TEN: Final = "[零〇一二两三四五六七八九十百]"

_SIMPLE: Final = re.compile(
    rf"""
    (?P<ideograph>      {_TEN}{{1,4}} ) \s? [、．.] \s*
  | (?P<ideograph_paren>[（(] \s? (?P<paren_ten> {_TEN}{{1,4}} ) \s? [）)] ) [、.．]? \s*
  | (?P<financial>      [壹贰叁参肆伍陆柒捌玖拾]{{1,3}} ) \s? [、．.:：\s] \s*
  | (?P<arabic_paren>   [（(] \s? (?P<paren_digits> \d{{1,2}} ) \s? [）)] ) [、.．]? \s*
  | (?P<arabic_half>    \d{{1,2}} ) \s? [）)] \s*
  | (?P<circled>        [{_CIRCLED}] ) \s*
  | (?P<arabic_comma>   \d{{1,2}} ) \s? 、 \s*
  | (?P<letter_decimal> [A-Z] \. \d{{1,2}} (?: \. \d{{1,2}} )? ) (?! \d ) [.、]? \s*
  | (?P<roman>          [IVXL]{{1,6}} | [ivxl]{{1,6}} ) \s? [.．、] \s*
  | (?P<letter>         [A-Z] ) [.．、] \s*
  | (?P<letter_paren>   [（(] (?P<paren_letter> [a-zA-Z] ) [）)] ) \s*
    """,
    re.VERBOSE,
)
"""Numbers of one part; simplified characters."""

_ROMAN_SIGN: Final = re.compile(r"(?P<sign>[Ⅰ-Ⅻ])\s?[.．、\s]?\s*")

_DECIMAL: Final = re.compile(r"\d{1,3}(?:\s?[.．]\s?\d{1,4}){0,4}")
"""Digits with dots between: ``1``, ``3.2``, ``4.55``, ``1. 1``."""

_MAXIMUM: Final = 60
"""No heading has more siblings than this before it, years apart."""


@cache
def _ordinal() -> re.Pattern[str]:
    kinds = "|".join(
        f"(?P<{kind}>{alternatives('headings', 'ordinals', kind)})"
        for kind in ("part", "chapter", "section")
    )
    return re.compile(
        rf"第\s*(?P<value>{_TEN}{{1,5}}|\d{{1,3}})\s*(?:{kinds})(?![A-Za-z])[\s:：、.．·]*"
    )


@cache
def _label() -> re.Pattern[str]:
    kinds = "|".join(
        f"(?P<{kind}>{alternatives('headings', 'labels', kind)})"
        for kind in ("part", "chapter", "section", "item", "box", "appendix")
    )
    ordinal = "|".join(_WORDS)
    return re.compile(
        rf"""
        (?: {kinds} ) \s*
        (?: (?P<digits> \d{{1,2}} (?: [.] \d{{1,2}} )? (?P<suffix> [a-c] (?![a-z]) )? ) (?! \d )
          | (?P<word> {ordinal} ) \b
          | (?P<ten> {_TEN}{{1,3}} ) (?= [\s:：.．、—–-] | $ )
          | (?P<roman> [ivxl]{{1,6}} ) \b
          | (?P<letter> [a-z] ) (?![a-z])
        )
        (?P<after> [\s:：.．、—–-]* )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _compact(printed: str) -> str:
    if printed.isascii() and printed[:1].isalpha():
        return " ".join(printed.split())
    return "".join(printed.split())


def _read_ordinal(line: str, folded: str) -> Iterator[Number]:
    if found := _ordinal().match(folded):
        style = next(k for k in ("part", "chapter", "section") if found[k])
        value = ideographic_value(found["value"])
        if value is not None:
            yield Number(_compact(line[: found.end(style)]), style, (value,), found.end())


def _label_value(found: re.Match[str]) -> int | None:
    if found["digits"]:
        return int(found["digits"].rstrip("abcABC").split(".")[0])
    if found["word"]:
        return _WORDS.index(found["word"].lower()) + 1
    if found["ten"]:
        return ideographic_value(found["ten"])
    if found["roman"]:
        return _roman_value(found["roman"])
    return ord(found["letter"].lower()) - ord("a") + 1


def _read_label(line: str, folded: str) -> Iterator[Number]:
    found = _label().match(folded)
    if not found:
        return
    kinds = ("part", "chapter", "section", "item", "box", "appendix")
    style = next(kind for kind in kinds if found[kind])
    value = _label_value(found)
    if value is None and found["roman"] and len(found["roman"]) == 1:
        value = ord(found["roman"].lower()) - ord("a") + 1
    title = folded[found.end() :]
    # "Part of the rise …" and "item in 3 stores" are sentences: a number ends at a mark,
    # at the end of the line, or before a capital or a Chinese character.
    separated = bool(found["after"].strip()) or not title or not title[0].islower()
    if value is None or not separated or not line[:1].strip() or line[0].islower():
        return
    printed = line[: found.start("after")]
    keep = found["after"].strip()[:1] if style == "item" else ""
    yield Number(_compact(printed) + (keep if keep == "." else ""), style, (value,), found.end())


def _read_simple(line: str, folded: str) -> Iterator[Number]:
    if found := _ROMAN_SIGN.match(folded):
        value = ord(found["sign"]) - ord("Ⅰ") + 1
        yield Number(_compact(line[: found.end()]), "roman", (value,), found.end())
    found = _SIMPLE.match(folded)
    if not found or not (style := found.lastgroup):
        return
    style = {"paren_ten": "ideograph_paren", "paren_digits": "arabic_paren"}.get(style, style)
    style = "letter_paren" if style == "paren_letter" else style
    numeral = found[style]
    value: int | None
    values: tuple[int, ...] = ()
    match style:
        case "ideograph":
            value = ideographic_value(numeral)
        case "ideograph_paren":
            value = ideographic_value(found["paren_ten"])
        case "financial":
            value = _financial_value(numeral)
        case "arabic_paren":
            value = int(found["paren_digits"])
        case "arabic_half" | "arabic_comma":
            value = int(numeral)
        case "circled":
            value = _CIRCLED.index(numeral) + 1
        case "letter_paren":
            value = ord(found["paren_letter"].lower()) - ord("a") + 1
        case "roman":
            value = _roman_value(numeral)
        case "letter_decimal":
            parts = numeral.split(".")
            values = (ord(parts[0]) - ord("A") + 1, *map(int, parts[1:]))
            value = values[-1]
        case _:
            value = ord(numeral) - ord("A") + 1
    if not value:
        return
    printed = _compact(line[: found.end()])
    style = f"letter_decimal{len(values)}" if style == "letter_decimal" else style
    if style == "roman" and len(numeral) == 1 and numeral.isupper():
        yield Number(printed, style, (value,), found.end())
        yield Number(printed, "letter", (ord(numeral) - ord("A") + 1,), found.end())
        return
    yield Number(printed, style, values or (value,), found.end())


_AFTER_DECIMAL: Final = re.compile(r"(?P<dot>[.．](?!\d))?(?P<comma>、)?(?P<space>\s*)")


def _read_decimal(line: str, folded: str) -> Iterator[Number]:
    """Readings of the digits and dots at the beginning of a line."""
    found = _DECIMAL.match(folded)
    if not found:
        return
    whole = found.group()
    parts = [part.strip() for part in re.split(r"[.．]", whole)]
    ends: list[int] = []
    at = 0
    for part in parts:
        at = whole.index(part, at) + len(part)
        ends.append(at)
    # All the parts, with ever fewer digits of the last; then fewer parts.
    for count in range(len(parts), 0, -1):
        last = parts[count - 1]
        for digits in range(len(last), 0, -1):
            values = (*map(int, parts[: count - 1]), int(last[:digits]))
            if count > 1 and digits > 2:  # noqa: PLR2004 - no part has three digits
                continue
            if values[-1] > _MAXIMUM or (last.startswith("0") and (count > 1 or digits > 1)):
                continue
            end = ends[count - 1] - (len(last) - digits)
            rest = folded[end:]
            after = _AFTER_DECIMAL.match(rest)
            if after is None:  # pragma: no cover - the pattern matches the empty string
                continue
            dot = after["dot"] or (rest[:1] if rest[:1] in ".．" and rest[:1] else "")
            title = end + max(after.end(), len(dot))
            title += len(folded[title:]) - len(folded[title:].lstrip())
            if count == 1:
                if after["comma"]:
                    continue
                style = "arabic_dot" if dot else "arabic"
                if style == "arabic" and title == end and not IDEOGRAPH.match(folded[title:]):
                    continue
            else:
                style = f"decimal{count}"
            printed = _compact(line[:end]) + (dot if count == 1 else "")
            yield Number(printed, style, values, title)


_COUNTED_REACH: Final = 14


@cache
def _counted() -> re.Pattern[str]:
    latin = [word for word in words("headings", "counted", "words") if word[0].isascii()]
    other = [word for word in words("headings", "counted", "words") if not word[0].isascii()]
    latin_marks = "|".join(re.escape(word) for word in latin if not word.isalpha())
    latin_words = "|".join(re.escape(word) for word in latin if word.isalpha())
    others = "|".join(map(re.escape, other))
    return re.compile(rf"(?:{others}|{latin_marks}|(?:{latin_words})\b)", re.IGNORECASE)


def _counts(number: Number, folded: str) -> bool:
    """Whether the number may count what follows it instead of numbering it.

    Chinese counters follow their number at once: ``2.2 人身险`` numbers a title.
    """
    if number.style not in {"arabic", "decimal2"}:
        return False
    following = folded[number.end : number.end + _COUNTED_REACH]
    found = _counted().match(following)
    apart = folded[number.end - 1 : number.end].isspace()
    return bool(found) and not (apart and IDEOGRAPH.match(following))


def read_numbers(line: str, folded: str) -> tuple[Number, ...]:
    """Readings of the number that a line begins with.

    Args:
        line: the line as printed, without white space before it.
        folded: the same in simplified characters, as long as the line.

    Returns:
        The readings, the likeliest first; empty if the line begins with no number that
        a heading can have.

    """
    line, folded = line[:_REACH], folded[:_REACH]
    if not line:
        return ()
    readings = [
        *_read_ordinal(line, folded),
        *_read_label(line, folded),
        *_read_simple(line, folded),
        *_read_decimal(line, folded),
    ]
    return tuple(
        replace(number, counts=True) if _counts(number, folded) else number for number in readings
    )

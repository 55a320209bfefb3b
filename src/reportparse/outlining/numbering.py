"""Numbers of headings: what kinds there are, and which of them a line can begin with.

A line may be read in several ways: ``4.55G技术`` begins with 4.55, with 4.5 or with 4.
All readings are given, the likeliest first; the sequence of the headings decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from reportparse.language import IDEOGRAPH
from reportparse.outlining.lexicon import alternatives, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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

_SIMPLE_STYLES: Final = (
    "ideograph",
    "ideograph_paren",
    "financial",
    "arabic_paren",
    "arabic_half",
    "circled",
    "arabic_comma",
    "letter_decimal",
    "roman",
    "letter",
    "letter_paren",
)

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


def _read_sign(line: str, folded: str) -> Iterator[Number]:
    """Read a Roman numeral that is one character."""
    if found := _ROMAN_SIGN.match(folded):
        value = ord(found["sign"]) - ord("Ⅰ") + 1
        yield Number(_compact(line[: found.end()]), "roman", (value,), found.end())


def _letter_value(letter: str) -> int:
    return ord(letter.lower()) - ord("a") + 1


_INNER: Final = {
    "ideograph_paren": "paren_ten",
    "arabic_paren": "paren_digits",
    "letter_paren": "paren_letter",
}
"""The part of a number in brackets that is the numeral."""

_VALUES: Final[dict[str, Callable[[str], int | None]]] = {
    "ideograph": ideographic_value,
    "ideograph_paren": ideographic_value,
    "financial": _financial_value,
    "arabic_paren": int,
    "arabic_half": int,
    "arabic_comma": int,
    "circled": lambda sign: _CIRCLED.index(sign) + 1,
    "letter_paren": _letter_value,
    "roman": _roman_value,
    "letter": _letter_value,
}
"""Value of a numeral of one part, by style."""


def _read_simple(line: str, folded: str) -> Iterator[Number]:
    """Read numbers of one part, and those of a letter and digits."""
    found = _SIMPLE.match(folded)
    if not found:
        return
    style = next(name for name in _SIMPLE_STYLES if found[name])
    numeral = found[_INNER.get(style, style)]
    printed = _compact(line[: found.end()])
    if style == "letter_decimal":
        letter, *digits = numeral.split(".")
        values = (_letter_value(letter), *map(int, digits))
        if all(values):
            yield Number(printed, f"letter_decimal{len(values)}", values, found.end())
        return
    value = _VALUES[style](numeral)
    if value:
        yield Number(printed, style, (value,), found.end())
    if style == "roman" and len(numeral) == 1 and numeral.isupper():
        yield Number(printed, "letter", (_letter_value(numeral),), found.end())


def _read_decimal(line: str, folded: str) -> Iterator[Number]:
    """Readings of the digits and dots at the beginning of a line.

    All the parts first, with ever fewer digits of the last one; then fewer parts: ``4.55`` may
    be 4.55, 4.5 before a title that begins with 5, or 4. before one that begins with 55.
    """
    found = _DECIMAL.match(folded)
    if not found:
        return
    spans = [part.span() for part in re.finditer(r"\d+", found.group())]
    for count in range(len(spans), 0, -1):
        start, stop = spans[count - 1]
        values = [int(folded[first:last]) for first, last in spans[: count - 1]]
        for end in range(stop, start, -1):
            last = folded[start:end]
            if _may_number(last, count):
                number = _decimal(line, folded, (*values, int(last)), end)
                if number is not None:
                    yield number


def _may_number(digits: str, parts: int) -> bool:
    """Whether the last part of a number may be these digits."""
    if parts > 1 and len(digits) > 2:  # noqa: PLR2004 - no part has three digits
        return False
    if digits.startswith("0") and (parts > 1 or len(digits) > 1):
        return False
    return int(digits) <= _MAXIMUM


_AFTER_DECIMAL: Final = re.compile(r"(?P<dot>[.．])?(?P<comma>、)?\s*")


def _decimal(line: str, folded: str, values: tuple[int, ...], end: int) -> Number | None:
    """Number whose digits end at an offset; None if what follows forbids it."""
    after = _AFTER_DECIMAL.match(folded, end)
    title = after.end() if after else end
    if len(values) > 1:
        if after and after["dot"] and folded[title : title + 1].isdigit():
            title = after.end("dot")
        return Number(_compact(line[:end]), f"decimal{len(values)}", values, title)
    if after and after["dot"]:
        if folded.startswith("0", after.end("dot")):
            return None  # 1.0 is a version
        return Number(_compact(line[: after.end("dot")]), "arabic_dot", values, title)
    if after and after["comma"]:
        return None  # read with the numbers of one part
    if title == end and not IDEOGRAPH.match(folded[title:]):
        return None
    return Number(_compact(line[:end]), "arabic", values, title)


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
    return _read(line[:_REACH], folded[:_REACH]) if line else ()


@lru_cache(maxsize=8_192)
def _read(line: str, folded: str) -> tuple[Number, ...]:
    readings = [
        *_read_ordinal(line, folded),
        *_read_label(line, folded),
        *_read_sign(line, folded),
        *_read_simple(line, folded),
        *_read_decimal(line, folded),
    ]
    return tuple(
        replace(number, counts=True) if _counts(number, folded) else number for number in readings
    )

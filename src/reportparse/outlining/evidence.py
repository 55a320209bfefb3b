"""How much a line looks like a heading by itself.

Every kind of evidence adds to one weight, whatever format the report came in: what the file
states (a tag, a mark), how the line is printed, how it reads, what it is called. The weights are
rough log odds, set on the reports of the corpus; what they leave open, the sequence decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from reportparse.language import IDEOGRAPH
from reportparse.outlining.keys import key_of
from reportparse.outlining.lexicon import alternatives, words
from reportparse.outlining.numbering import read_numbers
from reportparse.outlining.sentences import COLON, TERMINAL, is_sentence, length_of
from reportparse.outlining.standing import neighbour, stand_alone, weight_alone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.outlining.lines import Line
    from reportparse.outlining.numbering import Number

__all__ = [
    "Setting",
    "is_caption",
    "is_title_word",
    "setting_of",
    "weigh",
]

_STYLES: Final = {
    "part": 3.0,
    "chapter": 3.0,
    "section": 3.0,
    "item": 2.5,
    "appendix": 2.0,
    "box": 1.5,
    "financial": 2.0,
    "ideograph": 2.0,
    "ideograph_paren": 1.5,
    "decimal2": 1.5,
    "decimal3": 1.5,
    "decimal4": 1.0,
    "letter_decimal2": 1.5,
    "letter_decimal3": 1.5,
    "roman": 1.0,
    "letter": 0.5,
    "arabic_dot": 0.0,
    "arabic_comma": 0.0,
    "arabic": -0.5,
    "arabic_paren": -0.5,
    "arabic_half": -0.5,
    "letter_paren": -1.0,
    "circled": -1.5,
}
"""How often a short line that begins with a number of this style is a heading."""

_COUNTED: Final = {"arabic": 4.0, "decimal2": 2.5}
"""Cost of a number that may count what follows it, by style."""

_TEXT_SIZE: Final = 10
"""Size of the running text, in tenths of itself."""

_UNNUMBERED: Final = -2.5
_OTHER: Final = -0.5

_SENTENCE_END: Final = re.compile(r"[。；;！!]|(?<=[a-z)%])\.(?=\s|$)|[。？！]")
_TITLE_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’.&-]*")
_SMALL: Final = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "on",
        "or",
        "over",
        "per",
        "the",
        "to",
        "under",
        "up",
        "via",
        "vs",
        "with",
        "is",
        "are",
        "its",
        "our",
    ]
)
_TWO_LANGUAGES: Final = re.compile(
    r"[\u3400-\u9fff、及和与（）()“”·\d]{2,20}[ \u3000/|]{0,3}[A-Z][A-Za-z,&'’()/ -]{2,80}$"
)
"""A Chinese title and the same in English."""
_DATE_ONLY: Final = re.compile(r"[\d年月日时分:：./\-\s〇一二三四五六七八九十]+|\W+")
_BULLETS: Final = "-•·●*▪◆■"
_FEW: Final = 2
"""Lines that look like headings and may be a title and a byline."""
_BRIEF: Final = 14
_SENTENCE: Final = 10
_SHORT: Final = 25
_MIDDLING: Final = 42
_LONG: Final = 70


@cache
def _titles() -> frozenset[str]:
    return frozenset(map(key_of, words("headings", "titles", "chapter")))


@cache
def _title_words() -> re.Pattern[str]:
    """Titles within a longer one: ``2025 Outlook``, 财务回顾及展望."""
    found = words("headings", "titles", "chapter")
    chinese = "|".join(re.escape(word) for word in found if not word[0].isascii() and len(word) > 1)
    english = "|".join(re.escape(word) for word in found if word[0].isascii())
    return re.compile(rf"(?:{chinese})$|\b(?:{english})$", re.IGNORECASE)


def is_title_word(folded: str) -> bool:
    """Whether a line is a title that reports use without a number, such as 摘要 or Outlook."""
    key = key_of(folded)
    if key in _titles():
        return True
    chinese = "".join(IDEOGRAPH.findall(folded))
    english = key_of(IDEOGRAPH.sub(" ", folded))
    return bool(chinese and english) and chinese in _titles() and key.startswith(chinese)


@cache
def _caption() -> re.Pattern[str]:
    kinds = alternatives("headings", "captions", "words")
    digits = r"[A-Za-z]?\d{1,3}(?:[-–.]\d{1,3}){0,2}"
    others = r"(?:[一二三四五六七八九十]{1,3}|(?<=\s)[A-Z]|(?<=\s)[ivx]{1,4})"
    end = r"[\s:：.．、|—–-]|$"
    return re.compile(
        rf"{kinds}\s*(?:{digits}(?:{end}|(?=[\u3400-\u9fff]))|{others}(?:{end}))", re.IGNORECASE
    )


def is_caption(folded: str) -> bool:
    """Whether a line names a table or figure by number."""
    return bool(_caption().match(folded))


@cache
def _note() -> re.Pattern[str]:
    kinds = alternatives("headings", "notes", "words")
    return re.compile(rf"[（(*＊]?\s*{kinds}\s*\d{{0,2}}\s*[:：]", re.IGNORECASE)


def _reads_as_title(title: str) -> float:
    """Whether the English words of a title are set as in titles."""
    found = [word for word in _TITLE_WORD.findall(title) if len(word) > 1]
    if not found or not title[:1].strip():
        return 0.0
    telling = [word for word in found if word.lower() not in _SMALL]
    capitals = sum(word[0].isupper() for word in telling)
    if IDEOGRAPH.match(title):
        parted = _TWO_LANGUAGES.match(title)
        return 2.0 if parted and telling and capitals == len(telling) else 0.0
    if not title[0].isupper() and not title[0].isdigit() and title[0] not in "“\"‘'(":
        return -2.0
    if not telling or capitals < len(telling):
        return 0.0
    if title.isupper() and len(found) > 1:
        return 2.8
    return 1.5 if len(found) > 1 else 1.0


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document as a whole tells about its headings."""

    marked: bool
    """Whether headings are marked by tags or print, so that a line without is suspect."""
    prose: frozenset[int]
    """Indices of the lines that are running text."""
    front: int
    """Index of the first of them."""
    isolated: bool = False
    """Whether short lines stand alone between passages of running text, as headings do that
    neither number nor print tells."""


def _is_prominent(line: Line) -> bool:
    return line.kind == "heading" or line.look.size > _TEXT_SIZE or line.look.bold


def _is_prose(line: Line) -> bool:
    """Whether a line is running text by its length and its end."""
    if line.outside:
        return False
    length = length_of(line.content)
    ended = is_sentence(line.content) or bool(COLON.search(line.content))
    if ended and not COLON.search(line.content):
        return length > _SENTENCE
    return length > _LONG or (length > _SHORT and (ended or line.content[0] in _BULLETS))


def setting_of(lines: Sequence[Line]) -> Setting:
    """Work out what holds for all lines of a document."""
    prose = frozenset(index for index, line in enumerate(lines) if _is_prose(line))
    marked = sum(
        _is_prominent(line) and not line.outside and index not in prose
        for index, line in enumerate(lines)
    )
    front = min(prose, default=len(lines))
    isolated = marked <= _FEW and stand_alone(lines, prose)
    return Setting(marked > _FEW, prose, front, isolated)


def _print(line: Line) -> float:
    """Weight of the print: size and weight of the font."""
    size = line.look.size
    weight = 0.0
    if size:
        weight += 2.5 if size > _TEXT_SIZE + 1 else 1.5 if size > _TEXT_SIZE else 0.0
        weight -= 2.0 if size < _TEXT_SIZE else 0.0
    return weight + (2.0 if line.look.bold else 0.0)


def _length(title: str) -> float:
    length = length_of(title)
    if length <= _SHORT:
        return 0.0
    if length <= _MIDDLING:
        return -1.0
    return -3.0 if length <= _LONG else -7.0


def _form(title: str, *, numbered: bool) -> float:
    """Weight of how a title ends and what stands in it."""
    weight = _length(title)
    if TERMINAL.search(title):
        weight -= 4.0
    elif COLON.search(title):
        weight -= 1.5 if numbered else 3.0
    if _SENTENCE_END.search(title[:-1]):
        weight -= 3.0
    if "\t" in title:
        weight -= 6.0
    return weight


def _isolation(lines: Sequence[Line], index: int, setting: Setting) -> float:
    """Weight of standing alone above running text."""
    following = neighbour(lines, index, 1)
    above = neighbour(lines, index, -1)
    if following is None or not (following in setting.prose or lines[following].outside):
        if above in setting.prose and _is_stacked(lines, following, setting):
            return 2.6
        among = above is not None and above not in setting.prose and not lines[above].outside
        among = among and not _is_prominent(lines[index])
        return -2.0 if among else 0.0  # one of several short lines
    if lines[following].outside:
        return 0.5
    if above is None or index < setting.front:
        return 1.0
    before = lines[above]
    if above in setting.prose or before.outside:
        return 3.0
    return 1.5 if is_sentence(before.content) else 2.0


def _is_stacked(lines: Sequence[Line], index: int | None, setting: Setting) -> bool:
    """Whether a line may be a heading right below another one: short, and above running text."""
    if index is None or length_of(lines[index].content) > _SHORT:
        return False
    below = neighbour(lines, index, 1)
    return below in setting.prose and not TERMINAL.search(lines[index].content)


def weigh(
    lines: Sequence[Line], index: int, number: Number | None, title: str, setting: Setting
) -> float:
    """Weight of a whole line as a heading.

    Args:
        lines: all lines of the document.
        index: the line.
        number: the number that it begins with, by one reading.
        title: what follows the number, as printed.
        setting: what holds for the document.

    Returns:
        The weight; below zero, the line is text unless the sequence asks for it.

    """
    line = lines[index]
    weight = _STYLES.get(number.style, _OTHER) if number else _UNNUMBERED
    if number and number.counts:
        weight -= _COUNTED[number.style]
    weight += _form(title, numbered=number is not None) + _print(line)
    prominent = _is_prominent(line)
    if line.kind == "heading":
        weight += 4.0
    elif setting.marked and not prominent:
        weight -= 2.5 if number is None else 1.0
    if line.kind == "list_item":
        weight -= 2.5
    if number and not prominent and _is_listed(lines, index, number):
        weight -= 2.5
    if not title:
        weight -= 2.0 if number and number.strong else 5.0
    elif number is None:
        weight += _unnumbered(lines, index, setting)
    else:
        weight += _reads_as_title(title) / 3
        if not number.strong and length_of(title) <= _BRIEF:
            weight += max(0.0, _isolation(lines, index, setting) / 3)
    if _note().match(line.folded) or (number is None and is_caption(line.folded)):
        weight -= 5.0
    return weight


def _is_listed(lines: Sequence[Line], index: int, number: Number) -> bool:
    """Whether a sibling stands right above or below, as in a list, with no text between."""
    for other, step in ((index + 1, 1), (index - 1, -1)):
        if 0 <= other < len(lines) and not lines[other].outside:
            for sibling in read_numbers(lines[other].content, lines[other].folded):
                same = sibling.style == number.style and sibling.values[:-1] == number.values[:-1]
                if same and sibling.values[-1] == number.values[-1] + step:
                    return True
    return False


def _unnumbered(lines: Sequence[Line], index: int, setting: Setting) -> float:
    """Weight of what a line without number says."""
    line = lines[index]
    weight = _reads_as_title(line.content)
    if is_title_word(line.folded):
        weight += 3.0
    elif length_of(line.content) <= _BRIEF and _title_words().search(line.folded):
        weight += 1.5
    if not key_of(line.folded) or line.content[0] in "-•·●*—–（(【[●■◆▪":
        weight -= 4.0
    if any(not number.counts for number in read_numbers(line.content, line.folded)):
        weight -= 2.0  # it would rather have its number
    if _DATE_ONLY.fullmatch(line.folded):
        weight -= 5.0
    alone = 0.0
    if setting.isolated:
        alone = weight_alone(lines, index, setting.prose, setting.front)
    if re.search(r"[，,。；;]", line.content) and not _is_prominent(line) and not alone:
        weight -= 1.5
    if alone:
        weight += alone
    elif length_of(line.content) <= _SHORT and (not setting.marked or _is_prominent(line)):
        weight += _isolation(lines, index, setting) / (2 if setting.marked else 1)
    return weight

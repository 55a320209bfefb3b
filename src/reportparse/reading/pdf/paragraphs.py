"""Lines become paragraphs; headings and items of lists stay lines of their own."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportparse.reading.pdf.lexicon import Layout, layout
from reportparse.reading.pdf.lines import first_word_width
from reportparse.reading.pdf.runs import GAP, begins_wide, ends_wide, is_wide
from reportparse.reading.pdf.tables.draft import Glyphed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportparse.reading.pdf.lines import Line, Measure

__all__ = [
    "Joints",
    "Words",
    "continues",
    "flattened",
    "is_entry",
    "is_item",
    "joint",
    "speaks_otherwise",
    "starts_strongly",
    "words_of",
]

_TERMINAL: Final = "。！？!?；;：:…”」』"
_ENDED: Final = re.compile(r"[。！？!?；;：:…]['\"”’」』)）]?$|[.][\"'”’)]?$")

_BULLET: Final = re.compile(r"^[•●○■□◆◇◼◻▪▫►▶➢➤✓✔※★☆◎·∙‣⁃\uf000-\uf0ff]\s*|^[–—-]\s")
_STRONG: Final = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]"
    r"|[壹贰叁肆伍陆柒捌玖拾参]{1,2}、)"
)
_WEAK: Final = re.compile(
    r"^(?:[①-⑳❶-❿]|\d{1,3}[、)）]|\d{1,2}[.．](?!\d)|\d{1,2}(?:[.．]\d{1,2}){1,4}[.．、]?\s?(?![\d%％,，亿億万萬千百元倍个個pbmx])"
    r"|[(（]\d{1,3}[)）]|[(（]?[a-zA-Z][)）]\s?|[(（]?(?:ii|iii|iv|vi|vii|viii|ix|v|i|x)[)）]"
    r"|[A-Z][.、]\s?(?![A-Z]\.)|\[\d{1,3}\]|〔\d{1,3}〕|【)"
)

_ENTRY: Final = re.compile(
    r"(?:[.．·…‥_]{3,}|(?:[.·…] ?){4,})\s*[-–—(（]?\s*(?:\d{1,4}|[ivxlc]{1,7})\W*$"
)
"""Leaders and the number of a page."""

_PAGE: Final = re.compile(r"^[-–—(（]?\s?(?:\d{1,4}|[ivxlc]{1,7})\s?[-–—)）]?$")

_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

_SIZE: Final = 0.08
"""Share by which the font sizes of one paragraph differ at most."""

_LEADING: Final = 1.28
"""A gap wider than this many usual ones parts paragraphs."""

_INDENT: Final = 0.9
"""Font sizes by which a first line is indented at least."""

_SAME: Final = 0.6
"""Font sizes by which lines that begin at one edge differ at most."""

_HANGING: Final = 6.0
"""Font sizes by which the text of an item stands to the right of its mark at most."""

_SLACK: Final = 0.7
"""Font sizes that a line leaves free beyond what the next word takes."""


_SLACK_WITHIN: Final = {False: 1.6, True: 3.0}
"""The same within an English and within a Chinese sentence."""


_CHINESE: Final = 0.25
"""Share of Chinese characters in a line of Chinese with English words and figures."""

_BRIM: Final = 1.1
"""Font sizes that a line leaves free that is full though a sentence ends with it."""


@dataclass(frozen=True, slots=True)
class Joints:
    """How the columns are measured: what tells whether a line goes on."""

    measures: Mapping[int, Measure]
    """By the number of the flow."""


def is_item(content: str) -> bool:
    """Tell whether a line begins with the mark or number of an item or heading."""
    return bool(_BULLET.match(content) or _WEAK.match(content) or starts_strongly(content))


def is_entry(line: Line) -> bool:
    """Tell whether a line looks like an entry of a list of contents: a number at its end."""
    return bool(_ENTRY.search(line.content) or _PAGE.match(line.tail))


def starts_strongly(content: str) -> bool:
    """Tell whether a line begins as hardly a line within a paragraph does."""
    folded = Layout.folded(content[:40])
    words = layout()
    return bool(_BULLET.match(content) or _STRONG.match(folded) or words.part.match(folded))


def continues(paragraph: Sequence[Line], line: Line, joints: Joints) -> bool:
    """Tell whether a line goes on with a paragraph.

    Args:
        paragraph: the lines of the paragraph so far; at least one.
        line: the next line in reading order.
        joints: how the columns are measured.

    """
    before = paragraph[-1]
    size = max(before.size, line.size)
    if before.heading != line.heading or is_entry(before) or is_entry(line):
        return False
    if abs(before.size - line.size) > _SIZE * size or before.bold != line.bold:
        return False
    here = joints.measures[line.flow]
    there = joints.measures[before.flow]
    full = _is_full(paragraph, line, there)
    if starts_strongly(line.content) or not full:
        return False
    if _ENDED.search(before.content) and (
        (_WEAK.match(line.content) and not _counts_on(paragraph, line)) or _is_aside(line)
    ):
        return False
    if before.flow == line.flow:
        return _follows(before, line, here) and _is_set_on(paragraph, line, here)
    return _crosses(paragraph, line, there, here)


def _is_aside(line: Line) -> bool:
    """Tell whether a line begins a note, or the title of a table or figure."""
    folded = Layout.folded(line.content[:40])
    words = layout()
    titled = words.caption.match(folded) or words.figure.match(folded)
    return bool(words.note.match(folded) or (titled and not words.reference.match(folded)))


def _counts_on(paragraph: Sequence[Line], line: Line) -> bool:
    """Tell whether a line begins with the next number of a count within the paragraph."""
    mark = _WEAK.match(line.content)
    content = "".join(part.content for part in paragraph)
    if mark is None:
        return False
    if mark[0] in _CIRCLED:
        place = _CIRCLED.index(mark[0])
        return place > 0 and _CIRCLED[place - 1] in content[1:]
    number = re.search(r"\d+", mark[0])
    if number is None or mark[0][0] not in "(（〔[":
        return False
    before = mark[0].replace(number[0], str(int(number[0]) - 1), 1)
    return before in content[1:]


def _is_full(paragraph: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Tell whether a line ends because the next word found no room."""
    before = paragraph[-1]
    room = measure.right - before.x1
    if _is_centred(before, measure) and line.x0 > measure.left + _INDENT * line.size:
        room += before.x0 - measure.left
    slack = _SLACK
    if not _ENDED.search(before.content):
        # Within a sentence: figures and marks that must not begin a line leave more free.
        heading = len(paragraph) == 1 and is_item(before.content)
        slack = 1.0 if heading else _SLACK_WITHIN[ends_wide(before.content)]
    return room <= first_word_width(line) + slack * line.size


def _follows(before: Line, line: Line, measure: Measure) -> bool:
    """Tell whether a line stands where the next line of a paragraph stands."""
    distance = line.baseline - before.baseline
    leading = max(measure.leading * max(1.0, line.size / measure.size), line.size)
    return 0 < distance <= max(_LEADING * leading, leading + 0.2 * line.size)


def _is_set_on(paragraph: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Tell whether a line is indented as the next line of a paragraph is."""
    first, before = paragraph[0], paragraph[-1]
    size = line.size
    if _is_centred(line, measure) and _is_symmetrical(before, measure):
        return not _ENDED.search(before.content)
    if len(paragraph) > 1:
        return abs(line.x0 - before.x0) < _INDENT * size
    if line.x0 > first.x0 + _SAME * size:  # hangs
        return is_item(first.content) and line.x0 - first.x0 < _HANGING * size
    if abs(line.x0 - first.x0) <= _SAME * size and line.x0 > measure.left + _INDENT * size:
        # At an indent that begins paragraphs, a line begins one.
        return not measure.indented
    return True


def _is_symmetrical(line: Line, measure: Measure) -> bool:
    return abs((line.x0 - measure.left) - (measure.right - line.x1)) < line.size


def _is_centred(line: Line, measure: Measure) -> bool:
    return line.x0 - measure.left > 1.5 * line.size and _is_symmetrical(line, measure)


def speaks_otherwise(paragraph: Sequence[Line], line: Line) -> bool:
    """Tell whether a paragraph ends beside a column in the other language."""
    before = paragraph[-1]
    beside = before.page == line.page and line.x0 > before.x1 - line.size
    content = "".join(part.content for part in paragraph)
    chinese = _is_chinese(line.content)
    # The end of a paragraph in both languages tells, too.
    return beside and chinese not in {_is_chinese(content), _is_chinese(before.content)}


def _is_chinese(content: str) -> bool:
    return sum(map(is_wide, content)) > _CHINESE * len(content)


def _crosses(paragraph: Sequence[Line], line: Line, there: Measure, here: Measure) -> bool:
    """Tell whether a paragraph goes on in the next column or on the next page."""
    before = paragraph[-1]
    size = line.size
    if speaks_otherwise(paragraph, line):
        return False
    if line.x0 > here.left + _INDENT * size and not (
        len(paragraph) > 1
        and abs((line.x0 - here.left) - (before.x0 - there.left)) < _SAME * size
        and is_item(paragraph[0].content)
    ):
        return False
    # A last line is seldom full: where it is, the paragraph goes on after its sentence, too.
    if not _ENDED.search(before.content):
        return True
    same = ends_wide(before.content) == begins_wide(line.content)
    return same and there.right - before.x1 < _BRIM * size


@dataclass(frozen=True, slots=True)
class Words:
    """What tells a word that was divided at the end of a line from one with a hyphen."""

    known: frozenset[str]
    """All words of the document in lower case, hyphenated ones among them."""
    divides: bool
    """Whether words are divided in the document at all."""


_LETTERS_BEFORE: Final = re.compile(r"([A-Za-z]+)[-\u2010]$")
_LETTERS_AFTER: Final = re.compile(r"^([A-Za-z]+)")
_WORD: Final = re.compile(r"[A-Za-z]+(?:[-\u2010][A-Za-z]+)*(?![-\u2010]?[A-Za-z]*[-\u2010]?$)")
_SHORTEST_PART: Final = 2
"""Letters before the hyphen of a divided word at least."""


def words_of(contents: Sequence[str]) -> Words:
    """Find all words of lines but those at the ends of lines, which may be halves.

    Args:
        contents: the lines, in reading order.

    """
    known: set[str] = set()
    for content in contents:
        for word in _WORD.findall(content):
            folded = word.lower().replace("\u2010", "-")
            known.add(folded)
            known.update(folded.split("-"))
    divided = hyphenated = 0
    for before, after in itertools.pairwise(contents):
        left, right = _LETTERS_BEFORE.search(before), _LETTERS_AFTER.match(after)
        if left and right:
            divided += (left[1] + right[1]).lower() in known
            hyphenated += f"{left[1]}-{right[1]}".lower() in known
    return Words(frozenset(known), divided > hyphenated)


def joint(before: str, after: str, words: Words) -> tuple[bool, str]:
    """Tell how two lines of a paragraph are joined.

    Args:
        before: the first line.
        after: the second.
        words: the words of the document.

    Returns:
        Whether the hyphen at the end of the first is left out, and what is put between them.

    """
    left, right = _LETTERS_BEFORE.search(before), _LETTERS_AFTER.match(after)
    if left and right:
        return _is_divided(left[1], right[1], words, before[-1]), ""
    if before[-1] in "-\u2010–/@" and not before[-2:-1].isspace():
        return False, ""
    if ends_wide(before) or begins_wide(after):
        return False, ""
    return False, " "


def _is_divided(left: str, right: str, words: Words, hyphen: str) -> bool:
    if hyphen == "\u2010":  # put in by the typesetter
        return True
    if right[0].isupper() or len(left) < _SHORTEST_PART:
        return False
    whole, hyphenated = (left + right).lower(), f"{left}-{right}".lower()
    if whole in words.known or hyphenated in words.known:
        return hyphenated not in words.known
    return words.divides and right.lower() not in words.known


def flattened(paragraph: Sequence[Line], words: Words) -> list[Glyphed]:
    """Join the lines of a paragraph.

    Args:
        paragraph: its lines.
        words: the words of the document.

    Returns:
        Stretches of one page each.

    """
    stretches: list[Glyphed] = []
    for line in paragraph:
        if stretches:
            before = stretches[-1]
            drop, between = joint(before.content, line.content, words)
            if drop:
                stretches[-1] = Glyphed(before.content[:-1], before.glyphs[:-1], before.page)
            if between:
                stretches.append(Glyphed(between, (GAP,) * len(between), line.page))
        stretches.append(line.text)
    return stretches

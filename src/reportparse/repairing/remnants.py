r"""What programs leave in a text: field codes of Word, and question marks in the place of spaces.

A contents list that was copied out of Word may keep the instructions that made it
(``TOC \o "1-3" \h``), and a converter that does not know the non-breaking space writes question
marks or quotation marks for it (``1? ? ?引言``, ``摘" 要``). All of these are told by their form
alone; a single question mark after a number is left, as it may be one.
"""

from __future__ import annotations

import re
from typing import Final

from reportparse.repairing.account import Change, separate

__all__ = ["field_changes", "lost_space_changes"]

_HAN: Final = r"\u3400-\u9fff"

_FIELD: Final = re.compile(
    r"""
    (?<! [\\/] ) TOC [ ]? \\[ouhzbftnlpsdw] (?: [ ]? (?:["“”][^"“”\n]{0,20}["“”] | [0-9]-[0-9]) )?
        (?: [ ]? \\[a-z] (?: [ ]? ["“”][^"“”\n]{0,20}["“”] )? )*
    | (?: HYPERLINK | PAGEREF | REF ) [ ]* (?: \\l [ ]* )? ["“”]? _(?:Toc|Ref|Hlk)[0-9]+ ["“”]?
        (?: [ ]? \\[a-z] )* [ ]?
    | \\\* [ ] (?: MERGEFORMAT | CHARFORMAT | ARABIC )
    """,
    re.VERBOSE,
)

_MARKS_AFTER_NUMBER: Final = re.compile(
    rf"""
    ^ (?P<number> [ ]* (?: [0-9]{{1,2}} (?:[.．][0-9]{{1,2}}){{0,3}} [.、．]?
                   | 第 [一二三四五六七八九十0-9]{{1,3}} [章节節部分篇]
                   | [（(]? [一二三四五六七八九十]{{1,3}} [）)、.] ) )
      (?P<marks> \?[ \xa0]?\?[? \xa0]* | \?[ \xa0]+ )
      (?=[{_HAN}A-Za-z])
    """,
    re.VERBOSE | re.MULTILINE,
)
_MARKS_BETWEEN: Final = re.compile(rf"(?<=[{_HAN}])\?(?:[ \xa0]\?)+[ \xa0]?(?=[{_HAN}])")
_QUOTE_IN_HEADING: Final = re.compile(
    rf'^(?P<first>[ ]*[{_HAN}])(?P<gap>"[ \xa0]*|[ \xa0]+")(?P<second>[{_HAN}])[ ]*$', re.MULTILINE
)


_SIGN: Final = re.compile(r"\?[ \xa0?]|\"[ \xa0]|[ \xa0]\"|[\u3400-\u9fff]\"[\u3400-\u9fff]")
"""What stands wherever a space may have become a mark."""


def field_changes(content: str) -> list[Change]:
    """Take out the field codes of Word.

    Args:
        content: any text.

    """
    return [
        Change(found.start(), found.end(), "", "field_code", "an instruction of Word's shows")
        for found in _FIELD.finditer(content)
    ]


def lost_space_changes(content: str) -> list[Change]:
    """Put spaces back that have become question marks or quotation marks.

    Args:
        content: any text. A question that ends in several question marks stays, as what follows
            it is no part of a heading.

    """
    if not _SIGN.search(content):
        return []
    changes = [
        Change(
            found.start("marks"), found.end("marks"), " ", "lost_space", "a number and its title"
        )
        for found in _MARKS_AFTER_NUMBER.finditer(content)
    ]
    changes += [
        Change(found.start(), found.end(), " ", "lost_space", "question marks for spaces")
        for found in _MARKS_BETWEEN.finditer(content)
    ]
    changes += [
        Change(found.start("gap"), found.end("gap"), "", "lost_space", "a spaced heading")
        for found in _QUOTE_IN_HEADING.finditer(content)
    ]
    return separate(changes)

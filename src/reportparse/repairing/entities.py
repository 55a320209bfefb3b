"""Character references that show in a text: ``&amp;#20013;``, or a literal ``&#20013;``.

References by number are undone wherever they name a character outside ASCII: nobody writes
Chinese that way on purpose. Named ones are undone only where they stand beside Chinese, and
not in a line with tags, which is a listing of mark-up rather than damage.
"""

from __future__ import annotations

import html
import re
from typing import Final

from reportparse.language import IDEOGRAPH
from reportparse.repairing.account import Change

__all__ = ["entity_changes"]

KIND: Final = "entity"

_REFERENCE: Final = re.compile(
    r"&(?:amp;){0,4}(?:"
    r"#(?P<decimal>[0-9]{2,7});"
    r"|#[xX](?P<hexadecimal>[0-9a-fA-F]{2,6});"
    r"|(?P<name>amp|lt|gt|quot|apos|nbsp|[lr][ds]quo|[lr]aquo|middot|bull|hellip|[mn]dash"
    r"|times|deg|permil|yen|pound|euro|copy|reg|trade|emsp|ensp|plusmn);)"
)
_TAG: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:[^<>\n]{0,400})>")
_REACH: Final = 12
"""Characters around a named reference in which Chinese must stand."""
_LAST: Final = 0x10FFFF


def entity_changes(content: str) -> list[Change]:
    """Undo character references that show in the text.

    Args:
        content: any text; one without ``&`` has nothing to undo.

    """
    changes: list[Change] = []
    for found in _REFERENCE.finditer(content):
        character = _meant(found)
        if not character:
            continue
        if found["name"] or character.isascii():
            reach = content[max(0, found.start() - _REACH) : found.end() + _REACH]
            if not IDEOGRAPH.search(reach) or _TAG.search(_line(content, found.start())):
                continue
        changes.append(
            Change(found.start(), found.end(), character, KIND, "a character reference shows")
        )
    return changes


def _meant(found: re.Match[str]) -> str:
    """Character that a reference names; empty if it names none that can stand in a text."""
    if found["name"]:
        character = html.unescape(f"&{found['name']};")
        return " " if character in "\xa0\u2002\u2003" else character
    code = int(found["decimal"]) if found["decimal"] else int(found["hexadecimal"], 16)
    if code > _LAST or 0xD800 <= code < 0xE000 or code < 0x20 or 0x7F <= code < 0xA0:  # noqa: PLR2004 - surrogates and controls
        return ""
    return " " if code == 0xA0 else chr(code)  # noqa: PLR2004 - a non-breaking space


def _line(content: str, place: int) -> str:
    start = max(content.rfind("\n", 0, place) + 1, place - 2 * _TAG_REACH)
    end = content.find("\n", place)
    return content[start : min(end if end >= 0 else len(content), place + 2 * _TAG_REACH)]


_TAG_REACH: Final = 200
"""Characters around a reference in which a tag makes it a part of mark-up."""

"""The plan: which steps repair a text, and in which order.

Each step is a small pure function from a text's characters to the changes that it wants. Bytes
come first (references, encodings), then single characters, then what sites and programs have put
in, then spaces and widths: each step finds what the ones before it have set right. The script is
converted last, as mirror damage can only be proved in the script in which it was done.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportparse.repairing.adverts import advert_changes, advert_signs
from reportparse.repairing.charsets import charset_changes, latin_changes
from reportparse.repairing.entities import entity_changes
from reportparse.repairing.glyphs import INVISIBLE, glyph_changes, invisible_changes, look_alikes
from reportparse.repairing.lost import LOST, lost_changes
from reportparse.repairing.mirrored import mirror_changes
from reportparse.repairing.mojibake import mojibake_changes, wakes
from reportparse.repairing.page_numbers import page_number_changes
from reportparse.repairing.remnants import field_changes, lost_space_changes
from reportparse.repairing.script import KANA
from reportparse.repairing.spacing import space_changes
from reportparse.repairing.widths import WIDE, width_changes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reportparse.repairing.account import Change

__all__ = ["PLAN", "Step"]


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of repair."""

    name: str
    propose: Callable[[str], list[Change]]
    """From the characters of a text to sorted, separate changes of it."""
    wakes: frozenset[str] | None
    """Characters of which one at least occurs wherever the step has something to do; None if
    it finds out itself."""
    folding: bool = False
    """Whether changes that are the same everywhere share a row of the account."""
    spares_japanese: bool = False
    """Whether lines in Japanese are left alone, where this is no damage."""

    signs: tuple[str, ...] = ()
    """Words of which one at least stands wherever the step has something to do; empty if it finds
    out itself."""

    def is_awake(self, content: str, characters: frozenset[str]) -> bool:
        """Whether the step may have something to do in a text of some characters."""
        if self.wakes is not None and characters.isdisjoint(self.wakes):
            return False
        return not self.signs or any(
            sign in content for sign in self.signs if characters.issuperset(sign)
        )

    def changes(self, content: str) -> list[Change]:
        """Changes that the step wants to make to a text."""
        changes = self.propose(content)
        if self.spares_japanese and changes and KANA.search(content):
            return list(_outside_japanese(content, changes))
        return changes


def _outside_japanese(content: str, changes: Iterable[Change]) -> Iterator[Change]:
    """Leave out changes in lines with kana."""
    end, japanese = -1, False
    for change in changes:
        if change.start >= end:
            start = content.rfind("\n", 0, change.start) + 1
            end = content.find("\n", change.start)
            end = len(content) if end < 0 else end
            japanese = bool(KANA.search(content, start, end))
        if not japanese:
            yield change


PLAN: Final = (
    Step("entities", entity_changes, frozenset("&")),
    Step("utf8", mojibake_changes, wakes()),
    Step("latin", latin_changes, frozenset(map(chr, range(0x80, 0x100))) - {"\xa0", "·", "×"}),
    Step("charset", charset_changes, None),
    Step("invisible", invisible_changes, INVISIBLE, folding=True),
    Step("glyphs", glyph_changes, frozenset(look_alikes()), folding=True, spares_japanese=True),
    Step("fields", field_changes, frozenset("\\")),
    Step("lost_spaces", lost_space_changes, frozenset('?"')),
    Step("mirror", mirror_changes, frozenset("()")),
    Step("adverts", advert_changes, None, spares_japanese=True, signs=advert_signs()),
    Step("spaces", space_changes, frozenset(" \u3000\xa0"), spares_japanese=True),
    Step("widths", width_changes, WIDE, folding=True, spares_japanese=True),
    Step("page_numbers", page_number_changes, frozenset("123456789")),
    Step("lost", lost_changes, LOST),
)

"""The damage that mirror sites do, run forward: clean text in, damaged text out.

Sites that republish simplified reports as "traditional" text convert character by
character, then insert readings and split the text as if its GBK bytes were letters. What
:func:`damage` does here is what the decoder of shifted runs has to undo, and how it proves
that it has: only a restoration that damages into what stands in the document is accepted.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from opencc import OpenCC

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "EXTRA_SPLIT_MARKS",
    "SPLIT_MARKS",
    "Key",
    "damage",
    "damage_converted",
    "fold_width",
    "is_assigned",
    "to_mirror_script",
]

SPLIT_MARKS: Final = ("、", "？", "！")
"""Marks at whose bytes every known site splits, in the order in which it does."""

EXTRA_SPLIT_MARKS: Final = ("；", "。", "，")
"""Marks at which some sites split as well."""

_ASCII_END: Final = 0x80
_TRAIL_START: Final = 0x40
_NO_TRAIL: Final = frozenset((0x7F, 0xFF))

_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_OUTSIDE_ASCII: Final = re.compile(rb"[\x80-\xff]")


class Key(NamedTuple):
    """A character after which a site inserts its reading."""

    character: str
    reading: str
    """Pinyin as the site writes it, tone marks included if it has any."""

    @property
    def bytes(self) -> bytes:
        """The character in GBK; empty if GBK has no such character."""
        return self.character.encode("gbk", "ignore")


@cache
def _conversion() -> tuple[OpenCC, dict[str, str]]:
    data = tomllib.loads(files(f"{__package__}.lexicon").joinpath("mirror.toml").read_text("utf-8"))
    return OpenCC("s2tw"), {c: c for c in data["kept"]} | data["others"]


@cache
def _mirror_character(character: str) -> str:
    converter, exceptions = _conversion()
    converted: str = exceptions.get(character) or converter.convert(character)
    try:
        converted.encode("gbk")
    except UnicodeEncodeError:
        return character
    return converted if len(converted) == 1 else character


def to_mirror_script(content: str) -> str:
    """Convert simplified characters as mirror sites do, one for one and without phrases."""
    return "".join(map(_mirror_character, content))


def fold_width(content: str) -> str:
    """Turn full-width ASCII into ASCII, the ideographic space into a space."""
    return content.translate(_FULL_WIDTH)


def damage(
    text: str,
    keys: Iterable[tuple[str, str]],
    split_marks: Sequence[str] = SPLIT_MARKS,
) -> str:
    """Damage simplified text as a mirror site does.

    Args:
        text: clean simplified text; characters outside GBK become ``?``.
        keys: characters (in traditional script) and their readings, in the order in which
            the site replaces them, which decides where two of them overlap.
        split_marks: marks at whose bytes the site splits, in the order in which it does.

    Returns:
        What the site would show.

    """
    return damage_converted(to_mirror_script(text), keys, split_marks)


def damage_converted(
    text: str,
    keys: Iterable[tuple[str, str]],
    split_marks: Sequence[str] = SPLIT_MARKS,
    vanished: str = "",
) -> str:
    """Damage text that is in the mirror's script already; see :func:`damage`.

    Args:
        text: clean text in the mirror's script.
        keys: as there.
        split_marks: as there.
        vanished: what to show for a pair without a glyph; sites show nothing.

    """
    table = [Key(*key) for key in keys]
    marks = [(mark, mark.encode("gbk")) for mark in split_marks]
    lines = (
        _show(_annotate(line.encode("gbk", "replace"), table), marks, vanished)
        for line in text.split("\n")
    )
    return fold_width("\n".join(lines))


def _annotate(line: bytes, keys: Sequence[Key]) -> bytes:
    """Put the reading after the bytes of each key, wherever those two bytes stand."""
    for key in keys:
        found = key.bytes
        if found and found in line:
            line = line.replace(found, found + f"({key.reading})".encode("gbk"))
    return line


def _show(line: bytes, marks: Sequence[tuple[str, bytes]], vanished: str) -> str:
    """Split at the first mark, each piece at the next one, and decode what is left."""
    if not marks:
        return _decode(line, vanished)
    (mark, found), *others = marks
    return mark.join(_show(piece, others, vanished) for piece in line.split(found))


def _decode(piece: bytes, vanished: str) -> str:
    """Decode one piece as the sites do, errors and all."""
    try:
        return piece.decode("gbk")
    except UnicodeDecodeError:
        pass
    shown: list[str] = []
    place = 0
    while place < len(piece):
        lead = piece[place]
        if lead < _ASCII_END:
            first = _OUTSIDE_ASCII.search(piece, place)
            end = first.start() if first else len(piece)
            shown.append(piece[place:end].decode("ascii"))
            place = end
            continue
        pair = piece[place : place + 2]
        if len(pair) == 1 or pair[1] < _TRAIL_START or pair[1] in _NO_TRAIL:
            shown.append("?")
        else:
            # A pair that GBK leaves to its users has no glyph: it vanishes.
            shown.append(pair.decode("gbk", "ignore") if is_assigned(pair) else vanished)
        place += 2
    return "".join(shown)


@cache
def is_assigned(pair: bytes) -> bool:
    """Tell whether two bytes are a character in GBK."""
    try:
        return len(pair.decode("gbk")) == 1
    except UnicodeDecodeError:
        return False

"""Double-byte text that was read in the wrong charset: GBK and Big5 as each other or as Latin-1.

Each of the charsets gives some character for nearly all pairs of bytes of the others, so that a
wrong one leaves a text of rare characters. A line is read again if most of its characters are
rare, and if reading its bytes in another charset makes it much likelier Chinese.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from reportparse.language import simplify
from reportparse.repairing.account import Change
from reportparse.repairing.alphabet import code_points
from reportparse.repairing.likelihood import Likelihood, Segmentation
from reportparse.repairing.mojibake import latin_bytes

if TYPE_CHECKING:
    from reportparse.records import Certainty

__all__ = ["charset_changes", "is_suspect", "latin_changes"]

KIND: Final = "charset"

_COMMON_ROWS: Final = (b"\xb0", b"\xd7")
"""First bytes of the 3,755 common characters of GB 2312 (its first level)."""
_RARE_SHARE: Final = 0.4
_FEWEST: Final = 4
"""A line with fewer characters beyond ASCII proves nothing."""
_MOST_IN_VAIN: Final = 200
"""So many lines more than have been read again are tried in vain: what a document of rare
characters costs is bounded."""
_GAIN: Final = 1.2
_LIKELY: Final = -8.5
"""Log probability per character that a line must at least have, read again."""
_NAMES: Final = {"gbk": "GBK", "big5": "Big5"}


@cache
def _common() -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell of each code point whether it is at home in Chinese reports."""
    common = np.zeros(0x110000, dtype=np.bool_)
    block = "".join(map(chr, range(0x4E00, 0xA000)))
    for character, simple in zip(block, simplify(block), strict=True):
        common[ord(character)] = (
            _COMMON_ROWS[0] <= simple.encode("gb2312", "ignore")[:1] <= _COMMON_ROWS[1]
        )
    common[0x3000:0x3020] = True
    common[0xFF00:0xFFEF] = True
    common[0x2000:0x2400] = True
    return common


def is_suspect(content: str) -> bool:
    """Tell in one pass whether some of a text may have been read in the wrong charset."""
    codes = code_points(content)
    beyond = codes > 0xFF  # noqa: PLR2004 - Latin-1
    total = int(beyond.sum())
    return total >= _FEWEST and int((beyond & ~_common()[codes]).sum()) > 0.02 * total


def charset_changes(content: str) -> list[Change]:
    """Read lines again that are Big5 read as GBK, or GBK read as Big5.

    Args:
        content: any text.

    """
    if not is_suspect(content):
        return []
    codes = code_points(content)
    beyond = codes > 0xFF  # noqa: PLR2004 - Latin-1
    rare = np.concatenate(([0], np.cumsum(beyond & ~_common()[codes])))
    counted = np.concatenate(([0], np.cumsum(beyond)))
    words = Likelihood()
    changes: list[Change] = []
    start = in_vain = 0
    for line in content.split("\n"):
        end = start + len(line)
        total = int(counted[end] - counted[start])
        if total >= _FEWEST and rare[end] - rare[start] > _RARE_SHARE * total:
            change = _reread(words, line, start)
            changes += change
            in_vain += not change
            if in_vain > _MOST_IN_VAIN + len(changes):
                break
        start = end + 1
    return changes


def _reread(words: Likelihood, line: str, offset: int) -> list[Change]:
    """Read a line again in the charset that makes it likeliest, if one does at all."""
    body = line.strip()
    start = offset + line.index(body)
    best, how = max(_mean(words, body) + _GAIN, _LIKELY), None
    for option in (("gbk", "big5"), ("big5hkscs", "gbk"), ("big5", "gbk")):
        if not _is_promising(body[:_ENOUGH], *option):
            continue
        after = _mean(words, _converted(words, body[:_ENOUGH], *option)[0])
        if after > best:
            best, how = after, option
    if how is None:
        return []
    text, chosen = _converted(words, body, *how)
    rule = f"{_NAMES[how[1]]} that was read as {'GBK' if how[0] == 'gbk' else 'Big5'}"
    certainty: Certainty = "inferred" if chosen else "exact"
    return [Change(start, start + len(body), text, KIND, rule, certainty)]


def _is_promising(body: str, shown: str, meant: str) -> bool:
    """Tell cheaply whether a line can become Chinese in another charset.

    Bytes at random make rare characters of four pairs in five. After each lost byte a line is
    tried in step and out of step.
    """
    total = good = 0
    lost = sum(body.count(mark) for mark in _LOST)
    if lost > _MOST_LOST * len(body):
        return False
    for piece in _LOSSES.split(body):
        data = piece.encode(shown, "ignore")
        counts: list[tuple[int, int]] = []
        for start in (0, 1):
            codes = code_points(data[start:].decode(meant, "replace"))
            beyond = codes > 0xFF  # noqa: PLR2004 - Latin-1
            counts.append((int((beyond & _common()[codes]).sum()), int(beyond.sum())))
        best = max(counts, key=lambda count: count[0] / max(1, count[1]))
        good += best[0]
        total += best[1]
    return good > _PROMISING * total


def _mean(words: Likelihood, text: str) -> float:
    part = text[:_ENOUGH]
    return words.read(part).score / len(part)


class _State(NamedTuple):
    """One reading of a line's bytes so far."""

    text: str
    place: int
    words: Segmentation
    chosen: bool
    """Whether a byte was lost, and a character chosen all the same."""


def _converted(words: Likelihood, body: str, shown: str, meant: str) -> tuple[str, bool]:
    """Read a line in another charset; whether a word model had to choose anything.

    A pair of bytes that the shown charset does not have has lost its first byte to a mark. Its
    second one still stands there, alone or with the first byte of the next character.
    """
    data = _bytes_of(body, shown)
    states = [_State("", 0, Segmentation(), chosen=False)]
    done: list[_State] = []
    while states:
        following: list[_State] = []
        for state in states:
            if state.place >= len(data):
                done.append(state)
            else:
                following += _steps(words, data, state, shown, meant)
        following.sort(key=lambda state: -state.words.score)
        states = following[:_BEAM]
    best = max(done, key=lambda state: state.words.score)
    return best.text, best.chosen


def _bytes_of(body: str, shown: str) -> list[int | str]:
    """Bytes that a line was read from; what no byte became is kept as it stands."""
    data: list[int | str] = []
    for character in body:
        encoded = character.encode(shown, "ignore")
        if character in _LOST or not encoded:
            data.append(character)
        else:
            data += encoded
    return data


def _steps(
    words: Likelihood, data: list[int | str], state: _State, shown: str, meant: str
) -> list[_State]:
    """Read the next character in all ways that its bytes allow."""
    first = data[state.place]
    second = data[state.place + 1] if state.place + 1 < len(data) else ""
    if isinstance(first, int) and first < 0x80:  # noqa: PLR2004 - ASCII
        return [_next(words, state, chr(first), 1)]
    if isinstance(first, int):
        pair = bytes((first, second)) if isinstance(second, int) else b""
        character = pair.decode(meant, "ignore")
        if len(character) == 1:
            return [_next(words, state, character, 2)]
        if isinstance(second, str) and second and second in _LOST and state.place + 2 < len(data):
            after = data[state.place + 2]
            return [
                _next(words, state, character, 2)._replace(chosen=True)
                for character in _second_lost(
                    first, after if isinstance(after, int) else 0, shown, meant
                )
            ] or [_next(words, state, "\ufffd", 1)]
        return [_next(words, state, "\ufffd", 1)]
    left = [_next(words, state, first, 1)]
    if first in _LOST and isinstance(second, int):
        left += [
            _next(words, state, character, 2)._replace(chosen=True)
            for character in _first_lost(second, shown, meant)
        ]
    return left


def _next(words: Likelihood, state: _State, character: str, length: int) -> _State:
    following = words.extend(state.words, character)
    return _State(state.text + character, state.place + length, following, state.chosen)


@cache
def _first_lost(second: int, shown: str, meant: str) -> tuple[str, ...]:
    """Characters of one charset that end in a byte, and that the other one does not have."""
    pairs = [bytes((first, second)) for first in range(0x81, 0xFF)]
    lost = [pair for pair in pairs if not _has(pair, shown)]
    return tuple(character for pair in lost if len(character := pair.decode(meant, "ignore")) == 1)


@cache
def _second_lost(first: int, after: int, shown: str, meant: str) -> tuple[str, ...]:
    """Characters that begin with a byte, and whose second one makes no pair with the next."""
    return tuple(
        character
        for second in range(0x81, 0xFF)
        if not _has(bytes((second, after)), shown)
        and len(character := bytes((first, second)).decode(meant, "ignore")) == 1
    )


def _has(pair: bytes, charset: str) -> bool:
    try:
        return len(pair.decode(charset)) == 1
    except UnicodeDecodeError:
        return False


_TWO_HIGH: Final = re.compile(r"[\x80-\xff].?[\x80-\xff]")
_LOST: Final = "?\ufffd"
_LOSSES: Final = re.compile(f"[{_LOST}]+")
_MOST_LOST: Final = 0.4
"""Share of lost characters beyond which a line cannot be read again."""
_PROMISING: Final = 0.5
"""Share of common characters that a line must have, read again, to be read with care."""
_BEAM: Final = 8
"""Readings of a line that are followed where bytes are lost."""
_ENOUGH: Final = 200
"""Characters of a line that its likelihood is judged by."""


def latin_changes(content: str) -> list[Change]:
    """Read runs again that are GBK or Big5 read as Latin-1.

    Args:
        content: any text. European words have one accented letter or two in a row, never a
            run of them, so that only runs that become several Chinese characters count.

    """
    if not _TWO_HIGH.search(content):
        return []
    runs = [found for found in _latin_run().finditer(content) if len(_high(found[0])) > 1]
    if all(len(_high(run[0])) < _FEWEST for run in runs):
        return []
    words = Likelihood()
    changes = [_reread_latin(words, run.start(), run[0]) for run in runs]
    if any(change and change.end - change.start >= _FEWEST for change in changes):
        return [change for change in changes if change]
    return []


def _high(run: str) -> list[str]:
    return [character for character in run if character > "\x7f"]


@cache
def _latin_run() -> re.Pattern[str]:
    """Runs of characters that can be the bytes of double-byte characters."""
    high = "".join(map(re.escape, sorted(latin_bytes())))
    return re.compile(rf"(?:[{high}][\x40-\x7e{high}])+")


def _reread_latin(words: Likelihood, start: int, run: str) -> Change | None:
    table = latin_bytes()
    data = bytes(table.get(character, ord(character)) for character in run)
    best: tuple[float, str, str] | None = None
    for name in ("gbk", "big5"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        score = _mean(words, text)
        marks = all("\u3000" <= c < "\u3020" or c >= "\uff01" for c in text)
        if (marks or score > _LIKELY) and (best is None or score > best[0]):
            best = (score, text, f"{_NAMES[name]} that was read as Latin-1")
    return Change(start, start + len(run), best[1], KIND, best[2]) if best else None

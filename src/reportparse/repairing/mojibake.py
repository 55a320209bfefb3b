"""UTF-8 that was read as GBK or as Latin-1, read again as what it is.

``电子商务`` in UTF-8, read as GBK, shows as ``鐢靛瓙鍟嗗姟``; read as Windows-1252, its second half
shows as ``å•†åŠ¡``. Both ways back are exact where every byte is still there. Where a reader has
put a question mark in the place of a byte that it could not use, the word model chooses among the
characters that the other bytes allow, and the repair says so.

A passage is read again only if it becomes valid UTF-8 *and* much likelier Chinese than it is.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.language import IDEOGRAPH
from reportparse.repairing.account import Change, separate
from reportparse.repairing.likelihood import Likelihood

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["latin_bytes", "mojibake_changes", "wakes"]

KIND: Final = "mojibake"

_SECONDS: Final = frozenset(bytes((code,)) for code in range(0x80, 0xC0))
_LEAD: Final = range(0xC2, 0xF5)
_TAIL: Final = range(0x80, 0xC0)
_LOST: Final = "?\ufffd"
_LATIN_LEAD: Final = re.compile("[\xc2-\xf4]")
_RUN: Final = re.compile(r"[^\x00-\x7f]+(?:[?\ufffd][^\x00-\x7f]*)*")
"""What one misreading can have made: no ASCII but the marks of lost bytes."""
_GAIN: Final = 1.5
"""By so much per character the log probability must rise."""
_FEWEST: Final = 2
"""Characters that a passage must at least become; a single one proves nothing, unless others
have been read again."""
_ENOUGH: Final = 200
"""Characters of a passage that its likelihood is judged by."""
_MOST_LOST: Final = 0.5
"""Share of characters with a lost byte beyond which a passage cannot be read again."""


_CONTEXT: Final = 6
"""Characters before a lost byte that decide what it was."""
_PUNCTUATION: Final = "，。、；：！？（）“”《》"


class _Reading(NamedTuple):
    text: str
    chosen: int
    """Number of characters with a byte that was lost."""
    runner_up: str
    margin: float | None


@cache
def latin_bytes() -> dict[str, int]:
    """Bytes of the characters that Latin-1 and Windows-1252 make of bytes above ASCII."""
    table = {chr(code): code for code in range(0x80, 0x100)}
    for code in range(0x80, 0xA0):
        character = bytes((code,)).decode("cp1252", "ignore")
        if character:
            table[character] = code
    return table


@cache
def _openings() -> frozenset[str]:
    """Characters that GBK makes of the first two bytes of most characters in UTF-8."""
    pairs = (bytes((lead, tail)) for lead in range(0xE2, 0xF0) for tail in _TAIL)
    return frozenset(pair.decode("gbk", "ignore") for pair in pairs) - {""}


@cache
def wakes() -> frozenset[str]:
    """Characters of which one at least stands wherever UTF-8 was misread."""
    return _openings() | {chr(code) for code in range(0xC2, 0xF5)}


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of misread UTF-8: two characters read as GBK, one read as Latin-1."""
    seconds = {
        chr(code)
        for code in (*range(0x4E00, 0xA000), *range(0x3000, 0x3100), 0x20AC)
        if chr(code).encode("gbk", "ignore")[:1] in _SECONDS
    }
    opening = "".join(map(re.escape, sorted(_openings())))
    second = "".join(map(re.escape, sorted(seconds | set(_LOST))))
    tail = "".join(re.escape(c) for c, code in latin_bytes().items() if code in _TAIL)
    latin = (
        rf"(?:[\xc2-\xdf][{tail}]|[\xe0-\xef][{tail}][{tail}]|[\xf0-\xf4][{tail}][{tail}][{tail}])+"
    )
    return re.compile(f"[{opening}][{second}]"), re.compile(latin)


def mojibake_changes(content: str) -> list[Change]:
    """Read passages again that were UTF-8 and were read as something else.

    Args:
        content: any text.

    """
    gbk, latin = _signs()
    changes: list[Change] = []
    runs = [found for found in _runs(content, gbk) if gbk.search(found[1])]
    if runs:
        words = Likelihood()
        for fewest in (_FEWEST, 1):
            read = [_from_gbk(words, start, run, fewest) for start, run in runs]
            if not any(read):
                break
            changes = [change for change in read if change]
    if _LATIN_LEAD.search(content):
        changes += [
            Change(found.start(), found.end(), text, KIND, "UTF-8 that was read as Latin-1")
            for found in latin.finditer(content)
            if (text := _from_latin(found[0]))
        ]
    return separate(changes)


def _runs(content: str, sign: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Runs beyond ASCII in which a sign of misread UTF-8 stands."""
    done = 0
    for found in sign.finditer(content):
        if found.start() < done:
            continue
        start = found.start()
        while start > done and (content[start - 1] > "\x7f" or content[start - 1] == "?"):
            start -= 1
        while start < found.start() and content[start] in _LOST:
            start += 1
        run = _RUN.match(content, start)
        if run:
            done = run.end()
            yield start, run[0]


def _from_latin(run: str) -> str:
    """Read a run of misread bytes again; empty if that makes no sense."""
    table = latin_bytes()
    text = bytes(table[character] for character in run).decode("utf-8", "ignore")
    if IDEOGRAPH.search(text) or any(
        "\u2010" <= c <= "\u203b" or "\u3000" <= c < "\u3040" or "\uff01" <= c <= "\uffe5"
        for c in text
    ):
        return text
    # Accented letters of European languages: only behind the letters that no word has.
    return text if re.fullmatch(r"(?:[ÂÃ][\x80-\xbf])+", run) and text.isprintable() else ""


def _from_gbk(words: Likelihood, start: int, run: str, fewest: int) -> Change | None:
    """Read a run again as UTF-8; None if it becomes too few characters, or no likelier ones."""
    data = _bytes_of(run)
    if data is None or data.count(-1) > max(1, _MOST_LOST * len(data) / 3):
        return None
    reading = _read(words, data)
    if reading is None or len(reading.text) < fewest:
        return None
    before = _mean(words, run.replace("?", ""))
    after = _mean(words, reading.text)
    if fewest > 1 and (after < before + _GAIN or not IDEOGRAPH.search(reading.text)):
        return None
    return Change(
        start,
        start + len(run),
        reading.text,
        KIND,
        "UTF-8 that was read as GBK",
        "inferred" if reading.chosen else "exact",
        reading.runner_up,
        reading.margin,
    )


def _mean(words: Likelihood, text: str) -> float:
    part = text[:_ENOUGH]
    return words.read(part).score / max(1, len(part))


def _bytes_of(run: str) -> list[int] | None:
    """Bytes that were read as GBK, -1 for a lost one; None if GBK has not made them."""
    data: list[int] = []
    for character in run:
        if character in _LOST:
            data.append(-1)
        elif character == "€":
            data.append(0x80)
        else:
            encoded = character.encode("gb18030", "ignore")
            if len(encoded) != 2:  # noqa: PLR2004 - two bytes
                return None
            data += encoded
    return data


def _read(words: Likelihood, data: list[int]) -> _Reading | None:
    """Read bytes as UTF-8, choosing what was lost; None if they are not UTF-8."""
    parts: list[str] = []
    chosen = 0
    runner_up, margin = "", None
    place = 0
    while place < len(data):
        lead = data[place]
        if lead not in _LEAD:
            return None
        length = 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4  # noqa: PLR2004 - UTF-8's leads
        part = data[place : place + length]
        place += length
        if -1 not in part:
            try:
                parts.append(bytes(part).decode("utf-8"))
            except UnicodeDecodeError:
                return None
            continue
        before = "".join(parts[-_CONTEXT:])
        ranked = _completions(words, before, part) if len(part) == length == 3 else []  # noqa: PLR2004 - as above
        if not ranked:
            return None
        chosen += 1
        if len(ranked) > 1 and (margin is None or ranked[0][0] - ranked[1][0] < margin):
            runner_up, margin = before + ranked[1][1], round(ranked[0][0] - ranked[1][0], 2)
        parts.append(ranked[0][1])
    return _Reading("".join(parts), chosen, runner_up, margin)


def _completions(words: Likelihood, before: str, part: list[int]) -> list[tuple[float, str]]:
    """Characters that a lost byte allows, the likeliest after the text before it first."""
    base = words.read(before)
    ranked: list[tuple[float, str]] = []
    if part.count(-1) == 1:
        options = [bytes(tail if byte < 0 else byte for byte in part) for tail in _TAIL]
    else:
        # Of a character with one byte left, only punctuation can be guessed.
        options = [data for mark in _PUNCTUATION if (data := mark.encode())[0] == part[0]]
    for data in options:
        character = data.decode("utf-8", "ignore")
        if len(character) == 1 and (IDEOGRAPH.match(character) or character in _PUNCTUATION):
            ranked.append((words.extend(base, character).score, character))
    return sorted(ranked, key=lambda option: (-option[0], option[1]))

"""Bytes to text: an encoding is judged by the text that it gives, not believed by its name.

Each encoding that could be meant decodes a sample; the share of common characters
(:mod:`.plausibility`) decides. What the file declares, and charset-normalizer, only tip the
scale where two are close. Bytes that are damaged in places do not stop the decoding.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Final

from reportparse.errors import UnknownFormatError
from reportparse.reading.plausibility import familiarity, plausibility

__all__ = ["Decoded", "decode"]

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

_CANDIDATES: Final = ("utf-8", "gb18030", "big5hkscs", "cp950", "cp1252")
"""In the order of preference where the texts are equally plausible."""

_SAMPLE: Final = 1 << 18
"""Bytes of each of the two samples that a long file is judged by."""

_OPINION_SAMPLE: Final = 1 << 15
"""Bytes that charset-normalizer is shown; it is slow."""

_DECLARED: Final = 0.1
"""What a declaration adds to the plausibility of the encoding that it names."""

_CLOSE: Final = 0.15
"""Difference in plausibility from which no further opinion is asked for."""

_LEAST: Final = 0.25
"""Plausibility below which the bytes are no text that is read."""

_FEW: Final = 50
"""Characters outside ASCII from which implausible text is refused; fewer may be anything."""

_MOST_NULLS: Final = 0.02
"""Share of null bytes from which a file that is not UTF-16 is no text."""

_CAREFUL: Final = 1_000
"""Damaged places at which the way back into step is sought; it takes time."""

_LOOK_AHEAD: Final = 24
"""Bytes after damage by which the reader finds into step again."""

_FAMILIES: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "cp936": "gb18030",
    "x-gbk": "gb18030",
    "hz": "gb18030",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "cp950": "big5hkscs",
    "big5-tw": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin_1": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf_8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
}
"""Names that files and libraries use, and the candidate that reads what they mean."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded file."""

    content: str
    """All of its characters; a byte order mark is left out."""
    encoding: str
    """Name of the encoding as Python knows it; the narrowest of a family that fits."""
    warnings: tuple[str, ...] = ()
    """One sentence where bytes could not be decoded."""


def decode(data: bytes, declared: str = "") -> Decoded:
    """Decode a file.

    Args:
        data: its bytes.
        declared: the encoding that it declares, if any.

    Returns:
        The text. Bytes that do not fit show as U+FFFD, and a warning tells of them.

    Raises:
        UnknownFormatError: the bytes are no text in an encoding that is known.

    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    sample = _sample(data)
    if b"\0" in sample:
        encoding = _wide(sample)
        if encoding:
            return _decoded(data, encoding)
        if sample.count(0) > _MOST_NULLS * len(sample):
            raise _refusal()
    if data.isascii():
        if plausibility(data[:_SAMPLE].decode("ascii")) < _LEAST:
            raise _refusal()
        return Decoded(data.decode("ascii"), "ascii")
    if _is_utf8(data):
        return _decoded(data, "utf-8")
    return _decoded(data, _choose(sample, _FAMILIES.get(declared.strip().lower(), "")))


def _refusal() -> UnknownFormatError:
    message = (
        "The bytes are no text in UTF-8, UTF-16, GB18030, Big5 or Windows-1252, nor a PDF; "
        "save the document as PDF, HTML or text in UTF-8."
    )
    return UnknownFormatError(message)


def _sample(data: bytes) -> bytes:
    """Beginning and middle of a long file, cut at line ends where there are any."""
    if len(data) <= 2 * _SAMPLE:
        return data
    middle = len(data) // 2
    start = data.find(b"\n", middle, middle + _SAMPLE) + 1 or middle
    return data[:_SAMPLE] + b"\n" + data[start : start + _SAMPLE]


def _is_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8, and not a few in another encoding that pass for it."""
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    if len(data) > _FEW or max(content) > "\u07ff":  # all are pairs of bytes
        return True
    return plausibility(content) >= plausibility(data.decode("gb18030", "replace"))


def _wide(sample: bytes) -> str:
    """Tell whether bytes are UTF-16 without a mark; empty if they are not."""
    even = sample[: len(sample) // 2 * 2]
    score, encoding = max(
        (plausibility(even.decode(encoding, "replace")), encoding)
        for encoding in ("utf-16-le", "utf-16-be")
    )
    return encoding if score >= _LEAST else ""


def _choose(sample: bytes, declared: str) -> str:
    """Choose the encoding that gives the most plausible text."""
    texts = {name: _tolerant(sample, name)[0] for name in _CANDIDATES}
    scores = {
        name: plausibility(text) + _DECLARED * (_FAMILIES[name] == declared)
        for name, text in texts.items()
    }
    best = max(_CANDIDATES, key=scores.__getitem__)
    rivals = [scores[name] for name in _CANDIDATES if _FAMILIES[name] != _FAMILIES[best]]
    if scores[best] - max(rivals) < _CLOSE or scores[best] < _LEAST:
        opinion = _opinion(sample[:_OPINION_SAMPLE])
        named = _FAMILIES.get(opinion, "")
        for name in scores:
            scores[name] += _DECLARED * (_FAMILIES[name] == named)
        best = max(_CANDIDATES, key=scores.__getitem__)
        beyond = sum(byte >= 0x80 for byte in sample)  # noqa: PLR2004 - the first one outside ASCII
        if scores[best] < 0 or (scores[best] < _LEAST and beyond > _FEW):
            if not opinion or named:
                raise _refusal()
            return opinion
    return best


def _opinion(sample: bytes) -> str:
    """Ask charset-normalizer."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - rarely asked, slow to load

    found = from_bytes(sample).best()
    return found.encoding if found else ""


def _decoded(data: bytes, encoding: str) -> Decoded:
    content, damaged = _tolerant(data, encoding)
    if encoding in {"big5hkscs", "cp950"}:
        encoding = _narrowest(content, encoding)
    if not damaged:
        return Decoded(content, encoding)
    count = "1 place" if len(damaged) == 1 else f"{len(damaged)} places"
    warning = (
        f"The bytes are not valid {encoding} in {count}, the first at byte {damaged[0]:,}; "
        "the characters there are lost."
    )
    return Decoded(content, encoding, (warning,))


def _narrowest(content: str, encoding: str) -> str:
    """Name plain Big5 where nothing of its extensions is used."""
    try:
        content.replace("\ufffd", "").encode("big5")
    except UnicodeEncodeError:
        return encoding
    return "big5"


def _tolerant(data: bytes, encoding: str) -> tuple[str, list[int]]:
    """Decode bytes that may be damaged.

    Returns:
        The text, with U+FFFD for each damaged place, and the offsets of these.

    """
    decoder = codecs.getdecoder(encoding)
    view = memoryview(data)
    parts: list[str] = []
    damaged: list[int] = []
    done = 0
    while True:
        try:
            parts.append(decoder(view[done:], "strict")[0])
        except UnicodeDecodeError as error:
            good = done + error.start
            parts.append(decoder(view[done:good], "strict")[0])
            parts.append("\ufffd")
            length = max(1, error.end - error.start)
            if len(damaged) < _CAREFUL:
                length = _step(data, good, length, encoding)
            damaged.append(good)
            done = good + length
        else:
            return "".join(parts), damaged


def _step(data: bytes, start: int, length: int, encoding: str) -> int:
    """Choose how many bytes to pass over so that what follows makes sense again."""
    if encoding not in {"gb18030", "big5hkscs", "cp950"}:
        return length
    end = start + 2 + _LOOK_AHEAD
    steps = (1, 2) if start + 1 < len(data) and data[start + 1] >= 0x80 else (1,)  # noqa: PLR2004
    return max(
        steps,
        key=lambda step: (
            familiarity(data[start + step : end].decode(encoding, "replace")),
            -step,
        ),
    )

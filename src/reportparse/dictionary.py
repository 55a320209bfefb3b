"""The words of Chinese: jieba's packaged dictionary, read once in a process.

jieba itself keeps a copy of its dictionary in the temporary folder, which all users of a machine
share, reads it anew for each tokenizer, and tells on standard error what it does. Here the
packaged ``dict.txt`` is read once, straight from where jieba is installed; whoever only needs
frequencies does not even load jieba.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jieba import Tokenizer

__all__ = ["Dictionary", "dictionary", "parse_dictionary", "tokenizer"]


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Words with their frequencies and classes; not to be changed, as all stages share it."""

    frequencies: Mapping[str, int]
    """How often each word occurs in the text that jieba's author counted."""
    total: int
    """Sum of the frequencies of all entries."""
    tags: Mapping[str, str]
    """jieba's class of each word: ``n`` noun, ``v`` verb, ``d`` adverb, …"""


def parse_dictionary(content: str) -> Dictionary:
    """Parse a dictionary in jieba's format.

    Args:
        content: a line for each word: the word, its frequency, its class, parted by spaces. Of
            two lines for a word, the later one holds.

    Raises:
        ValueError: a line has not three parts, or a frequency is no number.

    """
    fields = content.split()
    words, numbers, classes = fields[::3], fields[1::3], fields[2::3]
    lines = content.count("\n") + (not content.endswith("\n") and bool(content))
    if len(fields) != 3 * lines:
        message = "each line of a dictionary holds a word, its frequency and its class"
        raise ValueError(message)
    counts = list(map(int, numbers))
    return Dictionary(
        dict(zip(words, counts, strict=True)),
        sum(counts),
        dict(zip(words, map(sys.intern, classes), strict=True)),
    )


@cache
def dictionary() -> Dictionary:
    """Read jieba's dictionary, once in a process.

    Raises:
        ModuleNotFoundError: jieba is not installed.

    """
    jieba = find_spec("jieba")
    if jieba is None or jieba.origin is None:
        message = "reportparse needs jieba's dictionary: pip install jieba"
        raise ModuleNotFoundError(message, name="jieba")
    return parse_dictionary(Path(jieba.origin).with_name("dict.txt").read_text("utf-8"))


@cache
def _with_beginnings() -> Mapping[str, int]:
    """Frequencies of the words, and a zero for each beginning of one that is no word itself.

    jieba looks for words as long as what it has read begins one.
    """
    frequencies = dict(dictionary().frequencies)
    for word in dictionary().frequencies:
        for length in range(len(word) - 1, 0, -1):
            beginning = word[:length]
            if beginning in frequencies:
                break  # and so are the shorter ones, now or when its own turn comes
            frequencies[beginning] = 0
    return frequencies


def tokenizer() -> Tokenizer:
    """Make a tokenizer of jieba's that is ready, and the caller's own: words may be added to it.

    It writes no cache file and no message, and is not jieba's shared one, which belongs to the
    program that uses this package.
    """
    import jieba  # noqa: PLC0415 - loads its model of unknown words

    made = jieba.Tokenizer()
    made.FREQ = dict(_with_beginnings())
    made.total = dictionary().total
    made.initialized = True
    return made

"""How reports put words together: their vocabulary, and which kinds of words follow which.

Counted once, from reports that were written for this project (``training/register.py``), and
read from ``lexicon/register.toml``. A word is of a *class*: a frequent word or mark is one by
itself, the others share that of their part of speech.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from reportparse.dictionary import dictionary

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

__all__ = ["LINE_END", "NEUTRAL", "Register", "class_name", "register"]

NEUTRAL: Final = 0
"""Number of the class of which nothing is known."""
LINE_END: Final = "\n"
_DIGIT, _LETTER, _SYMBOL, _UNKNOWN = ":digit", ":letter", ":symbol", ":unknown"
_PRECISE: Final = frozenset(("ad", "an", "nr", "ns", "nt", "nz", "nv", "vn", "ul", "uj", "uz"))
"""Parts of speech that are told apart by two letters; of the others the first one counts."""


def class_name(word: str, own: Collection[str]) -> str:
    """Name the class of a word.

    Args:
        word: a simplified, half-width word, or a single sign of any kind.
        own: the words and marks that are a class by themselves.

    """
    if word in own:
        return word
    if word.isascii():
        return _DIGIT if word.isdigit() else _LETTER if word.isalpha() else _SYMBOL
    tag = dictionary().tags.get(word, "")
    if tag and tag != "x":
        single = "1" if len(word) == 1 else ""
        return f":{tag if tag in _PRECISE else tag[0]}{single}"
    return _UNKNOWN if "\u3400" <= word[0] <= "\u9fff" else _SYMBOL


@dataclass(frozen=True, slots=True)
class Register:
    """The vocabulary and the habits of reports."""

    counts: Mapping[str, int]
    """How often each word occurs in the reports that were counted."""
    numbers: Mapping[str, int]
    """Number of each class by its name."""
    following: Sequence[Sequence[float]]
    """By how much the log probability of a word of a class after one of another exceeds that
    by chance: ``following[first][second]``, in natural logarithms."""

    def number(self, word: str) -> int:
        """Return the number of the class of a word; :data:`NEUTRAL` if there is none."""
        return self.numbers.get(class_name(word, self.numbers), NEUTRAL)


@cache
def register() -> Register:
    """Read the register that ships with the package."""
    data = tomllib.loads(
        files(f"{__package__}.lexicon").joinpath("register.toml").read_text("utf-8")
    )
    names: list[str] = data["classes"]
    numbers = {name: number for number, name in enumerate(names, NEUTRAL + 1)}
    following = [[0.0] * (len(names) + 1) for _ in range(len(names) + 1)]
    for first, row in data["following"].items():
        for second, value in row.items():
            following[numbers[first]][numbers[second]] = value
    return Register(data["words"], numbers, following)

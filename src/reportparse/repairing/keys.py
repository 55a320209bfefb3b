"""Which characters a site annotates with which reading, inferred from the document itself.

A site annotates *every* occurrence of a key, and its keys are common characters that only
traditional script has. A dictionary or a language lesson glosses rare characters, or all of
them, or each only once: that is how genuine glosses are told from damage.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from reportparse.language import IDEOGRAPH, simplify
from reportparse.repairing.mirror import Key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "NO_KEYS",
    "READING",
    "KeyTable",
    "candidate_keys",
    "infer_keys",
    "keys_of_fragment",
    "likely_readings",
]

READING: Final = r"[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêḿńňǹɑɡ]{1,6}"
"""What stands between the brackets: one syllable of pinyin, with or without its tone."""

_BRACKETS: Final = re.compile(rf"\((?P<reading>{READING})\)(?:\((?P=reading)\))*")
"""A reading in brackets; some sites give it twice."""

_FRAGMENT: Final = 2_000
"""Characters up to which a text may be too short to show a table."""
_TORN: Final = re.compile(rf"(?<=[\u3400-\u9fff)])\?({READING})\)(?=[^ \n])")
"""A reading whose opening bracket went with half a character."""

_SYLLABLE: Final = re.compile(
    r"""
    (?: zh | ch | sh | [bpmfdtnlgkhjqxzcsryw] )?
    (?: [iu]ang | iong | ueng | [iu]an | i?ao | [ae]ng | [iu]ng | ong | uai
      | ian | [aeiu]n | [aeiou]i | [aeo]u | i[ae] | iu | u[aeo] | ue | [aeiouv] | er )
    """,
    re.VERBOSE,
)
"""A syllable of pinyin without tones; a little wider than the language."""

_PLAIN: Final = str.maketrans(
    "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêḿńňǹɑɡ", "aaaaeeeeiiiioooouuuuvvvvvemnnnag"
)

_FEWEST_KEYS: Final = 3
"""So many different annotated characters make a document suspect; fewer prove nothing."""
_TRADITIONAL_SHARE: Final = 0.8
"""Share of a site's keys that only traditional script has; of a lesson's characters, four
in ten are."""
_ANNOTATED_SHARE: Final = 0.7
"""Share of a key's occurrences that are annotated. Not all are: pages frame the damaged
report with text of their own, and shifted runs hide some."""
_LIKELY_SHARE: Final = 0.4
"""The same, for a key that many sites have, in a document with many keys."""
_MANY_KEYS: Final = 8
_DENSEST: Final = 0.6
"""A larger share of annotated characters in the lines that have any is a lesson's."""
_REPEATED: Final = 3
"""A key that simplified script has, too, must be annotated as often as this."""
_COMMON_KEYS: Final = 5
"""And a document must have as many of them before any of them counts."""
_SPACED_SHARE: Final = 0.5
"""Share of annotations followed by a space that tells a site which puts it there."""


@dataclass(frozen=True, slots=True)
class KeyTable:
    """The keys of one document."""

    keys: tuple[Key, ...] = ()
    """In the order in which the site replaces them, as far as the document tells."""
    spaced: bool = False
    """Whether the site puts a space after each annotation."""

    def __bool__(self) -> bool:
        """Tell whether the document is damaged at all."""
        return bool(self.keys)

    def with_key(self, key: Key) -> KeyTable:
        """Return the table with one more key at its end."""
        return KeyTable((*self.keys, key), self.spaced)


NO_KEYS: Final = KeyTable()


@cache
def likely_readings() -> dict[str, str]:
    """Characters that sites are likely to annotate, by reading, the most frequent first."""
    lexicon = files(f"{__package__}.lexicon").joinpath("readings.toml")
    return tomllib.loads(lexicon.read_text("utf-8"))


@cache
def _likely_keys() -> frozenset[Key]:
    return frozenset(
        Key(character, form)
        for reading, characters in likely_readings().items()
        for character in characters
        for form in (reading, plain_reading(reading))
    )


def plain_reading(reading: str) -> str:
    """Take the tone marks off a reading."""
    return reading.translate(_PLAIN)


def candidate_keys(reading: str) -> str:
    """Characters that could stand before a reading, toned or not, the most frequent first."""
    readings = likely_readings()
    if reading in readings:
        return readings[reading]
    return "".join(
        characters for toned, characters in readings.items() if plain_reading(toned) == reading
    )


def infer_keys(content: str) -> KeyTable:
    """Infer a site's keys from a document.

    Args:
        content: the document as the site shows it.

    Returns:
        The keys in the order in which they first occur, or :data:`NO_KEYS` if the
        document's annotations are no damage, or too few to tell.

    """
    if content.count("(") < _FEWEST_KEYS:
        return NO_KEYS
    annotated = Counter(
        Key(character, reading)
        for character, reading in _annotations(content)
        if _SYLLABLE.fullmatch(plain_reading(reading))
    )
    if len(annotated) < _FEWEST_KEYS:
        return NO_KEYS
    occurring = _occurrences(content, annotated)
    traditional = {key for key in annotated if simplify(key.character) != key.character}
    keys = _judged(annotated, occurring, traditional)
    if len(keys) < _FEWEST_KEYS or _is_lesson(content, keys, annotated):
        return NO_KEYS
    return KeyTable(tuple(keys), _is_spaced(content))


def keys_of_fragment(content: str) -> KeyTable:
    """Infer the keys of a few sentences, in which a site's table cannot show itself.

    Args:
        content: text in which :func:`infer_keys` finds nothing.

    Returns:
        The likely keys that are annotated in it, if a reading without its opening bracket
        proves that the text is a site's; else :data:`NO_KEYS`. Nobody writes ``?fàn)``.

    """
    if len(content) > _FRAGMENT or not any(
        candidate_keys(found[1]) for found in _TORN.finditer(content)
    ):
        return NO_KEYS
    likely = _likely_keys()
    keys = [key for annotation in _annotations(content) if (key := Key(*annotation)) in likely]
    for torn in _TORN.finditer(content):
        # A key that shows nowhere beside its reading stands nowhere without it, either.
        hidden = [key for key in candidate_keys(torn[1]) if key not in content]
        before = content[torn.start() - 1].encode("gbk", "ignore")[-1:]
        fitting = [key for key in hidden if key.encode("gbk", "ignore")[:1] == before]
        keys += [Key(character, torn[1]) for character in fitting or hidden[:1]]
    for found in _BRACKETS.finditer(content):
        before = content[max(0, found.start() - 1) : found.start()].encode("gbk", "ignore")
        keys += [
            Key(character, found[1])
            for character in candidate_keys(found[1])
            if character not in content and character.encode("gbk", "ignore")[1:] == before
        ]
    return KeyTable(tuple(dict.fromkeys(keys)), _is_spaced(content))


def _annotations(content: str) -> list[tuple[str, str]]:
    return [(content[found.start() - 1], found["reading"]) for found in _bracketed(content)]


def _bracketed(content: str) -> Iterator[re.Match[str]]:
    """Find the readings in brackets that follow an ideograph."""
    for found in _BRACKETS.finditer(content):
        if found.start() and "\u3400" <= content[found.start() - 1] <= "\u9fff":
            yield found


def _occurrences(content: str, keys: Iterable[Key]) -> dict[str, int]:
    return {character: content.count(character) for character in {key.character for key in keys}}


def _judged(annotated: Counter[Key], occurring: dict[str, int], traditional: set[Key]) -> list[Key]:
    """Keys that are annotated nearly everywhere, in the order in which they first occur."""

    def share(key: Key) -> float:
        return annotated[key] / occurring[key.character]

    steady = [key for key in annotated if share(key) >= _ANNOTATED_SHARE]
    script_tells = [key for key in steady if key in traditional]
    if len(script_tells) < _TRADITIONAL_SHARE * len(steady):
        repeated = [key for key in steady if annotated[key] >= _REPEATED]
        return repeated if len(repeated) >= _COMMON_KEYS else []
    keys = set(script_tells)
    keys |= {key for key in steady if annotated[key] >= _REPEATED}
    likely = _likely_keys()
    if len(keys) >= _MANY_KEYS:
        keys |= {key for key in annotated if key in likely and share(key) >= _LIKELY_SHARE}
    # One annotation of an uncommon character is as likely a gloss of its author's.
    return [key for key in annotated if key in keys and (annotated[key] > 1 or key in likely)]


def _is_lesson(content: str, keys: list[Key], annotated: Counter[Key]) -> bool:
    """Tell whether a document annotates most characters, or mostly characters that are no key."""
    genuine = sum(count for key, count in annotated.items() if key not in set(keys))
    damaged = sum(annotated[key] for key in keys)
    if genuine > damaged:
        return True
    lines = "".join(line for line in content.split("\n") if "(" in line)
    return damaged + genuine > _DENSEST * len(IDEOGRAPH.findall(lines))


def _is_spaced(content: str) -> bool:
    ends = [found.end() for found in _bracketed(content)]
    spaced = sum(content[end : end + 1] == " " for end in ends)
    return spaced > _SPACED_SHARE * len(ends)

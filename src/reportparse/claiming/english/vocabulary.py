"""The words of ``english.toml`` in the form in which the grammar looks them up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reportparse.claiming.units import Unit, currency_prefixes, unit_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportparse.claiming.lexicon import Lexicon
    from reportparse.records import Qualifier

__all__ = ["Vocabulary", "any_of", "inflected", "vocabulary"]

_HUNDREDTH: Final = Decimal("0.01")
_SYMBOL: Final = 3
"""Letters of a unit that may be a symbol, whose case counts."""
_VOWELS: Final = frozenset("aeiou")
VERB_KINDS: Final = (
    "rise",
    "fall",
    "raise",
    "lower",
    "change",
    "range",
    "level",
    "share",
    "above",
    "below",
    "other",
)


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of words, the longest first, that never matches if there are none."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered) or "(?!)"


def _unchanged(past: str, base: str) -> bool:
    """Whether a past form is the base itself and ends in one consonant, as ``cut`` does."""
    return past == base and base[-1] == "t" and base[-2] in _VOWELS and base[-3:-2] not in _VOWELS


def inflected(entry: str) -> list[tuple[str, str]]:
    """Return the forms of a verb.

    Args:
        entry: ``grow grew grown``, ``edge up``, ``drop dropped``; particles follow the base,
            and are told from past forms by how they look.

    Returns:
        Pairs of a form, particle included, and its kind: ``base``, ``s``, ``past``, ``ing``.

    """
    base, *rest = entry.split()
    particles = [word for word in rest if word in _PARTICLES]
    past = [word for word in rest if word not in _PARTICLES]
    stem = base[:-1] if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) else base
    doubled = next(
        (word for word in past if word == base + base[-1] + "ed" or _unchanged(word, base)), ""
    )
    ing = base + base[-1] + "ing" if doubled else stem + "ing"
    if base.endswith(("s", "x", "z", "ch", "sh")) or base in {"go", "do"}:
        third = base + "es"
    elif base.endswith("y") and base[-2:-1] not in _VOWELS:
        third = base[:-1] + "ies"
    else:
        third = base + "s"
    if not past:
        if base.endswith("y") and base[-2:-1] not in _VOWELS:
            past = [base[:-1] + "ied"]
        else:
            past = [base + "d" if base.endswith("e") else base + "ed"]
    if base == "be":
        forms = [(base, "base"), ("being", "ing"), *((word, "past") for word in past)]
    else:
        forms = [(base, "base"), (third, "s"), (ing, "ing"), *((word, "past") for word in past)]
    tail = "".join(f" {word}" for word in particles)
    return [(form + tail, kind) for form, kind in forms]


_PARTICLES: Final = frozenset(
    [
        "up",
        "down",
        "out",
        "off",
        "on",
        "back",
        "away",
        "due",
        "higher",
        "lower",
        "upward",
        "in",
        "over",
    ]
)


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Look-ups for one lexicon; compared by identity."""

    lexicon: Lexicon
    units: Mapping[str, Unit]
    prefixes: Mapping[str, Unit]
    unit_pattern: re.Pattern[str]
    prefix_pattern: re.Pattern[str]
    magnitudes: Mapping[str, Decimal]
    money_magnitudes: Mapping[str, Decimal]
    small: Mapping[str, int]
    parts: Mapping[str, int]
    multiples: Mapping[str, int]
    plurals: Mapping[str, str]
    attached: Mapping[str, Unit]
    """Symbols that are a unit only straight behind the digits."""
    rates: Mapping[str, str]
    """What a unit that is a rate by itself is per, such as ``day`` for ``mb/d``."""
    denominator_symbols: Mapping[str, str]
    """What a symbol behind a slash stands for."""
    qualifiers: Mapping[str, str]
    after_qualifiers: Mapping[str, str]
    verbs: Mapping[str, frozenset[str]]
    """Kinds of a verb form, such as ``rise`` and ``raise`` for ``increased``."""
    phrasal: Mapping[str, frozenset[str]]
    """The same for forms with a particle."""
    past: frozenset[str]
    """Forms that are a past tense or past participle."""
    participles: frozenset[str]
    """Forms in -ing."""
    classes: Mapping[str, str]
    """Class of a function word."""
    limits: Mapping[str, Qualifier]
    """Qualifier of the values that nouns such as ``floor`` and ``ceiling`` have."""
    telling: frozenset[str]
    """All words by which a part of speech is told; others are nouns or tell by their ending."""
    sets: Mapping[str, frozenset[str]]
    """Word lists by ``table.name``."""

    def words(self, name: str) -> frozenset[str]:
        """Return a word list as a set, such as ``words.metrics``."""
        return self.sets[name]


def _classes(lexicon: Lexicon) -> dict[str, str]:
    classes: dict[str, str] = {}
    for name, label in (
        ("relatives", "REL"),
        ("coordinators", "CC"),
        ("prepositions", "P"),
        ("subordinators", "SUB"),
        ("determiners", "DET"),
        ("pronouns", "PRON"),
        ("adverbs", "ADV"),
    ):
        for word in lexicon.words("english", "words", name):
            classes.setdefault(word, label)
    return classes


def _verbs(
    lexicon: Lexicon,
) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]], set[str], set[str]]:
    kinds: dict[str, set[str]] = {}
    finite: set[str] = set()
    participles: set[str] = set()
    for kind in VERB_KINDS:
        for entry in lexicon.words("english", "verbs", kind):
            for form, shape in inflected(entry):
                kinds.setdefault(form, set()).add(kind)
                if shape == "past":
                    finite.add(form)
                elif shape == "ing":
                    participles.add(form)
    for base in lexicon.tables["english"]["numerals"]["multiplying"]:
        for form, shape in inflected(base):
            kinds.setdefault(form, set()).update({"rise", "raise"})
            (finite if shape == "past" else participles).add(form)
    single = {form: frozenset(found) for form, found in kinds.items() if " " not in form}
    phrasal = {form: frozenset(found) for form, found in kinds.items() if " " in form}
    return single, phrasal, finite, participles


def _sets(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    sets: dict[str, frozenset[str]] = {}
    for table, entries in lexicon.tables["english"].items():
        for name, words in entries.items():
            if isinstance(words, list):
                sets[f"{table}.{name}"] = frozenset(words)
    sets["comparatives.all"] = sets["comparatives.up"] | sets["comparatives.down"]
    sets["verbs.range_forms"] = frozenset(
        form for entry in lexicon.words("english", "verbs", "range") for form, _ in inflected(entry)
    )
    return sets


@lru_cache(maxsize=4)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Compile the vocabulary of a lexicon; the result is kept."""
    tables = lexicon.tables["english"]
    units = dict(unit_words(lexicon, "english"))
    attached = {word: units[word] for word in tables["numerals"]["attached"] if word in units}
    attached |= {
        letter: Unit(code, "money", _HUNDREDTH)
        for letter, code in tables["numerals"]["hundredths"].items()
    }
    for word in tables["numerals"]["not_units"]:
        units.pop(word, None)
    rates = tables["numerals"]["rates"]
    units |= {
        word: Unit(code, "rate", Decimal(factor)) for word, (code, factor, _) in rates.items()
    }
    prefixes = dict(currency_prefixes(lexicon))
    words = [word for word in units if word[0].isalnum()]
    signs = [word for word in units if not word[0].isalnum()]
    upper = [word.capitalize() for word in words if word.islower() and len(word) > _SYMBOL]
    for word in upper:
        units.setdefault(word, units[word.lower()])
    unit_pattern = re.compile(
        rf"(?:{any_of((*words, *upper))})(?![A-Za-z0-9])|(?:{any_of(signs)})(?![A-Za-z])"
    )
    small = {word: value for value, word in enumerate(tables["numerals"]["units"])}
    small |= {word: 10 * value for value, word in enumerate(tables["numerals"]["tens"], start=2)}
    qualifiers = {
        word: kind
        for kind in ("approx", "at_least", "at_most")
        for word in tables["qualifiers"][kind]
    }
    qualifiers |= dict.fromkeys(tables["qualifiers"]["fillers"], "")
    for kind in ("at_least", "approx"):
        for verb in tables["qualifiers"][f"verbs_{kind}"]:
            qualifiers |= {form: f"verb_{kind}" for form, _ in inflected(verb)}
    after = {
        word: kind
        for kind in ("approx", "at_least", "at_most")
        for word in tables["qualifiers"][f"after_{kind}"]
    }
    verbs, phrasal, finite, participles = _verbs(lexicon)
    classes, sets = _classes(lexicon), _sets(lexicon)
    grammar = frozenset().union(*(s for name, s in sets.items() if name.startswith("grammar.")))
    return Vocabulary(
        lexicon=lexicon,
        units=units,
        prefixes=prefixes,
        unit_pattern=unit_pattern,
        prefix_pattern=re.compile(rf"(?<![A-Za-z])(?:{any_of(prefixes)})\s?$"),
        magnitudes={w: Decimal(v) for w, v in tables["numerals"]["magnitudes"].items()},
        money_magnitudes={w: Decimal(v) for w, v in tables["numerals"]["money_magnitudes"].items()},
        small=small,
        parts=tables["numerals"]["parts"],
        multiples=tables["numerals"]["multiples"],
        plurals=tables["words"]["plurals"],
        attached=attached,
        rates={word: per for word, (_, _, per) in rates.items()},
        denominator_symbols=tables["numerals"]["denominator_symbols"],
        qualifiers=qualifiers,
        after_qualifiers=after,
        verbs=verbs,
        phrasal=phrasal,
        past=frozenset(finite),
        participles=frozenset(participles),
        classes=classes,
        telling=grammar
        | sets["verbs.auxiliaries"]
        | sets["comparatives.all"]
        | set(classes)
        | set(verbs)
        | {"up", "down", "off", "in"},
        limits=tables["words"]["limits"],
        sets=sets,
    )

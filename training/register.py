"""Count how reports put words together: ``python -m training.register``.

Writes ``repairing/lexicon/register.toml`` from the Chinese reports in ``training/corpus``.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reportparse.dictionary import tokenizer
from reportparse.language import simplify
from reportparse.repairing.mirror import fold_width
from reportparse.repairing.register import LINE_END, class_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CORPUS: Final = Path(__file__).parent / "corpus"
OUT: Final = Path(__file__).parents[1] / "src/reportparse/repairing/lexicon/register.toml"
_OWN: Final = 30
"""A word or mark that occurs as often is a class by itself."""
_PRIOR: Final = 4.0
"""So many pairs are added to those counted and those expected, so that rare ones tell little."""
_SLIGHT: Final = 0.15
"""Preferences below this are left out."""

_HEAD: Final = """\
# How reports put words together, counted from training/corpus by training/register.py; do not
# edit. `words`: occurrences of each word (two or more). `classes`: the frequent words and marks,
# and the parts of speech of the others. `following`: by how much more often than by chance a
# class follows another, in natural logarithms.
"""


def lines_of(documents: Iterable[Path]) -> Iterator[str]:
    """Yield the lines of prose of documents, simplified and half width."""
    for document in documents:
        for line in document.read_text("utf-8").split("\n"):
            text = line.strip("# ")
            if text and not text.startswith("|"):
                yield fold_width(simplify(text))


def words_of(lines: Iterable[str]) -> list[str]:
    """Cut lines into words; digits, letters and marks stand by themselves."""
    cut = tokenizer()
    words = [LINE_END]
    for line in lines:
        for word in cut.cut(line, HMM=False):
            words += word if word.isascii() else [word]
        words.append(LINE_END)
    return words


def is_ideographic(word: str) -> bool:
    """Tell whether a word is written in ideographs."""
    return all("\u3400" <= character <= "\u9fff" for character in word)


def preferences(words: Sequence[str]) -> tuple[list[str], dict[str, dict[str, float]]]:
    """Find the classes of words, and by how much each is preferred after each other one."""
    own = {word for word, count in Counter(words).items() if count >= _OWN and not word.isalnum()}
    own |= {
        word for word, count in Counter(words).items() if count >= _OWN and is_ideographic(word)
    }
    classes = [class_name(word, own) for word in words]
    singles, pairs = Counter(classes), Counter(pairwise(classes))
    following: dict[str, dict[str, float]] = {}
    names = sorted(singles)
    for first in names:
        for second in names:
            expected = singles[first] * singles[second] / len(classes)
            value = math.log((pairs[first, second] + _PRIOR) / (expected + _PRIOR))
            if abs(value) >= _SLIGHT:
                following.setdefault(first, {})[second] = round(value, 1)
    return names, following


def main(arguments: Sequence[str]) -> None:
    """Write the register; documents named after ``--without`` are left out of it."""
    without = set(arguments[1:]) if arguments[:1] == ["--without"] else set()
    documents = [
        path / "source.md"
        for path in sorted(CORPUS.iterdir())
        if not path.name.startswith("en_") and path.name not in without
    ]
    words = words_of(lines_of(documents))
    counts = Counter(word for word in words if is_ideographic(word))
    names, following = preferences(words)

    def quoted(name: str) -> str:
        return json.dumps(name, ensure_ascii=False)

    rows = [_HEAD, f"classes = [{', '.join(map(quoted, names))}]", "", "[words]"]
    rows += [f"{quoted(word)} = {count}" for word, count in counts.most_common() if count > 1]
    rows += ["", "[following]"]
    for first, row in following.items():
        cells = ", ".join(f"{quoted(second)} = {value:g}" for second, value in row.items())
        rows.append(f"{quoted(first)} = {{ {cells} }}")
    OUT.write_text("\n".join(rows) + "\n", "utf-8")
    sys.stdout.write(f"{len(words):,} words, {len(names)} classes, {OUT.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])

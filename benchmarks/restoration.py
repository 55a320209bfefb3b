"""How many runs of a damaged document come back exactly, on text held apart for this.

The reports in ``tests/repairing/held_apart`` were written for this and nothing was tuned on them.
Six sites damage them with the forward model: three sizes of key tables, two sets of split marks.
Other folders of text files may be named on the command line, and ``--misses`` shows what failed.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.repairing import repair_text
from reportparse.repairing.keys import READING, likely_readings
from reportparse.repairing.mirror import (
    EXTRA_SPLIT_MARKS,
    SPLIT_MARKS,
    Key,
    damage_converted,
    fold_width,
    to_mirror_script,
)
from reportparse.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportparse.records import Repair

__all__ = ["SITES", "Result", "Site", "measure", "read_lines"]

HELD_APART: Final = Path(__file__).parents[1] / "tests" / "repairing" / "held_apart"
SIZES: Final = (15, 60, 120)
MARKS: Final = (SPLIT_MARKS, (*SPLIT_MARKS, *EXTRA_SPLIT_MARKS[:2]))
NEAR: Final = 3
"""Characters between two differences that part two runs."""
MARKER: Final = "\x00"
"""Shown for a pair without a glyph, to tell the runs in which one vanished."""


class Site(NamedTuple):
    """What a mirror site does to text."""

    seed: int
    """Chooses the keys among the likely ones."""
    size: int
    marks: tuple[str, ...]

    @property
    def name(self) -> str:
        """Size and marks in a few characters."""
        return f"{self.size} keys, split at {''.join(self.marks)}"

    def table(self) -> list[Key]:
        """Keys of the site, in the order in which it replaces them."""
        readings: dict[str, str] = {}
        for reading, characters in likely_readings().items():
            for character in characters:
                readings.setdefault(character, reading)
        commonest = [Key(character, reading) for character, reading in readings.items()]
        return random.Random(self.seed).sample(commonest, self.size)  # noqa: S311 - no secret


SITES: Final = tuple(
    Site(seed, size, marks)
    for seed, (size, marks) in enumerate((size, marks) for size in SIZES for marks in MARKS)
)


class Run(NamedTuple):
    """A run of a line that a site has damaged beyond its annotations."""

    line: int
    start: int
    end: int
    """Offsets in the clean line, half-width."""
    shown: str
    vanished: bool


@dataclass(frozen=True, slots=True)
class Miss:
    """A run that did not come back."""

    run: Run
    clean: str
    repaired: str
    accepted: str
    """Certainties of the rows of its line."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of the runs of one site."""

    counts: Counter[str]
    misses: tuple[Miss, ...]


def read_lines(folder: Path) -> list[str]:
    """Read the lines of all text files of a folder, as a mirror would have them."""
    lines = [
        line.strip("#| ").strip()
        for path in sorted((*folder.rglob("*.txt"), *folder.rglob("source.md")))
        for line in path.read_text("utf-8").split("\n")
        if line.strip() and not line.startswith("|")
    ]
    return [to_mirror_script(line).encode("gbk", "ignore").decode("gbk") for line in lines]


def runs_of(clean: str, number: int, keys: Sequence[Key], marks: tuple[str, ...]) -> Iterator[Run]:
    """Find the runs of a line, by what differs when the annotations are taken out."""
    characters = "".join(key.character for key in keys)
    marked = damage_converted(clean, keys, marks, MARKER)
    shown = re.sub(rf"(?<=[{characters}])\({READING}\)", "", marked)
    whole = fold_width(clean)
    if shown == whole:
        return
    spans: list[list[int]] = []
    matcher = SequenceMatcher(None, whole, shown, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        if spans and first - spans[-1][1] < NEAR:
            spans[-1][1], spans[-1][3] = last, end
        else:
            spans.append([first, last, start, end])
    for first, last, start, end in spans:
        part = shown[start:end]
        yield Run(number, first, last, part.replace(MARKER, ""), MARKER in part)


def is_restored(run: Run, clean: str, repaired: str) -> bool:
    """Tell whether a run stands in the repaired line as it stood in the clean one."""
    if clean == repaired:
        return True
    matcher = SequenceMatcher(None, clean, repaired, autojunk=False)
    return not any(
        kind != "equal" and first <= run.end and last >= run.start
        for kind, first, last, _, _ in matcher.get_opcodes()
    )


def measure(lines: Sequence[str], site: Site) -> Result:
    """Damage lines as a site does, repair them as one document, and compare."""
    keys = site.table()
    damaged = [damage_converted(line, keys, site.marks) for line in lines]
    repaired = repair_text(Text.of("\n".join(damaged)))
    counts: Counter[str] = Counter()
    misses: list[Miss] = []
    rows = _rows_by_line(damaged, repaired.repairs)
    for number, line in enumerate(repaired.text.content.split("\n")):
        clean, now = fold_width(lines[number]), fold_width(line)
        runs = list(runs_of(lines[number], number, keys, site.marks))
        certainties = "".join(sorted({row.certainty[0] for row in rows.get(number, ())}))
        if not runs and clean != now:
            counts["unharmed lines changed"] += 1
        for run in runs:
            kind = "vanished" if run.vanished else "plain"
            counts[kind] += 1
            if is_restored(run, clean, now):
                counts[f"{kind} restored"] += 1
                continue
            counts["wrong as exact"] += certainties == "e"
            misses.append(Miss(run, clean, now, certainties))
    return Result(counts, tuple(misses))


def _rows_by_line(damaged: Sequence[str], repairs: Sequence[Repair]) -> dict[int, list[Repair]]:
    """Rows that restore runs, by the line in which they stand."""
    starts: dict[int, int] = {}
    place = 0
    for number, line in enumerate(damaged):
        starts |= dict.fromkeys(range(place, place + len(line) + 1), number)
        place += len(line) + 1
    rows: dict[int, list[Repair]] = {}
    for repair in repairs:
        if repair.kind in ("shifted_run", "straddled_annotation"):
            rows.setdefault(starts[repair.source_start], []).append(repair)
    return rows


def tell(name: str, counts: Counter[str]) -> None:
    """Print a line of counts."""
    parts = [f"{name:<34}"]
    for kind in ("plain", "vanished"):
        share = counts[f"{kind} restored"] / max(1, counts[kind])
        parts.append(f"{kind} {counts[f'{kind} restored']:>3}/{counts[kind]:<3} {share:6.1%}")
    parts.append(f"wrong as exact {counts['wrong as exact']}")
    parts.append(f"unharmed changed {counts['unharmed lines changed']}")
    print("  ".join(parts))


def main(arguments: Sequence[str]) -> None:
    """Measure all sites and print what came back."""
    shows = "--misses" in arguments
    folders = [Path(name) for name in arguments if not name.startswith("-")] or [HELD_APART]
    lines = [line for folder in folders for line in read_lines(folder)]
    print(f"{len(lines)} lines, {sum(map(len, lines)):,} characters")
    total: Counter[str] = Counter()
    for site in SITES:
        result = measure(lines, site)
        total += result.counts
        tell(site.name, result.counts)
        for miss in result.misses if shows else ():
            run = miss.run
            print(f"    {'vanished' if run.vanished else 'plain'} [{miss.accepted}] {run.shown}")
            print(f"      was {miss.clean[max(0, run.start - 8) : run.end + 8]}")
            start = max(0, run.start - 8)
            print(f"      now {miss.repaired[start : run.end + 8]}", flush=True)
    tell("all", total)


if __name__ == "__main__":
    main(sys.argv[1:])

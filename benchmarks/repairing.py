"""How fast repair is: ratios to OpenCC and jieba, taken side by side in one run; hostile input.

Clean text against OpenCC's own conversion; a damaged report of 40,000 characters without shifted
runs against jieba's segmentation of it; and what hostile input of a given size costs, in
processor time and peak memory, each in a process of its own.
"""

from __future__ import annotations

import multiprocessing
import random
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from opencc import OpenCC

from reportparse.dictionary import tokenizer
from reportparse.repairing import repair_text
from reportparse.repairing.keys import likely_readings
from reportparse.repairing.mirror import to_mirror_script
from reportparse.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HELD_APART: Final = Path(__file__).parents[1] / "tests" / "repairing" / "held_apart"
KEYS: Final = 60
ROUNDS: Final = 3
CLEAN: Final = 5_000_000
"""Bytes in UTF-8."""
REPORT: Final = 40_000
HOSTILE: Final[dict[str, Callable[[int], str]]] = {
    "random bytes as GB18030": lambda size: (
        random.Random(1).randbytes(size).decode("gb18030", "replace")  # noqa: S311 - no secret
    ),
    "random bytes as UTF-8": lambda size: (
        random.Random(1).randbytes(size).decode("utf-8", "replace")  # noqa: S311 - no secret
    ),
    "random bytes as Latin-1": lambda size: (
        random.Random(1).randbytes(size).decode("latin-1")  # noqa: S311 - no secret
    ),
    "question marks": lambda size: "?" * size,
    "brackets": lambda size: "(" * size,
    "alternating lead bytes": lambda size: (b"\xb0 " * (size // 2)).decode("gb18030", "replace"),
}


def fastest(action: Callable[[], object]) -> float:
    """Return the processor time of the fastest of some rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


def measure_clean(lines: Sequence[str]) -> None:
    """Print how clean text compares with OpenCC's conversion of it."""
    once = "\n".join(lines) + "\n"
    content = once * (CLEAN // len(once.encode()) + 1)
    text, converter = Text.of(content), OpenCC("t2s")
    ours = fastest(lambda: repair_text(text))
    theirs = fastest(lambda: converter.convert(content))
    assert repair_text(text).repairs == ()  # noqa: S101 - what is measured must be right
    print(f"Clean text, {len(content.encode()):,} bytes: repair {ours:.3f} s, OpenCC t2s")
    print(f"  {theirs:.3f} s: {theirs / ours:.2f} of OpenCC's speed (asked: 0.33)")


def annotated(lines: Sequence[str]) -> str:
    """Annotate every key of a site where it stands, shifting nothing."""
    readings = {
        character: reading
        for reading, characters in likely_readings().items()
        for character in characters
    }
    chosen = random.Random(1).sample(sorted(readings), KEYS)  # noqa: S311 - no secret
    table = {character: f"{character}({readings[character]})" for character in chosen}
    once = "\n".join(lines) + "\n"
    content = to_mirror_script(once * (REPORT // len(once) + 1))[:REPORT].replace("?", "")
    return "".join(table.get(character, character) for character in content)


def measure_damaged(lines: Sequence[str]) -> None:
    """Print how a damaged report compares with jieba's segmentation of it."""
    content = annotated(lines)
    text, words = Text.of(content), tokenizer()
    ours = fastest(lambda: repair_text(text))
    theirs = fastest(lambda: list(words.cut(content)))
    count = len(repair_text(text).repairs)
    print(f"Damaged report, {len(content):,} characters, {count:,} repairs: {ours:.3f} s,")
    print(f"  jieba {theirs:.3f} s: {ours / theirs:.2f} of its time (asked: at most 0.3)")


def measure_hostile(name: str, size: int) -> None:
    """Print what hostile input costs."""
    text = Text.of(HOSTILE[name](size))
    start = time.process_time()
    repairs = repair_text(text).repairs
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"  {name:<26}{size >> 20:>4} MB {spent:>7.1f} s {peak:>6} MB {len(repairs):>8} rows")


def main(arguments: Sequence[str]) -> None:
    """Measure everything; a number sets the megabytes of the hostile input (20)."""
    lines = [
        line
        for path in sorted(HELD_APART.glob("*.txt"))
        for line in path.read_text("utf-8").split("\n")
    ]
    measure_clean(lines)
    measure_damaged(lines)
    most = int(arguments[0]) if arguments else 20
    print("Hostile input: processor time, peak memory of the process, rows of the account")
    for name in HOSTILE:
        for size in (most << 18, most << 20):
            process = multiprocessing.Process(target=measure_hostile, args=(name, size))
            process.start()
            process.join()


if __name__ == "__main__":
    main(sys.argv[1:])

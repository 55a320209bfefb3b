"""``reportparse repair --html``: damaged and repaired text side by side, on a page of its own.

The page holds its style, runs no script and loads nothing; whatever a file has in it is shown as
text.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportparse.records import Repair, Repaired
    from reportparse.text import Text

__all__ = ["comparison_page"]

_SHOWN: Final = {
    code: 0x2400 + code for code in range(0x20) if code not in (9, 10)
} | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
"""Control characters as their pictures, half surrogates as what stands for what is lost."""

_PAGE: Final = """\
<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{title}: repairs</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.7 system-ui, "Noto Sans CJK SC", "PingFang SC", sans-serif; margin: 2rem; }}
table {{ border-collapse: collapse; table-layout: fixed; width: 100%; }}
th, td {{ border-bottom: 1px solid #8885; padding: .4rem .8rem; text-align: left;
  vertical-align: top; white-space: pre-wrap; overflow-wrap: anywhere; width: 50%; }}
del {{ background: #f8514940; text-decoration: none; }}
ins {{ background: #2ea04340; text-decoration: none; }}
.inferred {{ outline: 1px dashed #d29922; }}
.unrecoverable {{ outline: 2px solid #d29922; }}
.same td {{ opacity: .6; text-align: center; }}
</style>
</head>
<body>
<h1>{title}</h1>
<p>{summary}</p>
<p><ins>exact</ins> follows from the bytes; <ins class="inferred">inferred</ins> was chosen by a
language model among what the bytes allow; <ins class="unrecoverable">unrecoverable</ins> was left
as found. Point at a place to read why.</p>
<table>
<thead><tr><th scope="col">Damaged</th><th scope="col">Repaired</th></tr></thead>
<tbody>
"""


class _Mark(NamedTuple):
    """A part of a text that a repair has to do with."""

    start: int
    end: int
    repair: Repair


def comparison_page(name: str, repaired: Repaired) -> Iterator[str]:
    """Write the page, piece by piece.

    Args:
        name: name of the file, for the heading.
        repaired: its repaired text. What was done to single characters everywhere, such as a
            change of script, is counted above the table and not marked within it.

    """
    text = repaired.text
    single = [repair for repair in repaired.repairs if repair.count == 1]
    single = [repair for repair in single if repair.kind != "script"]
    before = _separate(_Mark(repair.source_start, repair.source_end, repair) for repair in single)
    after = _separate(
        _Mark(*text.find_source(repair.source_start, repair.source_end), repair)
        for repair in single
    )
    yield _PAGE.format(title=_escaped(name), summary=_escaped(_summary(repaired.repairs)))
    yield from _rows(text, before, after)
    yield "</tbody>\n</table>\n</body>\n</html>\n"


def _summary(repairs: Iterable[Repair]) -> str:
    counted = Counter[str]()
    kinds = Counter[str]()
    for repair in repairs:
        counted[repair.certainty] += repair.count
        kinds[repair.kind] += repair.count
    if not kinds:
        return "Nothing was repaired."
    certainties = ", ".join(f"{count:,} {name}" for name, count in sorted(counted.items()))
    return f"{counted.total():,} repairs: {certainties}. By kind: " + ", ".join(
        f"{name} {count:,}" for name, count in kinds.most_common()
    )


def _separate(marks: Iterable[_Mark]) -> list[_Mark]:
    """Sort marks, and of those that overlap keep the first."""
    kept: list[_Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _rows(text: Text, before: Sequence[_Mark], after: Sequence[_Mark]) -> Iterator[str]:
    """Yield a row for each line that was repaired, and one for the lines between them."""
    source = text.source.content
    start = first = second = same = 0
    done = text.source_range(0, 0).start
    for line in text.content.split("\n"):
        end = start + len(line)
        where = text.source_range(start, end)
        next_start = text.source_range(end, end + 1).start if end < len(text) else len(source)
        left: list[_Mark] = []
        while first < len(before) and (
            before[first].start < next_start or before[first].start < where.end
        ):
            left.append(before[first])
            first += 1
        right: list[_Mark] = []
        while second < len(after) and after[second].start <= end:
            right.append(after[second])
            second += 1
        if left or right:
            if same:
                yield _unchanged(same)
                same = 0
            lowest = max(done, min([where.start, *(mark.start for mark in left)]))
            highest = max([where.end, *(mark.end for mark in left)])
            yield (
                f"<tr><td>{_marked(source, lowest, highest, left, 'del')}</td>"
                f"<td>{_marked(text.content, start, end, right, 'ins')}</td></tr>\n"
            )
            done = highest
        else:
            same += 1
        start = end + 1
    if same:
        yield _unchanged(same)


def _unchanged(lines: int) -> str:
    counted = "1 line" if lines == 1 else f"{lines:,} lines"
    return f'<tr class="same"><td colspan="2">{counted} as found</td></tr>\n'


def _marked(content: str, start: int, end: int, marks: Iterable[_Mark], tag: str) -> str:
    """Write a part of a text with the marks that lie in it."""
    parts: list[str] = []
    done = start
    for mark in marks:
        opening, closing = max(mark.start, done), min(mark.end, end)
        if opening >= closing:
            continue
        parts += (
            _escaped(content[done:opening]),
            f'<{tag} class="{mark.repair.certainty}" title="{_escaped(_why(mark.repair))}">',
            _escaped(content[opening:closing]),
            f"</{tag}>",
        )
        done = closing
    return "".join(parts) + _escaped(content[done:end])


def _why(repair: Repair) -> str:
    why = f"{repair.certainty}, {repair.kind}: {repair.rule}"
    if repair.runner_up:
        why += f"; next best: {repair.runner_up} (behind by {repair.margin})"
    return why


def _escaped(content: str) -> str:
    return escape(content.translate(_SHOWN))

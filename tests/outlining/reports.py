"""Reports of which the outline is known: the cases beside the tests, and the corpus."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reportparse.outlining.keys import key_of
from reportparse.records import Block, Table

CASES: Final = Path(__file__).parent / "cases"
CORPUS: Final = Path(__file__).parents[3] / "shared" / "corpus"
_MARKED: Final = re.compile(r"§(?P<mark>\w) (?P<rest>.*)")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A report in one format: its characters, and what a reader would say of them."""

    content: str
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A report and its outline."""

    content: str
    title: str
    headings: tuple[tuple[int, str], ...]
    """Level, and number and title as they are compared."""
    text: tuple[str, ...]
    """Running text, a paragraph each."""


def read_case(path: Path) -> Case:
    """Read a case; see cases/README.md for its marks."""
    marked: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        found = _MARKED.match(line)
        marked.append((found["mark"], found["rest"]) if found else ("", line))
    title = next(rest for mark, rest in marked if mark in {"T", "G", "I"})
    heads = [(int(mark), rest) for mark, rest in marked if mark.isdecimal()]
    return Case(
        _laid_out(marked),
        title,
        tuple((level, key_of(_without_marks(rest).split("|")[0])) for level, rest in heads),
        tuple(rest for mark, rest in marked if not mark),
    )


def _without_marks(heading: str) -> str:
    return re.sub(r"^#+ ", "", heading)


def _laid_out(marked: list[tuple[str, str]]) -> str:
    lines = [(mark, rest.replace("|", "")) for mark, rest in marked]
    glued = next((at for at, (mark, _) in enumerate(lines) if mark in {"G", "I"}), None)
    if glued is None:
        return "\n".join(rest for _, rest in lines)
    first = next(at for at, (mark, _) in enumerate(lines) if mark.isdecimal())
    contents = [rest for _, rest in lines[glued + 1 : first]]
    contents[0] = lines[glued][1] + contents[0]
    contents[-1] += "".join(rest for _, rest in lines[first:])
    joint = "" if lines[glued][0] == "I" else "\n"
    return "\n".join([*(rest for _, rest in lines[:glued]), joint.join(contents)])


@dataclass(frozen=True, slots=True)
class Element:
    """A heading (level above 0), a paragraph, or the rows of a table of the corpus."""

    content: str
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


def read_corpus(name: str) -> tuple[list[Element], list[dict[str, Any]]]:
    """Read a report of the corpus and its outline."""
    folder = CORPUS / name
    elements: list[Element] = []
    for block in (folder / "source.md").read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip()]
        if lines and lines[0].startswith("|"):
            rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
            elements.append(Element("", rows=(rows[0], *rows[2:])))
            continue
        for line in lines:
            marks, _, rest = line.partition(" ")
            level = len(marks) if marks and set(marks) == {"#"} else 0
            elements.append(Element(rest if level else line, level))
    return elements, json.loads((folder / "outline.json").read_text(encoding="utf-8"))


def as_text(elements: list[Element], *, tagged: bool = False) -> Rendered:
    """Lay a report out a line each; tell of its headings if they are tagged."""
    parts: list[str] = []
    blocks: list[Block] = []
    tables: list[Table] = []
    at = 0
    for element in elements:
        content = "\n".join("\t".join(row) for row in element.rows) or element.content
        end = at + len(content)
        if element.rows:
            blocks.append(Block("table", at, end))
            tables.append(Table(at, end, ()))
        elif tagged and element.level:
            blocks.append(Block("heading", at, end, element.level))
        parts.append(content)
        at = end + 1
    return Rendered("\n".join(parts), tuple(blocks), tuple(tables))


def with_contents(elements: list[Element], *, leaders: bool) -> Rendered:
    """Put a contents list before the first heading below the title."""
    first = next(at for at, element in enumerate(elements) if element.level > 1)
    heads = [element.content for element in elements if element.level > 1]
    chinese = any("\u4e00" <= character <= "\u9fff" for character in heads[0])
    listed = [Element("目录" if chinese else "Contents")]
    for page, head in enumerate(heads, 1):
        listed.append(Element(f"{head} ........ {page}" if leaders else head))
    return as_text([*elements[:first], *listed, *elements[first:]])


def glued(elements: list[Element]) -> Rendered:
    """Lay a report out as mirrors do: the contents list, then everything in one line."""
    first = next(at for at, element in enumerate(elements) if element.level > 1)
    heads = ["".join(e.content.split()) for e in elements if e.level > 1]
    body = "".join(
        "".join(element.content.split()) if element.level else element.content
        for element in elements[first:]
        if not element.rows
    )
    heads[0] = elements[0].content + heads[0]
    heads[-1] += body
    return Rendered("\n".join(["文档简介", *heads, "评论", "0/150", "提交评论"]))

"""The pages as HTML: everything that comes from a document is escaped, nothing is fetched.

Lengths of text are counted and cut in Python; there is no script on a page.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING, Final

from reportparse.dataset.schema import columns, tables
from reportparse.review.highlighting import place_in_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportparse.dataset.rows import Row, Rows
    from reportparse.dataset.schema import Localized, TableName

__all__ = ["Listed", "document_page", "file_name", "index_page", "listed"]

_LISTED: Final = ("title", "language", "pages", "sections", "claims", "repairs", "status")
"""Columns of the list of documents, after the document itself."""
_ABOUT: Final = (
    "title",
    "publisher",
    "published",
    "report_period",
    "media_type",
    "encoding",
    "pages",
    "characters",
    "sections",
    "claims",
    "repairs",
    "status",
)
"""What a document's own page says of it."""
_FIELDS: Final = (
    "metric",
    "subject",
    "value_low",
    "value_high",
    "unit",
    "per",
    "qualifier",
    "role",
    "direction",
    "period",
    "baseline",
    "modality",
    "source",
    "table_title",
    "table_row",
    "table_column",
    "page",
    "source_text",
    "confidence",
    "flags",
)
"""What is shown of a claim below its sentence, where it says anything."""
_UNSAID: Final = {"qualifier": "exact", "modality": "actual"}
"""Values that go without saying."""
_NAMED: Final[dict[str, str]] = {"zh": "zh", "en": "en", "mixed": "zh"}
_DIGITS: Final = 16


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list of documents shows of one."""

    file: str
    row: Row


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("style.css").read_text("utf-8")


@cache
def _policy() -> str:
    """Return a content security policy under which nothing but the page's own style works."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _page(title: str, body: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_policy())}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{_style()}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _both(words: Localized) -> str:
    return f'{escape(words.en)} <span lang="zh">{escape(words.zh)}</span>'


def _label(table: TableName, column: str) -> str:
    return _both(columns(table)[column].label)


def _text(row: Row, column: str) -> str:
    value = row[column]
    return "" if value is None else str(value)


def _spoken(row: Row) -> str:
    """Return the attribute that tells the language of a passage."""
    language = _NAMED.get(_text(row, "language"))
    return f' lang="{language}"' if language else ""


def file_name(document_id: str) -> str:
    """Return the name of a document's page, which holds nothing of the file's own name."""
    digest = hashlib.sha256(document_id.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{digest[:_DIGITS]}.html"


def listed(rows: Rows) -> Listed:
    """Keep of a document what the list shows."""
    (row,) = rows["documents"]
    wanted = ("document_id", "message", "duplicate_of", *_LISTED)
    return Listed(file_name(_text(row, "document_id")), {column: row[column] for column in wanted})


def index_page(documents: Iterable[Listed]) -> str:
    """Return the list of all documents.

    Args:
        documents: in the order in which they are listed.

    """
    lines = [
        f"<h1>{_both(tables()['documents'].title)}</h1>",
        '<div class="scroll"><table>',
        "<thead><tr>"
        + "".join(
            f'<th scope="col"{_numeric(column)}>{_label("documents", column)}</th>'
            for column in ("document_id", *_LISTED)
        )
        + "</tr></thead>",
        "<tbody>",
        *map(_index_row, documents),
        "</tbody></table></div>",
    ]
    return _page("Documents", "\n".join(lines))


def _numeric(column: str) -> str:
    return ' class="number"' if columns("documents")[column].type == "integer" else ""


def _index_row(document: Listed) -> str:
    row = document.row
    name = escape(_text(row, "document_id"))
    cells = [f'<th scope="row"><a href="documents/{document.file}">{name}</a></th>']
    for column in _LISTED:
        content = escape(_text(row, column))
        language = _spoken(row) if column == "title" else ""
        if column == "status" and row["message"]:
            content += f'<br><span class="quiet">{escape(_text(row, "message"))}</span>'
        cells.append(f"<td{_numeric(column)}{language}>{content}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def document_page(rows: Rows) -> str:
    """Return the page of one document: its claims by section, each quantity in its sentence.

    Args:
        rows: rows of the document.

    """
    (document,) = rows["documents"]
    name = _text(document, "document_id")
    lines = [
        f'<p><a href="../index.html">{_both(tables()["documents"].title)}</a></p>',
        f"<h1{_spoken(document)}>{escape(_text(document, 'title') or name)}</h1>",
        f'<p class="quiet">{escape(name)}</p>',
    ]
    if document["message"]:
        lines.append(f"<p>{escape(_text(document, 'message'))}</p>")
    lines.append(_fields("documents", document, _ABOUT))
    sections = {_text(row, "section_id"): row for row in rows["sections"]}
    for section_id, claims in groupby(rows["claims"], lambda row: _text(row, "section_id")):
        lines.append(_section(sections.get(section_id), list(claims)))
    return _page(name, "\n".join(lines))


def _section(section: Row | None, claims: Sequence[Row]) -> str:
    first = claims[0]
    heading = f"{_text(first, 'section_number')} {_text(first, 'section_title')}".strip()
    text = _text(section, "text") if section else ""
    return "\n".join(
        [
            "<section>",
            f"<h2{_spoken(first)}>{escape(heading or '–')}</h2>",
            *(_claim(claim, text) for claim in claims),
            "</section>",
        ]
    )


def _claim(claim: Row, text: str) -> str:
    sentence, quantity = _text(claim, "sentence"), _text(claim, "quantity")
    start = claim["char_start"]
    place = place_in_sentence(sentence, quantity, text, start if isinstance(start, int) else None)
    if place:
        before, after = sentence[: place[0]], sentence[place[1] :]
    else:
        before, after = (f"{sentence} " if sentence else ""), ""
    return (
        f'<article id="{escape(_text(claim, "claim_id"))}">\n'
        f"<p{_spoken(claim)}>{escape(before)}<mark>{escape(quantity)}</mark>{escape(after)}</p>\n"
        f"{_fields('claims', claim, _FIELDS)}\n</article>"
    )


def _fields(table: TableName, row: Row, names: Sequence[str]) -> str:
    said = {name: _text(row, name) for name in names}
    if said.get("value_high") == said.get("value_low"):
        said.pop("value_high", None)
    if table == "claims" and said.get("source_text") == _text(row, "quantity"):
        said.pop("source_text", None)
    items = (
        f"<div><dt>{_label(table, name)}</dt><dd{_spoken(row)}>{escape(value)}</dd></div>"
        for name, value in said.items()
        if value and value != _UNSAID.get(name)
    )
    return f"<dl>{''.join(items)}</dl>"

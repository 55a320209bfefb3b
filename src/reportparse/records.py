"""The records that the stages hand on: frozen, slotted, with derived properties only.

Offsets called *source* offsets count characters of a :class:`~reportparse.text.Source`;
all others count characters of the text that the record names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from reportparse.text import Place, SourceRange, Text

if TYPE_CHECKING:
    from decimal import Decimal

    import pandas as pd

__all__ = [
    "Block",
    "BlockKind",
    "Cell",
    "Certainty",
    "Claim",
    "Direction",
    "DocumentStatus",
    "Language",
    "Modality",
    "Origin",
    "Place",
    "Qualifier",
    "Reading",
    "Repair",
    "Repaired",
    "Report",
    "Role",
    "Script",
    "Section",
    "SectionStatus",
    "SourceRange",
    "Table",
    "TargetScript",
    "Text",
]

Language = Literal["zh", "en", "mixed"]
Script = Literal["hans", "hant", "mixed", "none"]
TargetScript = Literal["hans", "hant", "keep"]
DocumentStatus = Literal["ok", "partial", "failed", "duplicate"]
SectionStatus = Literal["present", "empty", "missing"]
Certainty = Literal["exact", "inferred", "unrecoverable"]
Origin = Literal["prose", "table", "list"]
Qualifier = Literal["exact", "approx", "at_least", "at_most"]
Role = Literal["level", "change", "from", "to", "comparison"]
Direction = Literal["up", "down"]
Modality = Literal["actual", "forecast", "target", "condition"]
BlockKind = Literal[
    "paragraph",
    "heading",
    "list_item",
    "contents",
    "caption",
    "note",
    "table",
    "furniture",
    "notice",
]


@dataclass(frozen=True, slots=True)
class Block:
    """A passage of the source and what the file or the page layout shows it to be."""

    kind: BlockKind
    start: int
    """First source character."""
    end: int
    """One past the last source character."""
    level: int | None = None
    """Level of a heading that the file itself states (tag, bookmark); None if it does not."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: where it stands in the grid, and its characters in the source."""

    row: int
    """0 for the first row."""
    column: int
    """0 for the first column."""
    start: int
    """First source character; equal to end for an empty cell."""
    end: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    """Whether the file or the layout marks it as a header cell."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its region in the source, its caption and its cells in row order.

    The text of a cell is found through the repaired text: ``text.find_source(cell.start,
    cell.end)``, so that cells are repaired with the rest of the document.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    caption: SourceRange | None = None
    """Title and unit line above or below the table, where there are any."""
    notes: tuple[SourceRange, ...] = ()

    @property
    def rows(self) -> int:
        """Number of rows of the grid."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def columns(self) -> int:
        """Number of columns of the grid."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader takes from a file: its text, and what the file shows of its structure."""

    text: Text
    """All characters in reading order, furniture, tables and captions included."""
    media_type: str
    blocks: tuple[Block, ...] = ()
    """Blocks in source order; they do not overlap."""
    tables: tuple[Table, ...] = ()
    """Tables in source order; each has a block of kind ``table`` that covers it."""
    encoding: str = ""
    """Encoding of the bytes as found; empty for PDF."""
    pages: int | None = None
    title: str = ""
    """Title that the file states in its own metadata or title tag; empty if none."""
    publisher: str = ""
    published: str = ""
    """ISO date that the file states; empty if none."""
    warnings: tuple[str, ...] = ()
    """What could not be read, one sentence each (pages without a text layer and the like)."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One change that was made to the text as read, or damage that could not be undone."""

    kind: str
    """Kind of damage, such as ``annotation``, ``shifted_run`` or ``kangxi_radical``."""
    before: str
    """The characters as found."""
    after: str
    """What replaced them; equal to before where nothing could be done."""
    source_start: int
    source_end: int
    certainty: Certainty = "exact"
    rule: str = ""
    """What the change rests on, in words a person can check (the key and its pinyin, …)."""
    page: int | None = None
    count: int = 1
    """Number of identical neighbours that this row stands for."""
    runner_up: str = ""
    """Second-best restoration of an inferred repair; empty if there was none."""
    margin: float | None = None
    """By how much the best restoration beat the runner-up, in natural-log probability."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text after repair, with the account of every change."""

    text: Text
    repairs: tuple[Repair, ...]
    script: Script = "none"
    """Script of the repaired text before it was converted to the one asked for."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it, up to the next heading."""

    number: str
    """Number as printed, without spaces (``一、``, ``1.1``, ``第三章``); empty if there is none."""
    title: str
    level: int
    """1 for a chapter."""
    text: Text
    """Body under this heading; tables, captions and furniture left out; lines end in ``\\n``."""
    status: SectionStatus = "present"
    chapter: str = ""
    """Title of the level-1 section that it stands in, itself included."""
    path: str = ""
    """Titles from the chapter down to this section, joined by `` / ``."""
    tables: tuple[Table, ...] = ()
    source_start: int = 0
    """First source character of the section, heading included."""
    source_end: int = 0
    section_id: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity that a report asserts, and what it is about; see the codebook for each field.

    Attribute names are the column names of the claims table. An empty string means that
    the text does not say.
    """

    quantity: str
    """Surface of number and unit as it stands in the repaired text."""
    value_low: Decimal
    value_high: Decimal
    unit: str = ""
    per: str = ""
    dimension: str = ""
    qualifier: Qualifier = "exact"
    role: Role = "level"
    direction: Direction | Literal[""] = ""
    metric: str = ""
    subject: str = ""
    period: str = ""
    period_start: str = ""
    """ISO date."""
    period_end: str = ""
    """ISO date."""
    baseline: str = ""
    modality: Modality = "actual"
    source: str = ""
    sentence: str = ""
    language: Language = "zh"
    origin: Origin = "prose"
    table_title: str = ""
    table_row: str = ""
    table_column: str = ""
    char_start: int | None = None
    """First character of the quantity in the section's text; None for a table cell."""
    char_end: int | None = None
    source_start: int | None = None
    """First source character behind the quantity."""
    source_end: int | None = None
    source_text: str = ""
    """The damaged original behind the quantity."""
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    """x0, top, x1, bottom in points from the page's top left corner."""
    confidence: float = 1.0
    flags: tuple[str, ...] = ()
    claim_id: str = ""
    section_id: str = ""
    section_number: str = ""
    section_title: str = ""
    chapter: str = ""
    counterpart_claim_id: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One document after all stages."""

    document_id: str
    """Path below the folder that was read, ``/``-separated."""
    source_sha256: str = ""
    media_type: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    report_period: str = ""
    language: Language = "zh"
    script: Script = "none"
    encoding: str = ""
    pages: int | None = None
    status: DocumentStatus = "ok"
    message: str = ""
    """Why the status is not ``ok``, in a sentence that a person understands."""
    text: str = field(default="", repr=False)
    """The whole repaired text in reading order, furniture and tables included."""
    sections: tuple[Section, ...] = field(default=(), repr=False)
    claims: tuple[Claim, ...] = field(default=(), repr=False)
    repairs: tuple[Repair, ...] = field(default=(), repr=False)

    @property
    def characters(self) -> int:
        """Number of characters of the repaired text."""
        return len(self.text)

    def to_pandas(self) -> dict[str, pd.DataFrame]:
        """Return the tables of this report as frames, by table name.

        Returns:
            ``documents``, ``sections``, ``claims`` and ``repairs``, with the columns and
            types of the dataset.

        """
        from reportparse.dataset import frames  # noqa: PLC0415 - pandas is slow to import

        return frames([self])

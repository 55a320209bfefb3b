"""The dataset as one Excel workbook: a sheet for each table, and one that explains the columns.

Written part by part with the standard library, after ECMA-376: text is written as text, so that
no code loses its zeros and no formula is one; head rows are frozen and have filters. Nothing in
it depends on the time, so that the same rows give the same bytes.
"""

from __future__ import annotations

import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Final

from reportparse.dataset.schema import tables
from reportparse.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from reportparse.dataset.rows import Row, Value
    from reportparse.dataset.schema import Column, ColumnType, Table

__all__ = ["WorkbookWriter"]

_MOST_ROWS: Final = 1_048_576
_LONGEST: Final = 32_767
"""Rows of a sheet and UTF-16 units of a cell that Excel opens, by its specifications."""
_CUT: Final = " […]"
_FIRST_SERIAL: Final = date(1899, 12, 30)
"""Day 0 of Excel's calendar, for days after February 1900."""
_FIRST_DAY: Final = date(1900, 3, 1)

_ILLEGAL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML document may hold."""
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}
_SPECIAL: Final = re.compile('[&<>"\r]')

_HEAD, _TEXT, _DATE = 1, 2, 3
"""Numbers of the cell formats in ``styles.xml``; 0 is for numbers."""
_WIDTHS: Final[dict[ColumnType, int]] = {"text": 18, "integer": 10, "number": 16, "date": 12}
_WIDE: Final = {"title": 36, "sentence": 60, "text": 60, "message": 60, "rule": 40, "values": 36}
_PROSE_WIDTH: Final = 60

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_MEDIA: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES: Final = (
    f'{_DECLARATION}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="1" xfId="0" applyNumberFormat="1" applyFont="1"/>'
    '<xf numFmtId="49" fontId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
"""General, then head, text and date: 49 is Excel's format for text."""


def _escaped(text: str) -> str:
    """Return text as XML holds it, no longer than a cell may be."""
    if len(text) * 2 > _LONGEST:
        units = text.encode("utf-16-le", "surrogatepass")
        if len(units) > _LONGEST * 2:
            room = (_LONGEST - len(_CUT)) * 2
            text = units[:room].decode("utf-16-le", "ignore") + _CUT
    text = _ILLEGAL.sub("\ufffd", text)
    return _SPECIAL.sub(lambda found: _ENTITIES[found[0]], text)


def _text_cell(text: str, style: int) -> str:
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{_escaped(text)}</t></is></c>'


def _cell(value: Value, kind: ColumnType) -> str:
    if value is None:
        return "<c/>"
    if kind in {"integer", "number"}:
        return f"<c><v>{value}</v></c>"
    if kind == "date":
        day = date.fromisoformat(str(value))
        if day >= _FIRST_DAY:
            return f'<c s="{_DATE}"><v>{(day - _FIRST_SERIAL).days}</v></c>'
    return _text_cell(str(value), _TEXT)


def _column_name(number: int) -> str:
    """Return the letters of a column, 1 for A."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _sheet_start(heads: Sequence[str], widths: Sequence[int]) -> str:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(widths, start=1)
    )
    cells = "".join(_text_cell(head, _HEAD) for head in heads)
    return (
        f'{_DECLARATION}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f"</sheetView></sheetViews><cols>{columns}</cols><sheetData><row>{cells}</row>\n"
    )


def _sheet_end(columns: int, rows: int) -> str:
    corner = f"{_column_name(columns)}{rows}"
    return f'</sheetData><autoFilter ref="A1:{corner}"/></worksheet>'


def _codebook_rows() -> Iterator[tuple[str, ...]]:
    for table in tables(across=True).values():
        for column in table.columns:
            yield (
                table.name,
                column.name,
                column.label.en,
                column.label.zh,
                column.type,
                column.about.en,
                column.about.zh,
                ", ".join(column.values),
                column.example,
            )


def _codebook() -> Iterator[str]:
    """Yield the sheet that explains the columns."""
    heads = (
        "table",
        "column",
        "name",
        "名称",
        "type",
        "meaning",
        "含义",
        "values",
        "example",
    )
    widths = [_PROSE_WIDTH if head in {"meaning", "含义"} else 18 for head in heads]
    yield _sheet_start(heads, widths)
    rows = list(_codebook_rows())
    for row in rows:
        yield f"<row>{''.join(_text_cell(value, _TEXT) for value in row)}</row>\n"
    yield _sheet_end(len(heads), len(rows) + 1)


class _Sheet:
    """One table, written beside the workbook until all of its rows are known."""

    def __init__(self, table: Table, path: Path) -> None:
        self._columns: tuple[Column, ...] = table.columns
        self._name = table.name
        self._rows = 1
        self.path = path
        self._file = path.open("w", encoding="utf-8", newline="")
        names = [column.name for column in self._columns]
        widths = [_WIDE.get(c.name, _WIDTHS[c.type]) for c in self._columns]
        self._file.write(_sheet_start(names, widths))

    def write(self, rows: Sequence[Row]) -> None:
        self._rows += len(rows)
        if self._rows > _MOST_ROWS:
            message = (
                f"An Excel sheet holds {_MOST_ROWS:,} rows and {self._name} has more; "
                "leave out --format xlsx."
            )
            raise ConfigurationError(message)
        for row in rows:
            cells = "".join(_cell(row[column.name], column.type) for column in self._columns)
            self._file.write(f"<row>{cells}</row>\n")

    def close(self) -> None:
        with self._file:
            self._file.write(_sheet_end(len(self._columns), self._rows))


class WorkbookWriter:
    """Writes all tables to one workbook."""

    def __init__(self, folder: Path) -> None:
        """Start a workbook.

        Args:
            folder: where ``dataset.xlsx`` is written.

        """
        self._path = folder / "dataset.xlsx"
        self._sheets = {
            name: _Sheet(table, folder / f".{name}.sheet")
            for name, table in tables(across=True).items()
        }

    def write(self, table: str, rows: Sequence[Row]) -> None:
        """Add rows to a table.

        Raises:
            ConfigurationError: a sheet holds no more.

        """
        self._sheets[table].write(rows)

    def close(self) -> None:
        """Put the sheets together."""
        for sheet in self._sheets.values():
            sheet.close()
        names = [*self._sheets, "codebook"]
        with zipfile.ZipFile(self._path, "w") as package:
            for name, content in _frame(names).items():
                _add(package, name, [content.encode()])
            for number, sheet in enumerate(self._sheets.values(), start=1):
                with sheet.path.open("rb") as file:
                    _add(package, f"xl/worksheets/sheet{number}.xml", file)
                sheet.path.unlink()
            codebook = (part.encode() for part in _codebook())
            _add(package, f"xl/worksheets/sheet{len(names)}.xml", codebook)


def _add(package: zipfile.ZipFile, name: str, parts: Iterable[bytes]) -> None:
    """Add a part of the package, dated as early as the format can say."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o644 << 16
    with package.open(info, "w", force_zip64=True) as file:
        for part in parts:
            file.write(part)


def _frame(names: Sequence[str]) -> dict[str, str]:
    """Return the parts that say what sheets there are, by their place in the package."""
    numbers = range(1, len(names) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml"'
        f' ContentType="{_MEDIA}.worksheet+xml"/>'
        for number in numbers
    )
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in zip(numbers, names, strict=True)
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet"'
        f' Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    styles = f'<Relationship Id="rId0" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    return {
        "[Content_Types].xml": (
            f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_MEDIA}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_MEDIA}.styles+xml"/>'
            f"{overrides}</Types>"
        ),
        "_rels/.rels": (
            f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
            f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'{_DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
            f"<sheets>{sheets}</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
            f"{relations}{styles}</Relationships>"
        ),
        "xl/styles.xml": _STYLES,
    }

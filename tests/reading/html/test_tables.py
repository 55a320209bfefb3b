"""Tables of data are told from tables that lay out a page."""

from __future__ import annotations

import pytest

from reportparse.reading.html.showing import looks
from reportparse.reading.html.tables import Positions, data_tables, places_in_tables
from reportparse.reading.html.tree import Element, build

ROWS = "<tr><td>收入<td>1,024<tr><td>成本<td>768"
LONG = "公司持续优化产品结构，提升经营效率。" * 40


def count(content: str) -> int:
    page = build(content)
    return len(data_tables(page, looks(page)))


@pytest.mark.parametrize(
    "content",
    [
        f"<table>{ROWS}</table>",
        f"<table><thead><tr><th>项目<th>金额</thead><tbody>{ROWS}</table>",
        "<table><tr><th>项目<th>金额</table>",
        f"<table><tr><td>战略<td>{LONG[:300]}<tr><td>风险<td>{LONG[:300]}</table>",
        f"<table><tr><td><table><tr><td>注</table><td>1</tr>{ROWS}</table>",
        f"<table><tr><th>项目<th>说明<tr><td>甲<td>{LONG}</table>",
    ],
)
def test_tables_of_data(content: str) -> None:
    assert count(content) == 1


@pytest.mark.parametrize(
    "content",
    [
        "<table><tr><td>一段<tr><td>二段</table>",
        "<table><tr><td>导航<td>正文</table>",
        f"<table><tr><td>导航<td>{LONG}<tr><td>页脚<td></table>",
        "<table><tr><td><h2>一</h2><td>1<tr><td>2<td>3</table>",
        f'<table role="presentation">{ROWS}</table>',
        "<table><tr><td><td><tr><td><td></table>",
        "<table><tr style='display:none'><td>1<td>2<tr><td><td></table>",
        "<table></table>",
        "<table>" + "<tr>" + "<td colspan=200>1" * 6 + ROWS + "</table>",
    ],
)
def test_tables_of_layout(content: str) -> None:
    assert count(content) == 0


def test_only_the_inner_one_of_nested_tables_holds_data() -> None:
    assert count(f"<table><tr><td>a<td><table>{ROWS}</table><tr><td>b<td>c</table>") == 1


def cell(**attributes: str) -> Element:
    return Element("td", 0, attributes, 0)


def test_cells_give_way_to_those_that_span_rows() -> None:
    positions = Positions()
    positions.begin_row()
    placed = [positions.place(cell(rowspan="2")), positions.place(cell(colspan="2"))]
    positions.begin_row()
    placed += [positions.place(cell()), positions.place(cell())]
    assert [(place.row, place.column) for place in placed] == [(0, 0), (0, 1), (1, 1), (1, 2)]


@pytest.mark.parametrize("span", ["0", "-1", "a", "", "1.5", "²"])
def test_spans_that_make_no_sense_are_one(span: str) -> None:
    positions = Positions()
    positions.begin_row()
    place = positions.place(cell(rowspan=span, colspan=span))
    assert (place.row_span, place.column_span) == (1, 1)


def test_each_element_knows_its_table() -> None:
    page = build("<p>a<table><thead><tr><th>b<tbody><tr><td><table><tr><td>c</table></table>")
    places = places_in_tables(page)
    found = {
        element.name: (page.elements[place.table].name if place.table >= 0 else "", place.headed)
        for element, place in zip(page.elements, places, strict=True)
    }
    assert found["p"] == ("", False)
    assert found["th"] == ("table", True)
    assert found["td"] == ("table", False)

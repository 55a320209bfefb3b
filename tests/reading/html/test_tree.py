"""Which element is inside which."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.errors import LimitError
from reportparse.reading.html import tree
from reportparse.reading.html.tree import build


def nested(content: str) -> str:
    """Write the elements of a page as nested brackets."""
    page = build(content)
    parts: list[str] = []
    for event in page.events:
        if event.start >= 0:
            parts.append(content[event.start : event.end].strip())
        elif event.element:
            parts.append("]" if event.closing else f"{page.elements[event.element].name}[")
    return "".join(parts)


@pytest.mark.parametrize(
    ("content", "shape"),
    [
        ("<p>a<p>b", "p[a]p[b]"),
        ("<p>a<div>b</div>c", "p[a]div[b]c"),
        ("<p>a<b>b</p>c", "p[ab[b]]c"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "ul[li[aul[li[b]]]li[c]]"),
        ("<table><tr><td>a<td>b<tr><td>c</table>d", "table[tr[td[a]td[b]]tr[td[c]]]d"),
        (
            "<table><tr><td><table><tr><td>a</table>b<td>c</table>",
            "table[tr[td[table[tr[td[a]]]b]td[c]]]",
        ),
        (
            "<table><thead><tr><th>a<tbody><tr><td>b</table>",
            "table[thead[tr[th[a]]]tbody[tr[td[b]]]]",
        ),
        ("<table><tr><td><p>a</div></td></tr></table>", "table[tr[td[p[a]]]]"),
        ("<td>a</table>b", "td[ab]"),
        ("<a href=x>a<a href=y>b</a>", "a[a]a[b]"),
        ("a<br>b<img>c<hr/>d", "abr[]bimg[]chr[]d"),
        ("<div/>a", "div[a]"),
        ("<?xml version='1.0'?><div/>a", "div[]a"),
        ("<html><body>a<body>b</html>c", "html[body[abc]]"),
        ("a</p>b", "ap[]b"),
        ("<b><p>a</b>b</p>c", "b[p[ab]c]"),
        ("<select><option>a<option>b</select>c", "select[option[a]option[b]]c"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "dl[dt[a]dd[b]dt[c]]"),
        ("</div></table>a", "a"),
    ],
)
def test_elements_nest_as_in_a_browser(content: str, shape: str) -> None:
    assert nested(content) == shape


def test_a_page_of_too_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MOST_ELEMENTS", 10)
    with pytest.raises(LimitError, match="more than 10 elements"):
        build("<br>" * 20)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<b>",
                "</b>",
                "<a>",
                "</a>",
                "<table>",
                "</table>",
                "<tr>",
                "</tr>",
                "<td>",
                "</td>",
                "<li>",
                "</li>",
                "<ul>",
                "</ul>",
                "x",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_every_element_ends_after_all_that_is_in_it(content: str) -> None:
    page = build(content)
    open_elements: list[int] = []
    for event in page.events:
        if event.start >= 0:
            assert event.element == open_elements[-1]
        elif event.closing:
            assert open_elements.pop() == event.element
        else:
            assert page.elements[event.element].parent == (open_elements or [-1])[-1]
            open_elements.append(event.element)
    assert open_elements == []

"""Tags and characters of a page, with their offsets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.reading.html.scanning import Characters, Tag, character_reference, scan


def tags(content: str) -> list[tuple[str, dict[str, str]]]:
    return [
        (f"/{piece.name}" if piece.closing else piece.name, dict(piece.attributes))
        for piece in scan(content)
        if isinstance(piece, Tag)
    ]


def characters(content: str) -> list[str]:
    return [
        content[piece.start : piece.end] for piece in scan(content) if isinstance(piece, Characters)
    ]


@pytest.mark.parametrize(
    ("content", "attributes"),
    [
        ('<p id="a" CLASS=b hidden>', {"id": "a", "class": "b", "hidden": ""}),
        ("<p id = 'a b'class=c>", {"id": "a b", "class": "c"}),
        ("<p title='&lt;5%&quot;'>", {"title": '<5%"'}),
        ('<p title="1 > 0">', {"title": "1 > 0"}),
        ("<p/id=a/>", {"id": "a/"}),
        ("<p id=a id=b>", {"id": "a"}),
        ('<p "id=a>', {'"id': "a"}),
        ("<p =a b>", {"=a": "", "b": ""}),
        ('<p title="never closed>', {"title": '"never', "closed": ""}),
    ],
)
def test_attributes_are_read_as_browsers_read_them(
    content: str, attributes: dict[str, str]
) -> None:
    assert tags(content) == [("p", attributes)]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("5 < 6 and <7%", ["5 < 6 and <7%"]),
        ("a<!-- <b> -->c", ["a", "c"]),
        ("a<!-->b", ["a", "b"]),
        ("a<!-- b>c", ["a", "c"]),
        ("a<![CDATA[b]]>", ["a", "b]]>"]),
        ("a<?php b ?>c", ["a", "c"]),
        ("<script>if (a</b>) {}</script>c", ["if (a</b>) {}", "c"]),
        ("<title>A &amp; <b></title>c", ["A &amp; <b>", "c"]),
        ("<script>never closed", ["never closed"]),
        ("a<b", ["a"]),
        ("a</", ["a</"]),
    ],
)
def test_characters_are_what_stands_between_tags(content: str, found: list[str]) -> None:
    assert characters(content) == found


def test_a_script_closes_itself_in_xhtml_only() -> None:
    content = '<script src="a.js"/><p>b</p>'
    assert [name for name, _ in tags(content)] == ["script"]
    assert [p.name for p in scan(content, xml=True) if isinstance(p, Tag)] == ["script", "p", "p"]


@pytest.mark.parametrize(
    ("content", "resolved"),
    [
        ("&amp;", ("&", 5)),
        ("&#20013;国", ("中", 8)),
        ("&#x4e2d国", ("中", 7)),
        ("&copy2025", ("©", 5)),
        ("&notin;", ("∉", 7)),
        ("&notit", ("¬", 4)),
        ("&#0;", ("�", 4)),
        ("&#150;", ("–", 6)),
        ("& ", None),
        ("&;", None),
        ("&#;", None),
        ("&unknown;", None),
    ],
)
def test_references_are_resolved(content: str, resolved: tuple[str, int] | None) -> None:
    assert character_reference(content, 0) == resolved


@settings(deadline=None)
@given(st.text(alphabet="<>/!-=\"' ap&;\n", max_size=60))
def test_pieces_stand_in_order_whatever_the_input(content: str) -> None:
    done = 0
    for piece in scan(content):
        assert done <= piece.start < piece.end <= len(content)
        done = piece.end

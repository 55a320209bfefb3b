"""How an element is shown."""

from __future__ import annotations

import pytest

from reportparse.reading.html.showing import Look, looks
from reportparse.reading.html.tree import build


def last(content: str) -> Look:
    return looks(build(content))[-1]


@pytest.mark.parametrize(
    ("content", "hidden"),
    [
        ('<p style="display:none">', True),
        ('<p style="margin:0; DISPLAY: none !important">', True),
        ('<p style="visibility:hidden">', True),
        ('<p style="display:block">', False),
        ('<p style="list-style-display:none">', False),
        ('<p class="none">', False),
        ('<p style="position:fixed;left:-9999px">', True),
        ('<p style="text-indent:-2em">', False),
        ('<p style="text-indent:-9999px">', True),
        ('<p style="font-size:0">', True),
        ('<p style="font-size:0.9em">', False),
        ('<p style="opacity: 0;">', True),
        ('<p style="height:0;overflow:hidden">', True),
        ('<p style="max-height:0px; overflow: hidden;">', True),
        ('<p style="line-height:0">', False),
        ('<p class="sr-only">', True),
        ("<div hidden><p><b>", True),
        ('<p aria-hidden="true">', True),
        ('<p aria-hidden="false">', False),
        ("<template><p>", True),
        ("<noscript><p>", True),
    ],
)
def test_hidden_is_what_browsers_hide(content: str, hidden: bool) -> None:  # noqa: FBT001 - parametrized
    assert last(content).hidden is hidden


@pytest.mark.parametrize(
    ("content", "kind", "level"),
    [
        ("<h3><span>", "heading", 3),
        ('<div role="heading" aria-level="2">', "heading", 2),
        ('<div role="heading">', "heading", None),
        ("<li><p>", "list_item", None),
        ("<li><h4>", "heading", 4),
        ("<figcaption>", "caption", None),
        ("<li><table><tr><td>", "paragraph", None),
        ("<h7>", "paragraph", None),
    ],
)
def test_kinds_are_handed_down(content: str, kind: str, level: int | None) -> None:
    look = last(content)
    assert (look.kind, look.level) == (kind, level)


@pytest.mark.parametrize(
    ("content", "linked"),
    [
        ('<a href="/x"><b>', True),
        ('<a href="javascript:void(0)">', True),
        ('<a href="#">', True),
        ('<a href="#part-2">', False),
        ('<a name="x">', False),
    ],
)
def test_links_lead_to_other_pages(content: str, linked: bool) -> None:  # noqa: FBT001 - parametrized
    assert last(content).linked is linked


@pytest.mark.parametrize(
    ("content", "inline"),
    [
        ('<span style="display:block">', False),
        ('<div style="display: inline-block">', True),
        ('<td style="display:block">', None),
        ("<div>", None),
    ],
)
def test_styles_decide_what_flows_in_a_line(content: str, inline: bool | None) -> None:  # noqa: FBT001 - parametrized
    assert last(content).inline is inline

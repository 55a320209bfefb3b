"""Reports as web pages: navigation before, links and a copyright line after."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from samples.source import Document, Heading, Paragraph, Table

__all__ = ["Site", "render_page"]


@dataclass(frozen=True, slots=True)
class Site:
    """What surrounds a report on a site."""

    name: str
    navigation: tuple[str, ...]
    related: tuple[str, ...]
    footer: str
    language: str
    encoding: str
    declared: bool = True
    """Whether the page names its encoding."""


def render_page(document: Document, site: Site) -> bytes:
    """Set a report as a page, in the encoding of the site."""
    charset = f'<meta charset="{site.encoding}">\n' if site.declared else ""
    page = f"""<!DOCTYPE html>
<html lang="{site.language}">
<head>
{charset}<title>{escape(document.title)} - {site.name}</title>
<style>body {{ margin: 0 auto; max-width: 50em }} td {{ text-align: right }}</style>
<script>var page = {{ "views": 1024, "rate": "95%" }};</script>
</head>
<body>
<div class="header"><a href="/">{site.name}</a></div>
<ul class="nav">{_links(site.navigation)}</ul>
<div id="content" class="article">
<h1>{escape(document.title)}</h1>
{_body(document)}
</div>
<div class="related"><ul>{_links(site.related)}</ul></div>
<div class="footer">{escape(site.footer)}</div>
</body>
</html>
"""
    return page.encode(site.encoding)


def _links(names: tuple[str, ...]) -> str:
    return "".join(
        f'<li><a href="/{n}.html">{escape(name)}</a></li>' for n, name in enumerate(names)
    )


def _body(document: Document) -> str:
    parts: list[str] = []
    for element in document.elements:
        match element:
            case Heading(level, text):
                parts.append(f"<h{level + 1}>{escape(text)}</h{level + 1}>")
            case Paragraph(text):
                parts.append(f"<p>{escape(text)}</p>")
            case Table():
                parts.append(_table(element))
    return "\n".join(parts)


def _table(table: Table) -> str:
    head, *rows = (
        [f"<{tag}>{escape(cell)}</{tag}>" for cell in row]
        for row, tag in zip(table.rows, ["th", *["td"] * len(table.rows)], strict=False)
    )
    body = "\n".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return (
        f"<table>\n<caption>{escape(table.caption)}</caption>\n"
        f"<thead><tr>{''.join(head)}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
    )

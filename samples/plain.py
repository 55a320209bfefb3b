"""Reports as plain text files: headings on lines of their own, paragraphs indented."""

from __future__ import annotations

from samples.source import Document, Heading, Paragraph

__all__ = ["render_plain"]


def render_plain(document: Document, encoding: str) -> bytes:
    """Set a report as plain text, with the line ends of Windows, in an encoding."""
    lines = [document.title, ""]
    for element in document.elements:
        match element:
            case Heading(_, text):
                lines += ["", text]
            case Paragraph(text):
                lines.append(f"　　{text}")
            case _:
                message = "a plain text file has no tables"
                raise TypeError(message)
    return "\r\n".join([*lines, ""]).encode(encoding)

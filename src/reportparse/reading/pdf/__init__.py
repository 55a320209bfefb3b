"""PDF reports: characters through pdfium, their order, furniture and tables by their place."""

from __future__ import annotations

from reportparse.reading.pdf.reader import read_pdf

__all__ = ["read_pdf"]

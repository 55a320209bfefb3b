"""Text -> sections: contents list, headings, levels, and what stands before the first heading."""

from reportparse.outlining.building import Outline, outline

__all__ = ["Outline", "outline"]

"""From the coordinates of a PDF page to those of the page as its reader sees it.

A PDF measures from the bottom left corner of a page that is turned and cropped only when
it is shown. Everything here is in points from the top left corner of what is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["TURNS", "PageFrame", "turned_boxes"]

TURNS: Final = (0, 90, 180, 270)
"""Directions in which text may run, clockwise from left to right, in degrees."""


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What part of a page is shown, and how it is turned."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0
    """Degrees by which the page is turned clockwise when it is shown: one of :data:`TURNS`."""

    @property
    def width(self) -> float:
        """Width of the page as shown, in points."""
        return self.top - self.bottom if self.turn in {90, 270} else self.right - self.left

    @property
    def height(self) -> float:
        """Height of the page as shown, in points."""
        return self.right - self.left if self.turn in {90, 270} else self.top - self.bottom

    def points(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        """Place points of the PDF page on the page as shown.

        Args:
            x: abscissas in the coordinates of the PDF.
            y: ordinates, from the bottom up.

        Returns:
            Shape (n, 2): points from the top left corner as shown.

        """
        across, down = x - self.left, self.top - y
        match self.turn:
            case 90:
                across, down = y - self.bottom, x - self.left
            case 180:
                across, down = self.right - x, y - self.bottom
            case 270:
                across, down = self.top - y, self.right - x
        return np.stack((across, down), axis=-1)

    def boxes(self, corners: NDArray[np.float64]) -> NDArray[np.float64]:
        """Place boxes of the PDF page on the page as shown.

        Args:
            corners: shape (n, 4): two opposite corners x, y, x, y in the PDF's coordinates.

        Returns:
            Shape (n, 4): x0, top, x1, bottom.

        """
        first = self.points(corners[:, 0], corners[:, 1])
        second = self.points(corners[:, 2], corners[:, 3])
        return np.concatenate((np.minimum(first, second), np.maximum(first, second)), axis=1)

    def direction(self, x: float, y: float) -> int:
        """Tell in which direction text runs on the page as shown.

        Args:
            x: horizontal part of the direction of writing in the PDF's coordinates.
            y: vertical part.

        Returns:
            One of :data:`TURNS`, or -1 for text that runs askew.

        """
        across, down = {0: (x, -y), 90: (y, x), 180: (-x, y), 270: (-y, -x)}[self.turn]
        if abs(down) <= abs(across) * 0.1:  # six degrees: a scan laid askew still reads
            return 0 if across >= 0 else 180
        if abs(across) <= abs(down) * 0.1:
            return 90 if down > 0 else 270
        return -1


def turned_boxes(
    boxes: NDArray[np.float64], turn: int, width: float, height: float
) -> NDArray[np.float64]:
    """Turn boxes of a page so that text that runs in a direction runs from left to right.

    Args:
        boxes: shape (n, 4), in points from the page's top left corner.
        turn: the direction in which the text runs, one of :data:`TURNS`.
        width: width of the page.
        height: height of the page.

    """
    x0, top, x1, bottom = boxes.T
    match turn:
        case 90:
            turned = (top, width - x1, bottom, width - x0)
        case 180:
            turned = (width - x1, height - bottom, width - x0, height - top)
        case 270:
            turned = (height - bottom, x0, height - top, x1)
        case _:
            return boxes
    return np.stack(turned, axis=1)

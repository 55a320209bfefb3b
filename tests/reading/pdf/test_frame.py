"""From the coordinates of a PDF page to those of the page as its reader sees it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.reading.pdf.frame import TURNS, PageFrame, turned_boxes

CORNER = {  # where the upper left corner of a page of 100 x 200 goes when it is turned
    0: (0, 0),
    90: (200, 0),
    180: (100, 200),
    270: (0, 100),
}


@pytest.mark.parametrize("turn", TURNS)
class TestPageFrame:
    def test_a_turned_page_is_as_wide_as_it_is_shown(self, turn: int) -> None:
        frame = PageFrame(0, 0, 100, 200, turn)
        assert (frame.width, frame.height) == ((100, 200) if turn % 180 == 0 else (200, 100))

    def test_a_corner_goes_where_turning_takes_it(self, turn: int) -> None:
        frame = PageFrame(0, 0, 100, 200, turn)
        points = frame.points(np.array([0.0]), np.array([200.0]))
        assert tuple(points[0]) == CORNER[turn]

    def test_what_is_cropped_off_does_not_count(self, turn: int) -> None:
        whole = PageFrame(0, 0, 100, 200, turn)
        cropped = PageFrame(10, 20, 110, 220, turn)
        corners = np.array([[10.0, 20.0, 30.0, 60.0]])
        shifted = corners + np.array([10.0, 20.0, 10.0, 20.0])
        assert (cropped.boxes(shifted) == whole.boxes(corners)).all()

    def test_boxes_stay_on_the_page(self, turn: int) -> None:
        frame = PageFrame(5, 5, 105, 205, turn)
        box = frame.boxes(np.array([[5.0, 205.0, 105.0, 5.0]]))[0]
        assert tuple(box) == (0, 0, frame.width, frame.height)


class TestDirection:
    @pytest.mark.parametrize("turn", TURNS)
    def test_text_that_runs_with_the_page_turns_with_it(self, turn: int) -> None:
        assert PageFrame(0, 0, 100, 200, turn).direction(1, 0) == turn

    def test_text_up_the_page_runs_upwards(self) -> None:
        assert PageFrame(0, 0, 100, 200).direction(0, 1) == 270

    def test_a_scan_laid_a_little_askew_still_reads(self) -> None:
        assert PageFrame(0, 0, 100, 200).direction(1, 0.05) == 0

    def test_a_watermark_runs_askew(self) -> None:
        assert PageFrame(0, 0, 100, 200).direction(1, 1) == -1


@settings(deadline=None)
@given(
    st.sampled_from(TURNS),
    st.tuples(st.floats(0, 50), st.floats(0, 50), st.floats(50, 100), st.floats(50, 100)),
)
def test_turning_keeps_areas(turn: int, box: tuple[float, float, float, float]) -> None:
    x0, top, x1, bottom = turned_boxes(np.array([box]), turn, 100, 100)[0]
    area = (box[2] - box[0]) * (box[3] - box[1])
    assert (x1 - x0) * (bottom - top) == pytest.approx(area)

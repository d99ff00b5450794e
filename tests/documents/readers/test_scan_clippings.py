"""The picture beside a doubtful value: what stands in the cell, as large as it was written."""

from collections.abc import Sequence
from io import BytesIO

import cv2
import numpy as np
import pytest
from PIL import Image

from suchok.core.report.place import Place
from suchok.documents.readers.scan import clippings_of
from suchok.documents.readers.scan.page import Page, boxes_of
from tests.documents.readers.test_scan_stamps import PAGE as PRINTED
from tests.documents.scans import LOOKS, scanned

ROWS, COLUMNS = (400, 1600, 1800), (300, 1000, 2200)
"""The rulings of a page at 300 dpi: two columns, a very high row and a usual one."""
TALL, WIDE, EMPTY, LOW = (1, 1), (1, 2), (2, 1), (2, 2)
FIGURE = 40
"""Pixels that a figure is high: ten points."""
MOST_PIXELS = 240
"""A higher picture is drawn smaller."""


@pytest.fixture
def page() -> np.ndarray:
    picture = np.full((3508, 2480), 255, np.uint8)
    for row in ROWS:
        cv2.line(picture, (COLUMNS[0], row), (COLUMNS[-1], row), 0, 3)
    for column in COLUMNS:
        cv2.line(picture, (column, ROWS[0]), (column, ROWS[-1]), 0, 3)
    return picture


def figure(page: np.ndarray, text: str, at: tuple[int, int]) -> None:
    """Write a figure with its lower left corner at a point."""
    cv2.putText(page, text, at, cv2.FONT_HERSHEY_SIMPLEX, FIGURE / 22, 0, 4, cv2.LINE_AA)


def clipping(page: np.ndarray, cell: tuple[int, int]) -> np.ndarray:
    """Return the picture of one cell as it is shown."""
    [(_, png)] = clippings_of([(1, page)], [Place(page=1, row=cell[0], column=cell[1])])
    with Image.open(BytesIO(png)) as picture:
        return np.asarray(picture)


def dark(picture: np.ndarray) -> Sequence[int]:
    """Return left, top, width and height of the ink in a picture."""
    return cv2.boundingRect((picture < 160).astype(np.uint8))


def test_a_lone_figure_in_a_high_cell_is_as_large_as_it_was_written(page: np.ndarray) -> None:
    figure(page, "3", (600, 1000))
    picture = clipping(page, TALL)
    left, top, width, height = dark(picture)
    assert height >= FIGURE
    assert max(picture.shape) <= 2 * FIGURE
    assert min(left, top, picture.shape[1] - left - width, picture.shape[0] - top - height) > FIGURE / 4


def test_all_that_stands_in_the_cell_is_on_its_picture(page: np.ndarray) -> None:
    figure(page, "12", (1100, 600))
    figure(page, "5", (2000, 700))
    _, _, width, height = dark(clipping(page, WIDE))
    assert width > 2000 - 1100
    assert height > 700 - 600


def test_ink_that_was_taken_for_a_stamp_is_on_the_picture() -> None:
    page = scanned(PRINTED, LOOKS["300 dpi stamped"])
    read = Page.of(1, page)
    [grid] = read.grids
    stamps = {at: read.cut(read.pale, box.inside) for at, box in boxes_of(grid).items() if read.was_stamped(box.inside)}
    low = {at: dark(255 - pale) for at, pale in stamps.items() if pale.shape[0] < MOST_PIXELS}
    assert low
    for (row, column), (_, _, width, height) in low.items():
        shown = clipping(page, (row + 1, column + 1)).shape
        assert shown[0] >= height
        assert shown[1] >= width


def test_what_runs_over_the_edge_is_shown_up_to_the_ruling_and_not_beyond(page: np.ndarray) -> None:
    figure(page, "7", (600, 1700))
    cv2.line(page, (640, 1680), (1500, 1680), 0, 12)
    picture = clipping(page, EMPTY)
    _, _, width, _ = dark(picture)
    assert width == pytest.approx(COLUMNS[1] - 600, abs=4)


def test_a_cell_without_ink_is_shown_as_a_whole(page: np.ndarray) -> None:
    picture = clipping(page, LOW)
    assert picture.shape[0] >= ROWS[2] - ROWS[1]
    assert picture.shape[1] >= COLUMNS[2] - COLUMNS[1]


def test_no_picture_is_higher_than_two_hundred_and_forty_pixels(page: np.ndarray) -> None:
    figure(page, "1", (1100, 500))
    figure(page, "2", (1100, 1500))
    height, width = clipping(page, WIDE).shape
    assert height == MOST_PIXELS
    assert width < 60

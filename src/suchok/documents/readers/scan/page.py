"""One scanned page made ready: levelled, its ink and its tables found, to be cut into cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from suchok.documents.readers.pdf.grid import Grid, grids_of
from suchok.documents.readers.scan.levelling import levelled
from suchok.documents.readers.scan.pictures import Grey
from suchok.documents.readers.scan.rulings import Scale, ink_of, rulings_in
from suchok.documents.readers.scan.stamps import pale_strokes

MOST_CELLS, MOST_COLUMNS = 3000, 40
"""Cells and columns of one page; what has more is a pattern, not a table."""

_RULING = 1.3
_AWAY, _BAND, _CORNER = 0.7, 0.5, 2.0
_LEAST_MET, _MOST_INK = 2, 0.4

Along = npt.NDArray[np.bool_]
"""Where along an edge there is ink, pixel by pixel."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a page, its edges in points, downwards negative."""

    top: float
    bottom: float
    left: float
    right: float

    @property
    def heights(self) -> tuple[float, float]:
        """The upper and the lower edge."""
        return self.top, self.bottom

    @property
    def widths(self) -> tuple[float, float]:
        """The left and the right edge."""
        return self.left, self.right

    @property
    def inside(self) -> "Box":
        """The box of a cell without its rulings."""
        return self.smaller(_RULING)

    def smaller(self, by: float) -> "Box":
        """Return the box without a margin; a negative one makes it larger."""
        return Box(self.top - by, self.bottom + by, self.left + by, self.right - by)

    def within(self, other: "Box") -> "Box":
        """Return the part of the box that lies in another."""
        top, bottom = min(self.top, other.top), max(self.bottom, other.bottom)
        return Box(top, bottom, max(self.left, other.left), min(self.right, other.right))


@dataclass(frozen=True, slots=True)
class Page:
    """A levelled page with its number, its scale and its tables from top to bottom.

    ``shown`` is the page as it is; ``grey`` and ``ink`` are its print, and ``pale`` is where stamps and signatures of
    paler ink were taken away from it.
    """

    number: int
    shown: Grey
    grey: Grey
    ink: Grey
    pale: Grey | None
    scale: Scale
    grids: tuple[Grid, ...]

    @classmethod
    def of(cls, number: int, picture: Grey) -> "Page":
        """Make the picture of a page ready."""
        shown = levelled(picture)
        pale = pale_strokes(shown)
        grey = shown if pale is None else np.maximum(shown, pale)
        ink = ink_of(grey)
        scale = Scale.of(grey)
        grids = tuple(filter(_may_be_table, grids_of(rulings_in(ink, scale))))
        return cls(number, shown, grey, ink, pale, scale, grids)

    @property
    def whole(self) -> Box:
        """The box of the page."""
        height, width = self.grey.shape
        return Box(0.0, -height / self.scale.pixels, 0.0, width / self.scale.pixels)

    def cut(self, picture: Grey, box: Box) -> Grey:
        """Return a part of ``picture``, which is the page in grey or as ink."""
        pixels, (height, width) = self.scale.pixels, picture.shape
        rows = slice(max(0, int(-box.top * pixels)), min(height, int(-box.bottom * pixels)))
        columns = slice(max(0, int(box.left * pixels)), min(width, int(box.right * pixels)))
        return np.ascontiguousarray(picture[rows, columns])

    def was_stamped(self, box: Box) -> bool:
        """Whether pale ink was taken away in a part of the page."""
        return self.pale is not None and bool(self.cut(self.pale, box).any())

    def is_crossed(self, box: Box) -> bool:
        """Whether ink runs over an edge of a cell: a stamp or a signature; letters end at the ruling."""
        left, right = box.left + _CORNER, box.right - _CORNER
        high, low = box.top - _CORNER, box.bottom + _CORNER
        near, far = _AWAY, _AWAY + _BAND
        sides = [
            (Box(at + far, at + near, left, right), Box(at - near, at - far, left, right), 0) for at in box.heights
        ]
        sides += [(Box(high, low, at - far, at - near), Box(high, low, at + near, at + far), 1) for at in box.widths]
        return any(_meet(self._ink_along(one, axis), self._ink_along(other, axis)) for one, other, axis in sides)

    def _ink_along(self, strip: Box, axis: int) -> Along:
        """Return where a strip beside a ruling has ink."""
        return np.asarray(self.cut(self.ink, strip).max(axis=axis, initial=0) > 0)


def _may_be_table(grid: Grid) -> bool:
    return grid.columns <= MOST_COLUMNS and len(grid.owners) <= MOST_CELLS


def _meet(one: Along, other: Along) -> bool:
    """Whether ink stands on both sides of a ruling at the same place; where much does, it is the ruling's own."""
    if one.shape != other.shape or not one.size or max(one.mean(), other.mean()) > _MOST_INK:
        return False
    near = other | np.roll(other, 1) | np.roll(other, -1)
    return int(np.count_nonzero(one & near)) >= _LEAST_MET


def boxes_of(grid: Grid) -> Mapping[tuple[int, int], Box]:
    """Return the boxes of a table's cells by the row and column (from 0) where each begins."""
    fields: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for at, first in grid.owners.items():
        fields.setdefault(first, []).append(at)
    return {first: _around(grid, of_cell) for first, of_cell in fields.items()}


def _around(grid: Grid, fields: Sequence[tuple[int, int]]) -> Box:
    rows, columns = [row for row, _ in fields], [column for _, column in fields]
    return Box(grid.ys[min(rows)], grid.ys[max(rows) + 1], grid.xs[min(columns)], grid.xs[max(columns) + 1])

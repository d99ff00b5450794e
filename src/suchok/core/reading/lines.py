"""What a file reader hands over: the printed rows and lines in their order, texts normalised."""

from dataclasses import dataclass

from suchok.core.report.place import Place


@dataclass(frozen=True, slots=True)
class RawCell:
    """One printed cell; ``text`` is normalised."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class RawRow:
    """One printed row of a table, blank cells included."""

    cells: tuple[RawCell, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of the cells."""
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class RawLine:
    """One printed line outside tables; an empty text is a blank line."""

    text: str
    place: Place


Raw = RawRow | RawLine

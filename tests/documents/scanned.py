"""What a document says field by field, for comparing a scan with what was printed."""

from collections.abc import Mapping
from itertools import pairwise

from rapidfuzz import fuzz

from suchok.core.report.document import Cell, Document

Field = tuple[int, str]
Facts = Mapping[Field, object]

PROSE = ("title", "activity", "remarks")
_ENOUGH_OF_PROSE = 95.0


def facts(document: Document) -> Facts:
    """Return every value of the indicator rows by row and field."""
    found: dict[Field, object] = {}
    rows = [row for sheet in document.sheets for row in sheet.indicators]
    for at, row in enumerate(rows):
        found |= {(at, "code"): row.code, (at, "unit"): row.unit, (at, "title"): row.title, (at, "area"): row.area}
        found |= {(at, "weight"): _plain(row.weight), (at, "achievement"): _plain(row.achievement)}
        found |= {(at, "score"): _plain(row.score), (at, "remarks"): row.remarks.text if row.remarks else ""}
        found |= {(at, f"targets.{level}"): _plain(cell) for level, cell in row.targets.items()}
        found[at, "activity"] = row.activity.title if row.activity is not None else ""
    return found


def nearly(printed: object, read: object) -> bool:
    """Whether a value is right: the same, prose in at least 95 of 100 characters."""
    if isinstance(printed, str) and isinstance(read, str) and max(len(printed), len(read)) > 20:
        return fuzz.ratio(printed, read) >= _ENOUGH_OF_PROSE
    return printed == read


def doubted(document: Document) -> set[Field]:
    """Return the fields that the reader says it is not sure of.

    A title and its code stand in one cell, and an activity goes for the rows below it.
    """
    fields = {
        (found.row, found.field)
        for found in document.notes
        if found.code == "scan.doubtful" and found.row is not None and found.field is not None
    }
    rows = [row for sheet in document.sheets for row in sheet.indicators]
    for at, (above, row) in enumerate(pairwise(rows), 1):
        if (at - 1, "activity") in fields and above.activity is not None and row.activity is not None:
            fields |= {(at, "activity")} if row.activity.title == above.activity.title else set()
    fields |= {(row, "title") for row, field in fields if field == "code"}
    return fields | {(row, "code") for row, field in fields if field == "title"}


def _plain(cell: Cell | None) -> str | None:
    return cell.written.plain if cell is not None else None

"""The attached document, as one that was read from the file: its values stand where they are seen."""

from dataclasses import replace

from suchok.core.reading.reading import unplaced_note
from suchok.core.report.document import Cell, Document, IndicatorRow, Sheet
from suchok.core.report.place import Place

_UNPLACED = "layout.unplaced"


def placed(attached: Document, visible: Document) -> Document:
    """Return ``attached`` with the places of ``visible``, which has the same form and says the same."""
    letter = attached.letter
    if letter is not None and visible.letter is not None:
        letter = replace(letter, places=visible.letter.places)
    sheets = zip(attached.sheets, visible.sheets, strict=True)
    # What the printed page adds, such as its number, is none of the document's; what it left out is.
    told = (note for note in visible.notes if note.code != _UNPLACED or note.sheet is not None)
    return replace(
        visible,
        letter=letter,
        sheets=tuple(_sheet(*pair) for pair in sheets),
        unplaced=attached.unplaced,
        notes=(*told, *map(unplaced_note, attached.unplaced)),
    )


def without_places(attached: Document, visible: Document) -> Document:
    """Return ``attached`` as read from the file of ``visible``, where nobody can tell what stands where."""
    return replace(
        attached,
        source=visible.source,
        sheets=tuple(
            replace(sheet, indicators=tuple(replace(row, place=Place()) for row in sheet.indicators))
            for sheet in attached.sheets
        ),
    )


def _sheet(sheet: Sheet, seen: Sheet) -> Sheet:
    areas = [
        replace(area, place=other.place, weight=_at(area.weight, other.weight), serial=other.serial)
        for area, other in zip(sheet.areas, seen.areas, strict=True)
    ]
    rows = [_row(row, other) for row, other in zip(sheet.indicators, seen.indicators, strict=True)]
    return replace(
        seen,
        kind=sheet.kind,
        title=sheet.title,
        office=sheet.office,
        areas=tuple(areas),
        indicators=tuple(rows),
        # Print adds the total that a document lacks, and its own sum of the marks.
        total=sheet.total or seen.total,
        marks_total=None,
        unplaced=sheet.unplaced,
    )


def _row(row: IndicatorRow, seen: IndicatorRow) -> IndicatorRow:
    return replace(
        row,
        place=seen.place,
        places=seen.places,
        weight=_at(row.weight, seen.weight),
        targets={percent: _at(cell, seen.targets.get(percent)) for percent, cell in row.targets.items()},
        achievement=_at(row.achievement, seen.achievement),
        cumulative=_at(row.cumulative, seen.cumulative),
        score=_at(row.score, seen.score),
        remarks=_at(row.remarks, seen.remarks),
    )


def _at(cell: Cell | None, seen: Cell | None) -> Cell | None:
    """Return a cell where it is seen."""
    return replace(cell, place=seen.place) if cell is not None and seen is not None else cell

"""Rows that belong to no plan table, as lines: what stands side by side is told column by column.

Offices put the signatures of a report, or the memo number and the date of a letter, into rows of a
table without rulings; each column is one block of lines.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from suchok.core.reading.lines import Raw, RawCell, RawLine, RawRow
from suchok.core.text.normalise import normalise

# A number of a list, or a label, in a cell of its own: it belongs to the text beside it.
_LABEL = re.compile(
    normalise(
        r"[(\[]?[০-৯0-9]{1,2}[)\].।:]+|(?:বিষয়|সূত্র|সংযুক্তি?|অনুলিপি|subject|ref(?:erence)?|enclosures?|copy)\s*[:ঃ।.-]*"
    ),
    re.IGNORECASE,
)
# The word নোট stands in titles, too: ই-ফাইলে নোট নিষ্পত্তিকৃত.
_NOTE = re.compile(normalise(r"[*†‡#]|বি(?:শেষ)?[.:ঃ]?\s?দ্র|দ্রষ্টব্য|টীকা|(?:নোট|notes?)\s?[:ঃ.।\-–]"), re.IGNORECASE)
_COLON = re.compile(r"[:ঃ]")


def lines_outside(raws: Sequence[Raw]) -> tuple[RawLine, ...]:
    """Return rows and lines outside plan tables as lines, blank ones where blocks end."""
    lines: list[RawLine] = []
    run: list[RawRow] = []
    columns: set[int] = set()
    for raw in raws:
        if isinstance(raw, RawRow) and _belongs(raw, columns):
            run.append(raw)
            continue
        lines += _columns(run)
        run, columns = [], set()
        if isinstance(raw, RawLine):
            lines.append(raw)
        elif _stands_beside(raw):
            run, columns = [raw], {at for at, _ in _printed(raw)}
        else:
            lines += _row(raw)
    return (*lines, *_columns(run))


def begins_note(text: str) -> bool:
    """Whether a text is a note below a table: *সাময়িক, বি.দ্র. …."""
    return _NOTE.match(text) is not None


def _printed(row: RawRow) -> list[tuple[int, RawCell]]:
    return [(at, cell) for at, cell in enumerate(row.cells) if cell.text]


def _stands_beside(row: RawRow) -> bool:
    printed = _printed(row)
    return len(printed) > 1 and not _is_labelled(printed)


def _is_labelled(printed: Sequence[tuple[int, RawCell]]) -> bool:
    texts = [cell.text for _, cell in printed]
    return _LABEL.fullmatch(texts[0]) is not None or (len(texts) > 1 and _COLON.fullmatch(texts[1]) is not None)


def _belongs(row: RawRow, columns: AbstractSet[int]) -> bool:
    """Whether a row goes on with the columns of the rows above it."""
    printed = _printed(row)
    return bool(columns and printed) and all(at in columns for at, _ in printed) and not _is_labelled(printed)


def _columns(run: Sequence[RawRow]) -> Iterator[RawLine]:
    """Yield the rows of a run column by column, a blank line after each."""
    columns: dict[int, list[RawCell]] = {}
    for row in run:
        for at, cell in _printed(row):
            columns.setdefault(at, []).append(cell)
    for at in sorted(columns):
        for cell in columns[at]:
            yield from _lines(cell)
        yield RawLine("", columns[at][0].place)


def _row(row: RawRow) -> Iterator[RawLine]:
    printed = [cell for _, cell in _printed(row)]
    if len(printed) == 1:
        yield from _lines(printed[0])
        if printed[0].lines:
            yield RawLine("", printed[0].place)
    elif printed:
        yield RawLine(" ".join(cell.text for cell in printed), printed[0].place)


def _lines(cell: RawCell) -> Iterator[RawLine]:
    for line in cell.lines or (cell.text,):
        yield RawLine(line, cell.place)

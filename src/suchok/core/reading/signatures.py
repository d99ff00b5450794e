"""Signature blocks: what stands below a table, with the date that was written beside the name."""

import re
from collections.abc import Sequence

from suchok.core.reading.headlines import is_page_number
from suchok.core.reading.lines import RawLine, blocks_of
from suchok.core.reading.outside import begins_note
from suchok.core.report.document import Signature
from suchok.core.text.dates import is_of_bangla_calendar
from suchok.core.text.normalise import normalise
from suchok.core.text.values import Shape, WrittenValue
from suchok.core.text.written import values_in, written_value

_DATE_LABEL = re.compile(normalise(r"^(?:তারিখ|date)\s*[:ঃ.\-–]*\s*"), re.IGNORECASE)
_LONGEST_SIGNATURE_LINE = 120
_MOST_LINES = 12


def signatures_of(lines: Sequence[RawLine], sheet: int) -> tuple[tuple[Signature, ...], tuple[RawLine, ...]]:
    """Return the signature blocks among the lines below a sheet, and the lines that are none."""
    found: list[list[RawLine]] = []
    # The number of a page stands close below the last signature.
    rest = [line for line in lines if _counts_pages(line)]
    dateless: list[RawLine] = []
    for block in blocks_of([line for line in lines if not _counts_pages(line)] if rest else lines):
        if not _is_signature(block):
            rest += block
        elif all(date_of(line.text) is not None for line in block):
            # A date alone belongs to the block beside it: the one before, else the one after.
            (found[-1] if found else dateless).extend(block)
        else:
            found.append([*dateless, *block])
            dateless = []
    return tuple(_signature(block, sheet) for block in found), (*rest, *dateless)


def _counts_pages(line: RawLine) -> bool:
    return bool(line.text) and is_page_number(line.text)


def _is_signature(block: Sequence[RawLine]) -> bool:
    too_long = len(block) > _MOST_LINES or any(len(line.text) > _LONGEST_SIGNATURE_LINE for line in block)
    return not too_long and not begins_note(block[0].text)


def _signature(block: Sequence[RawLine], sheet: int) -> Signature:
    days = [(line, found) for line in block if (found := date_of(line.text)) is not None]
    # Where a day is written in both calendars, the Gregorian one is what everything else is compared with.
    days.sort(key=lambda day: is_of_bangla_calendar(day[1]))
    written, place = (days[0][1], days[0][0].place) if days else (None, None)
    return Signature("\n".join(line.text for line in block), written, sheet, block[0].place, place)


def date_of(text: str) -> WrittenValue | None:
    """Return the date that a line is, its label and the era left out, or ``None``."""
    bare = _DATE_LABEL.sub("", text).strip(" ()")
    written = written_value(bare)
    if written.is_date:
        return written
    if bare == text:
        return None
    return next((found for found in values_in(bare) if found.shape in (Shape.DATE, Shape.IMPOSSIBLE_DATE)), None)

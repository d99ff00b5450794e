"""What a document says, field by field, so that two can be held against each other."""

import re
from collections.abc import Iterator, Mapping

from suchok.core.report.document import AreaRow, Cell, Document, IndicatorRow, Letter, Sheet
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_latin_digits
from suchok.documents.writers.json import letter_as_json

Key = tuple[int | None, int | None, str]
"""The sheet, the row and the field, as findings name them."""

Said = tuple[str, Place]
"""What a field says, and where it stands."""

_WORDS = re.compile(r"[0-9]+|[A-Za-z\u0980-\u09ff]+")


def bare(text: str) -> str:
    """Return the letters and digits of a text: what is the same however it is divided and dressed."""
    return "".join(words_of(text))


def words_of(text: str) -> list[str]:
    """Return the words and the numbers of a text, in Latin digits."""
    return _WORDS.findall(to_latin_digits(normalise(text)))


def said(document: Document) -> Mapping[Key, Said]:
    """Return what a document says; the order of signatures and a repeated memo number do not count."""
    found: dict[Key, Said] = {}
    if document.letter is not None:
        found |= {(None, None, key): value for key, value in _of_letter(document.letter)}
    for number, sheet in enumerate(document.sheets):
        found |= {(number, None, key): value for key, value in _of_sheet(sheet)}
        for at, row in enumerate(sheet.indicators):
            found |= {(number, at, key): value for key, value in _of_row(row)}
    signed = sorted(word for signature in document.signatures for word in words_of(signature.text))
    place = document.signatures[0].place if document.signatures else Place()
    return found | {(None, None, "signatures"): (" ".join(signed), place)}


def _of_letter(letter: Letter) -> Iterator[tuple[str, Said]]:
    for key, value in letter_as_json(letter).items():
        if key != "repeated":
            yield f"letter.{key}", (_flat(value), letter.places.get(key, Place()))


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(map(_flat, value.values()))
    return " ".join(map(_flat, value)) if isinstance(value, list) else str(value or "")


def _of_sheet(sheet: Sheet) -> Iterator[tuple[str, Said]]:
    year = sheet.fiscal_year.code if sheet.fiscal_year else ""
    place = sheet.title_place or Place()
    yield "fiscal_year", (year, place)
    yield "period", (sheet.period.value if sheet.period else "", place)
    for at, area in enumerate(sheet.areas):
        yield from _of_area(f"areas.{at}", area)


def _of_area(key: str, area: AreaRow) -> Iterator[tuple[str, Said]]:
    yield f"{key}.number", (area.number or "", area.place)
    yield f"{key}.title", (area.title, area.place)
    yield f"{key}.weight", _value(area.weight, area.place)


def _of_row(row: IndicatorRow) -> Iterator[tuple[str, Said]]:
    yield "code", (row.code or "", row.places.get("code", row.place))
    yield "title", (row.title, row.place)
    yield "unit", (row.unit_text or "", row.places.get("unit", row.place))
    yield "remarks", (row.remarks.text if row.remarks else "", row.remarks.place if row.remarks else row.place)
    yield "weight", _value(row.weight, row.place)
    yield "achievement", _value(row.achievement, row.place)
    yield "score", _value(row.score, row.place)
    for percent, cell in row.targets.items():
        yield f"targets.{percent}", _value(cell, row.place)


def _value(cell: Cell | None, place: Place) -> Said:
    """Return a value in one form, whether a date was typed or printed in full."""
    return ((cell.written.plain or "") if cell else "", cell.place if cell else place)

"""The values in the JSON of a document, each of the kind that must stand there, else ``NotADocument`` is raised."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from suchok.core.plan.fiscal_year import FiscalYear, Period, UnknownFiscalYear
from suchok.core.plan.unit import Unit
from suchok.core.report.document import Cell, SheetKind
from suchok.core.report.place import Place
from suchok.core.text.numerals import to_bangla_digits
from suchok.core.text.values import Shape, WrittenValue
from suchok.core.text.written import written_value
from suchok.documents.writers.json import Json

Read = TypeVar("Read")
Named = TypeVar("Named", SheetKind, Period, Unit)

_MOST_ITEMS = 20_000
_PLACE_KEYS = frozenset(Place._fields)


class NotADocument(ValueError):
    """JSON that is not of the schema ``suchok.document/1``."""


def keys_of(value: Json) -> Mapping[str, Json]:
    """Return an object, or raise ``NotADocument``."""
    if not isinstance(value, dict):
        raise NotADocument("an object is missing")
    return value


def each(value: Json, read: Callable[[Json], Read]) -> tuple[Read, ...]:
    """Return what ``read`` makes of each item of a list that is not too long."""
    if not isinstance(value, list) or len(value) > _MOST_ITEMS:
        raise NotADocument("a list is missing or too long")
    return tuple(read(item) for item in value)


def maybe(value: Json, read: Callable[[Json], Read]) -> Read | None:
    """Return what ``read`` makes of a value, ``None`` of ``null``."""
    return None if value is None else read(value)


def words(value: Json) -> str:
    """Return a text."""
    if not isinstance(value, str):
        raise NotADocument("a text is missing")
    return value


def text(value: Json) -> str | None:
    """Return a text, ``None`` of ``null``."""
    return maybe(value, words)


def place_of(value: Json) -> Place:
    """Return where something stands."""
    keys = keys_of(value)
    known = all(type(one) is (str if key == "sheet" else int) for key, one in keys.items())
    if not known or not keys.keys() <= _PLACE_KEYS:
        raise NotADocument("a place has unknown keys")
    return Place(**keys)  # type: ignore[arg-type]


def written_of(value: Json) -> WrittenValue:
    """Return the value that ``plain`` gave: an ISO date, a shortest decimal, or a text as typed."""
    said = words(value)
    try:
        day = date.fromisoformat(said) if len(said) == len("2022-10-13") else None
    except ValueError:
        day = None
    if day is not None:
        typed = f"{day.day:02d}/{day.month:02d}/{day.year}"
        return WrittenValue(to_bangla_digits(typed), Shape.DATE, day, typed)
    found = written_value(said)
    return found if found.plain == said else WrittenValue(said, Shape.PROSE)


def cell_of(value: Json) -> Cell:
    """Return a cell of a plain value."""
    return Cell(written_of(value), Place())


def achievement_of(value: Json) -> Cell:
    """Return what was achieved: the text, and its value where it has one."""
    keys = keys_of(value)
    said = words(keys.get("text"))
    plain = maybe(keys.get("value"), written_of)
    written = WrittenValue(said, Shape.PROSE) if plain is None else replace(plain, text=said)
    found = written_value(said)
    return Cell(found if (found.shape, found.plain) == (written.shape, written.plain) else written, Place())


def year_of(value: Json) -> FiscalYear:
    """Return the fiscal year of a code."""
    try:
        return FiscalYear.from_code(words(value))
    except UnknownFiscalYear as error:
        raise NotADocument("no fiscal year") from error


def one_of(kind: type[Named], value: Json) -> Named:
    """Return the member of an enumeration that has a name."""
    try:
        return kind(words(value))
    except ValueError as error:
        raise NotADocument(f"no {kind.__name__}") from error

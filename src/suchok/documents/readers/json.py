"""The JSON of a document (``suchok.document/1``), back to the document: what ``writers.json`` writes."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from suchok.core.plan.fiscal_year import FiscalYear, Period, UnknownFiscalYear
from suchok.core.plan.unit import Unit
from suchok.core.report.document import (
    ActivityRow,
    AreaRow,
    Cell,
    Document,
    Fragment,
    IndicatorRow,
    Letter,
    Letterhead,
    Office,
    Reference,
    RepeatedHeading,
    Sheet,
    SheetKind,
    Signatory,
    Signature,
    Source,
)
from suchok.core.report.place import Place
from suchok.core.text.numerals import to_bangla_digits
from suchok.core.text.values import Shape, WrittenValue
from suchok.core.text.written import written_value
from suchok.documents.writers.json import SCHEMA, Json

LARGEST_JSON = 8 * 1024 * 1024
"""Bytes of JSON that are read at most."""

Read = TypeVar("Read")
Named = TypeVar("Named", SheetKind, Period, Unit)

_MOST_ITEMS = 20_000
# Of rating; every row has a target for each.
_MOST_LEVELS = 20
_PLACE_KEYS = frozenset(Place._fields)


class NotADocument(ValueError):
    """JSON that is not of the schema ``suchok.document/1``."""


def document_of_json(data: bytes) -> Document:
    """Return the document that ``document_json`` wrote; its JSON is the same again.

    What the JSON does not keep is unknown: the places of single cells, the notes, how a value was typed.
    Raises ``NotADocument`` for anything else, and nothing else on any bytes.
    """
    if len(data) > LARGEST_JSON:
        raise NotADocument("too large")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NotADocument("no JSON") from error
    root = _object(value)
    if root.get("schema") != SCHEMA:
        raise NotADocument("another schema")
    source = _object(root.get("source"))
    return Document(
        source=Source(_words(source.get("name")), _words(source.get("format")), _words(source.get("sha256"))),
        letter=_maybe(root.get("letter"), _letter),
        sheets=_each(root.get("sheets"), _sheet),
        signatures=_each(root.get("signatures"), _signature),
        unplaced=_each(root.get("unplaced"), _fragment),
    )


def _object(value: Json) -> Mapping[str, Json]:
    if not isinstance(value, dict):
        raise NotADocument("an object is missing")
    return value


def _each(value: Json, read: Callable[[Json], Read]) -> tuple[Read, ...]:
    if not isinstance(value, list) or len(value) > _MOST_ITEMS:
        raise NotADocument("a list is missing or too long")
    return tuple(read(item) for item in value)


def _maybe(value: Json, read: Callable[[Json], Read]) -> Read | None:
    return None if value is None else read(value)


def _words(value: Json) -> str:
    if not isinstance(value, str):
        raise NotADocument("a text is missing")
    return value


def _text(value: Json) -> str | None:
    return _maybe(value, _words)


def _place(value: Json) -> Place:
    keys = _object(value)
    known = all(type(one) is (str if key == "sheet" else int) for key, one in keys.items())
    if not known or not keys.keys() <= _PLACE_KEYS:
        raise NotADocument("a place has unknown keys")
    return Place(**keys)  # type: ignore[arg-type]


def _written(value: Json) -> WrittenValue:
    """Return the value that ``plain`` gave: an ISO date, a shortest decimal, or a text as typed."""
    text = _words(value)
    try:
        day = date.fromisoformat(text) if len(text) == len("2022-10-13") else None
    except ValueError:
        day = None
    if day is not None:
        typed = f"{day.day:02d}/{day.month:02d}/{day.year}"
        return WrittenValue(to_bangla_digits(typed), Shape.DATE, day, typed)
    found = written_value(text)
    return found if found.plain == text else WrittenValue(text, Shape.PROSE)


def _cell(value: Json) -> Cell:
    return Cell(_written(value), Place())


def _achievement(value: Json) -> Cell:
    keys = _object(value)
    text = _words(keys.get("text"))
    plain = _maybe(keys.get("value"), _written)
    written = WrittenValue(text, Shape.PROSE) if plain is None else replace(plain, text=text)
    found = written_value(text)
    return Cell(found if (found.shape, found.plain) == (written.shape, written.plain) else written, Place())


def _year(value: Json) -> FiscalYear:
    try:
        return FiscalYear.from_code(_words(value))
    except UnknownFiscalYear as error:
        raise NotADocument("no fiscal year") from error


def _one_of(kind: type[Named], value: Json) -> Named:
    try:
        return kind(_words(value))
    except ValueError as error:
        raise NotADocument(f"no {kind.__name__}") from error


def _sheet(value: Json) -> Sheet:
    keys = _object(value)
    levels = _each(keys.get("levels"), _level)
    if len(levels) > _MOST_LEVELS:
        raise NotADocument("too many levels")
    office = _object(keys.get("office"))
    kind = _one_of(SheetKind, keys.get("kind"))
    indicators = _each(keys.get("indicators"), lambda row: _indicator(row, levels))
    return Sheet(
        kind=kind,
        title=_text(keys.get("title")),
        office=Office(**{key: _text(office.get(key)) for key in ("name", "kind", "branch", "place", "level")}),
        fiscal_year=_maybe(keys.get("fiscal_year"), _year),
        period=_maybe(keys.get("period"), lambda one: _one_of(Period, one)),
        levels=levels,
        areas=_each(keys.get("areas"), _area),
        indicators=indicators,
        total=_maybe(keys.get("total"), _cell),
        unplaced=_each(keys.get("unplaced"), _fragment),
        has_achievements=any(row.achievement is not None for row in indicators),
    )


def _level(value: Json) -> int:
    if type(value) is not int or not 0 <= value <= 1000:
        raise NotADocument("a level is no percent")
    return value


def _area(value: Json) -> AreaRow:
    keys = _object(value)
    return AreaRow(
        _text(keys.get("number")),
        _words(keys.get("title")),
        _maybe(keys.get("weight"), _cell),
        _place(keys.get("place")),
    )


def _indicator(value: Json, levels: tuple[int, ...]) -> IndicatorRow:
    keys = _object(value)
    targets = _object(keys.get("targets"))
    extra = _object(keys.get("extra"))
    return IndicatorRow(
        code=_text(keys.get("code")),
        area=_text(keys.get("area")),
        activity=_maybe(keys.get("activity"), _activity),
        title=_words(keys.get("title")),
        unit=_maybe(keys.get("unit"), lambda unit: _one_of(Unit, unit)),
        unit_text=_text(keys.get("unit_text")),
        weight=_maybe(keys.get("weight"), _cell),
        targets={percent: _maybe(targets.get(str(percent)), _cell) for percent in levels},
        place=_place(keys.get("place")),
        achievement=_maybe(keys.get("achievement"), _achievement),
        cumulative=_maybe(keys.get("cumulative"), _achievement),
        score=_maybe(keys.get("score"), _cell),
        remarks=_maybe(keys.get("remarks"), lambda text: Cell(written_value(_words(text)), Place())),
        extra={heading: _words(text) for heading, text in extra.items()},
    )


def _activity(value: Json) -> ActivityRow:
    keys = _object(value)
    return ActivityRow(_text(keys.get("code")), _words(keys.get("title")), printed=True)


def _fragment(value: Json) -> Fragment:
    keys = _object(value)
    return Fragment(_words(keys.get("text")), _place(keys.get("place")))


def _signature(value: Json) -> Signature:
    keys = _object(value)
    sheet = keys.get("sheet")
    if sheet is not None and type(sheet) is not int:
        raise NotADocument("a signature is of no sheet")
    return Signature(_words(keys.get("text")), _maybe(keys.get("date"), _written), sheet, _place(keys.get("place")))


def _letter(value: Json) -> Letter:
    keys = _object(value)
    head = _object(keys.get("letterhead"))
    return Letter(
        letterhead=Letterhead(**{key: _text(head.get(key)) for key in ("government", "office", "branch", "website")}),
        memo_number=_text(keys.get("memo_number")),
        date=_maybe(keys.get("date"), _written),
        bangla_date=_text(keys.get("bangla_date")),
        subject=_text(keys.get("subject")),
        references=_each(keys.get("references"), _reference),
        body=_text(keys.get("body")),
        enclosures=_text(keys.get("enclosures")),
        recipient=_text(keys.get("recipient")),
        copies=_each(keys.get("copies"), _words),
        copies_note=_text(keys.get("copies_note")),
        signatories=_each(keys.get("signatories"), _signatory),
        repeated=_maybe(keys.get("repeated"), _repeated),
    )


def _reference(value: Json) -> Reference:
    keys = _object(value)
    return Reference(_text(keys.get("office")), _text(keys.get("memo_number")), _maybe(keys.get("date"), _written))


def _signatory(value: Json) -> Signatory:
    keys = _object(value)
    return Signatory(_text(keys.get("name")), _text(keys.get("designation")), _text(keys.get("contact")))


def _repeated(value: Json) -> RepeatedHeading:
    keys = _object(value)
    return RepeatedHeading(_text(keys.get("memo_number")), _maybe(keys.get("date"), _written))

"""The JSON of a document (``suchok.document/1``), back to the document: what ``writers.json`` writes."""

import json

from suchok.core.plan.fiscal_year import Period
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
from suchok.core.text.written import written_value
from suchok.documents.readers.json_values import (
    NotADocument,
    achievement_of,
    cell_of,
    each,
    keys_of,
    maybe,
    one_of,
    place_of,
    text,
    words,
    written_of,
    year_of,
)
from suchok.documents.writers.json import SCHEMA, Json

LARGEST_JSON = 8 * 1024 * 1024
"""Bytes of JSON that are read at most."""

# Of rating; every row has a target for each.
_MOST_LEVELS = 20


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
    root = keys_of(value)
    if root.get("schema") != SCHEMA:
        raise NotADocument("another schema")
    source = keys_of(root.get("source"))
    return Document(
        source=Source(words(source.get("name")), words(source.get("format")), words(source.get("sha256"))),
        letter=maybe(root.get("letter"), _letter),
        sheets=each(root.get("sheets"), _sheet),
        signatures=each(root.get("signatures"), _signature),
        unplaced=each(root.get("unplaced"), _fragment),
    )


def _sheet(value: Json) -> Sheet:
    keys = keys_of(value)
    levels = each(keys.get("levels"), _level)
    if len(levels) > _MOST_LEVELS:
        raise NotADocument("too many levels")
    office = keys_of(keys.get("office"))
    kind = one_of(SheetKind, keys.get("kind"))
    indicators = each(keys.get("indicators"), lambda row: _indicator(row, levels))
    return Sheet(
        kind=kind,
        title=text(keys.get("title")),
        office=Office(**{key: text(office.get(key)) for key in ("name", "kind", "branch", "place", "level")}),
        fiscal_year=maybe(keys.get("fiscal_year"), year_of),
        period=maybe(keys.get("period"), lambda one: one_of(Period, one)),
        levels=levels,
        areas=each(keys.get("areas"), _area),
        indicators=indicators,
        total=maybe(keys.get("total"), cell_of),
        unplaced=each(keys.get("unplaced"), _fragment),
        has_achievements=any(row.achievement is not None for row in indicators),
    )


def _level(value: Json) -> int:
    if type(value) is not int or not 0 <= value <= 1000:
        raise NotADocument("a level is no percent")
    return value


def _area(value: Json) -> AreaRow:
    keys = keys_of(value)
    return AreaRow(
        text(keys.get("number")),
        words(keys.get("title")),
        maybe(keys.get("weight"), cell_of),
        place_of(keys.get("place")),
    )


def _indicator(value: Json, levels: tuple[int, ...]) -> IndicatorRow:
    keys = keys_of(value)
    targets = keys_of(keys.get("targets"))
    extra = keys_of(keys.get("extra"))
    return IndicatorRow(
        code=text(keys.get("code")),
        area=text(keys.get("area")),
        activity=maybe(keys.get("activity"), _activity),
        title=words(keys.get("title")),
        unit=maybe(keys.get("unit"), lambda unit: one_of(Unit, unit)),
        unit_text=text(keys.get("unit_text")),
        weight=maybe(keys.get("weight"), cell_of),
        targets={percent: maybe(targets.get(str(percent)), cell_of) for percent in levels},
        place=place_of(keys.get("place")),
        achievement=maybe(keys.get("achievement"), achievement_of),
        cumulative=maybe(keys.get("cumulative"), achievement_of),
        score=maybe(keys.get("score"), cell_of),
        remarks=maybe(keys.get("remarks"), lambda said: Cell(written_value(words(said)), Place())),
        extra={heading: words(said) for heading, said in extra.items()},
    )


def _activity(value: Json) -> ActivityRow:
    keys = keys_of(value)
    return ActivityRow(text(keys.get("code")), words(keys.get("title")), printed=True)


def _fragment(value: Json) -> Fragment:
    keys = keys_of(value)
    return Fragment(words(keys.get("text")), place_of(keys.get("place")))


def _signature(value: Json) -> Signature:
    keys = keys_of(value)
    sheet = keys.get("sheet")
    if sheet is not None and type(sheet) is not int:
        raise NotADocument("a signature is of no sheet")
    return Signature(words(keys.get("text")), maybe(keys.get("date"), written_of), sheet, place_of(keys.get("place")))


def _letter(value: Json) -> Letter:
    keys = keys_of(value)
    head = keys_of(keys.get("letterhead"))
    return Letter(
        letterhead=Letterhead(**{key: text(head.get(key)) for key in ("government", "office", "branch", "website")}),
        memo_number=text(keys.get("memo_number")),
        date=maybe(keys.get("date"), written_of),
        bangla_date=text(keys.get("bangla_date")),
        subject=text(keys.get("subject")),
        references=each(keys.get("references"), _reference),
        body=text(keys.get("body")),
        enclosures=text(keys.get("enclosures")),
        recipient=text(keys.get("recipient")),
        copies=each(keys.get("copies"), words),
        copies_note=text(keys.get("copies_note")),
        signatories=each(keys.get("signatories"), _signatory),
        repeated=maybe(keys.get("repeated"), _repeated),
    )


def _reference(value: Json) -> Reference:
    keys = keys_of(value)
    return Reference(text(keys.get("office")), text(keys.get("memo_number")), maybe(keys.get("date"), written_of))


def _signatory(value: Json) -> Signatory:
    keys = keys_of(value)
    return Signatory(text(keys.get("name")), text(keys.get("designation")), text(keys.get("contact")))


def _repeated(value: Json) -> RepeatedHeading:
    keys = keys_of(value)
    return RepeatedHeading(text(keys.get("memo_number")), maybe(keys.get("date"), written_of))

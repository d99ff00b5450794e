"""The JSON of a document: ``suchok.document/1``, every key always present."""

import json
from collections.abc import Iterator, Mapping

from suchok.core.report.document import (
    ActivityRow,
    AreaRow,
    Cell,
    Document,
    Fragment,
    IndicatorRow,
    Letter,
    Office,
    Reference,
    RepeatedHeading,
    Sheet,
    Signatory,
    Signature,
)
from suchok.core.text.values import Shape, WrittenValue

SCHEMA = "suchok.document/1"

Json = str | int | float | bool | None | Mapping[str, "Json"] | list["Json"]
"""What JSON can hold."""


def document_json(document: Document) -> bytes:
    """Return ``document`` as UTF-8 JSON on several lines."""
    return encoded(document_as_json(document), indent=2)


def encoded(value: Json, *, indent: int | None = None) -> bytes:
    """Return ``value`` as UTF-8 JSON; half characters, which UTF-8 cannot hold, make it all-ASCII."""
    separators = (",", ": ") if indent else (",", ":")
    try:
        return json.dumps(value, ensure_ascii=False, indent=indent, separators=separators).encode()
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent, separators=separators).encode()


def document_as_json(document: Document) -> dict[str, Json]:
    """Return the object of the contract."""
    source = document.source
    return {
        "schema": SCHEMA,
        "source": {"name": source.name, "format": source.format, "sha256": source.sha256},
        "letter": letter_as_json(document.letter) if document.letter else None,
        "sheets": [sheet_as_json(sheet) for sheet in document.sheets],
        "signatures": [_signature(signature) for signature in document.signatures],
        "unplaced": [_fragment(fragment) for fragment in document.unplaced],
    }


def sheet_as_json(sheet: Sheet) -> dict[str, Json]:
    """Return one plan table as the contract writes it."""
    return {
        "kind": sheet.kind.value,
        "title": sheet.title,
        "office": _office(sheet.office),
        "fiscal_year": sheet.fiscal_year.code if sheet.fiscal_year else None,
        "period": sheet.period.value if sheet.period else None,
        "levels": list(sheet.levels),
        "areas": [_area(area) for area in sheet.areas],
        "indicators": [_indicator(row, sheet.levels) for row in sheet.indicators],
        "total": _plain(sheet.total),
        "unplaced": [_fragment(fragment) for fragment in (*sheet.unplaced, *_total_of_marks(sheet))],
    }


def _total_of_marks(sheet: Sheet) -> Iterator[Fragment]:
    """Yield the printed total of marks, for which the contract has no key."""
    if sheet.marks_total is not None:
        yield Fragment(sheet.marks_total.text, sheet.marks_total.place)


def letter_as_json(letter: Letter) -> dict[str, Json]:
    """Return a covering letter as the contract writes it."""
    head = letter.letterhead
    return {
        "letterhead": {
            "government": head.government,
            "office": head.office,
            "branch": head.branch,
            "website": head.website,
        },
        "memo_number": letter.memo_number,
        "date": _written(letter.date),
        "bangla_date": letter.bangla_date,
        "subject": letter.subject,
        "references": [_reference(reference) for reference in letter.references],
        "body": letter.body,
        "enclosures": letter.enclosures,
        "recipient": letter.recipient,
        "copies": list(letter.copies),
        "copies_note": letter.copies_note,
        "signatories": [_signatory(signatory) for signatory in letter.signatories],
        "repeated": _repeated(letter.repeated) if letter.repeated else None,
    }


def _office(office: Office) -> Json:
    return {
        "name": office.name,
        "kind": office.kind,
        "branch": office.branch,
        "place": office.place,
        "level": office.level,
    }


def _area(area: AreaRow) -> Json:
    place: Json = dict(area.place.as_json())
    return {"number": area.number, "title": area.title, "weight": _plain(area.weight), "place": place}


def _indicator(row: IndicatorRow, levels: tuple[int, ...]) -> Json:
    return {
        "code": row.code,
        "area": row.area,
        "activity": _activity(row.activity) if row.activity else None,
        "title": row.title,
        "unit": row.unit.value if row.unit else None,
        "unit_text": row.unit_text,
        "weight": _plain(row.weight),
        "targets": {str(percent): _plain(row.targets.get(percent)) for percent in levels},
        "achievement": _achievement(row.achievement),
        "cumulative": _achievement(row.cumulative),
        "score": _plain(row.score),
        "remarks": row.remarks.text if row.remarks and row.remarks.text else None,
        "extra": dict(row.extra),
        "place": dict(row.place.as_json()),
    }


def _activity(activity: ActivityRow) -> Json:
    return {"code": activity.code, "title": activity.title}


def _achievement(cell: Cell | None) -> Json:
    """Return text and value; the value of prose is ``null``."""
    if cell is None or cell.written.shape is Shape.BLANK:
        return None
    return {"text": cell.text, "value": None if cell.written.shape is Shape.PROSE else cell.written.plain}


def _plain(cell: Cell | None) -> str | None:
    return cell.written.plain if cell else None


def _written(written: WrittenValue | None) -> str | None:
    return written.plain if written else None


def _fragment(fragment: Fragment) -> Json:
    return {"text": fragment.text, "place": dict(fragment.place.as_json())}


def _signature(signature: Signature) -> Json:
    return {
        "text": signature.text,
        "date": _written(signature.date),
        "sheet": signature.sheet,
        "place": dict(signature.place.as_json()),
    }


def _reference(reference: Reference) -> Json:
    return {
        "office": reference.office,
        "memo_number": reference.memo_number,
        "date": _written(reference.date),
    }


def _signatory(signatory: Signatory) -> Json:
    return {
        "name": signatory.name,
        "designation": signatory.designation,
        "contact": signatory.contact,
    }


def _repeated(repeated: RepeatedHeading) -> Json:
    return {"memo_number": repeated.memo_number, "date": _written(repeated.date)}

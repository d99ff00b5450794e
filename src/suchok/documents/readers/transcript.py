"""What was read of a file, before it becomes a document: rows and lines that can be kept in the place of the file.

A scan takes seconds to read and megabytes to carry; its transcript takes neither.
"""

import json
from base64 import b85decode, b85encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from suchok.core.reading.lines import Raw, RawCell, RawLine, RawRow
from suchok.core.report.document import Source
from suchok.core.report.finding import SEVERITIES, Finding
from suchok.core.report.place import Place


@dataclass(frozen=True, slots=True)
class Transcript:
    """The rows and lines of a file in Unicode, where they are from, and what its reader has to tell.

    ``attached`` is the JSON inside a PDF of Suchok's own; ``scanned``: some of it was read from pictures, of which
    ``pictures`` holds cells as PNG.
    """

    source: Source
    raws: Sequence[Raw]
    notes: Sequence[Finding] = ()
    attached: bytes | None = None
    scanned: bool = False
    pictures: Mapping[Place, bytes] = field(default_factory=dict)


def transcript_json(transcript: Transcript) -> bytes:
    """Return a transcript as bytes, for ``transcript_from``."""
    source = transcript.source
    told = {
        "source": [source.name, source.format, source.sha256, source.plan_key],
        "raws": [_raw(raw) for raw in transcript.raws],
        "notes": [[note.code, note.place, dict(note.values)] for note in transcript.notes],
        "attached": transcript.attached and b85encode(transcript.attached).decode(),
        "scanned": transcript.scanned,
        "pictures": [[place, b85encode(png).decode()] for place, png in transcript.pictures.items()],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def transcript_from(data: bytes) -> Transcript:
    """Return the transcript that ``transcript_json`` made."""
    told: dict[str, Any] = json.loads(data)
    name, form, digest, plan_key = told["source"]
    return Transcript(
        source=Source(name=name, format=form, sha256=digest, plan_key=plan_key),
        raws=[_raw_from(raw) for raw in told["raws"]],
        notes=[Finding(code, SEVERITIES[code], Place(*place), values=values) for code, place, values in told["notes"]],
        attached=b85decode(told["attached"]) if told["attached"] else None,
        scanned=told["scanned"],
        pictures={Place(*place): b85decode(png) for place, png in told["pictures"]},
    )


def _raw(raw: Raw) -> list[Any]:
    """Return a line as its text and place, a row as its cells."""
    return [raw.text, raw.place] if isinstance(raw, RawLine) else list(raw.cells)


def _raw_from(told: list[Any]) -> Raw:
    if told and isinstance(told[0], str):
        return RawLine(told[0], Place(*told[1]))
    cells = (RawCell(text, Place(*place), tuple(lines), doubtful) for text, place, lines, doubtful in told)
    return RawRow(tuple(cells))

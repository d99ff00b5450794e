"""Findings: what is wrong or doubtful in a document, as data; the sentences are in ``core.messages``."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from suchok.core.report.place import Place


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake or doubt, with a stable code and the place it stands at.

    ``sheet`` and ``row`` are 0-based indexes into the document, ``field`` names the cell
    (``targets.80``, ``weight``, ``areas.1.weight``, ``signatures.0.date``, ``letter.date``),
    ``values`` fill the sentence, ``proposal`` is the value to put in the cell's place, in the form
    of the JSON contract (ISO dates, shortest decimals, unit names), or ``None`` if none follows.
    """

    code: str
    severity: Severity
    place: Place
    sheet: int | None = None
    row: int | None = None
    indicator: str | None = None
    field: str | None = None
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)
    proposal: str | None = None

"""Findings: what is wrong or doubtful in a document, as data; the sentences are in ``core.messages``."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from suchok.core.report.place import Place


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(NamedTuple):
    """One mistake or doubt, with a stable code and the place it stands at.

    ``sheet`` and ``row`` are 0-based indexes into the document, ``field`` names the cell
    (``targets.80``, ``weight``, ``areas.1.weight``, ``signatures.0.date``, ``letter.date``),
    ``values`` fill the sentence, ``proposal`` is the value to put in the cell's place, in the form
    of the JSON contract (ISO dates, shortest decimals, unit names), or ``None`` if none follows.
    A tuple, for a report has dozens.
    """

    code: str
    severity: Severity
    place: Place
    sheet: int | None = None
    row: int | None = None
    indicator: str | None = None
    field: str | None = None
    values: Mapping[str, str] = {}
    proposal: str | None = None


DOUBTFUL = "scan.doubtful"
"""The code of a cell that the reader of a scan was not sure of: what stands in it proves nothing."""

_ERRORS = """
date.impossible date.malformed targets.out_of_order targets.repeated targets.best_missing unit.mismatch unit.missing
weight.area_sum weight.plan_sum weight.missing weight.not_a_number numbering.activity numbering.area numbering.duplicate
header.fiscal_year header.period achievement.wrong_kind score.exceeds_weight total.differs letter.date_mismatch
document.no_table
"""
_WARNINGS = """
date.outside_fiscal_year date.swapped numbering.serial numbering.gap numbering.template template.differs
template.missing_row template.extra_row achievement.not_measurable achievement.out_of_range achievement.outside_period
achievement.after_signature signature.before_period_end letter.memo_form letter.repeat_differs
letter.signatory_differs layout.unplaced document.attachment_differs scan.doubtful
"""
_INFOS = """
achievement.in_remarks score.differs layout.shifted_row layout.split_row layout.garbled_header layout.unruled
text.bijoy text.deletions text.comments text.picture scan.corrected
"""
SEVERITIES: Mapping[str, Severity] = {
    code: severity
    for severity, codes in ((Severity.ERROR, _ERRORS), (Severity.WARNING, _WARNINGS), (Severity.INFO, _INFOS))
    for code in codes.split()
}
"""Every finding code with its usual severity (``contracts.md``)."""

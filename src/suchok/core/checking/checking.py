"""Checking a document: every rule on every sheet, the notes of reading with them."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from suchok.core.checking import (
    achievements,
    headings,
    letters,
    numbering,
    scores,
    signatures,
    swapped,
    targets,
    template,
    units,
    weights,
)
from suchok.core.checking.context import SheetContext
from suchok.core.checking.repeats import without_repeats
from suchok.core.plan.plan import Plan
from suchok.core.report.document import Document
from suchok.core.report.finding import SEVERITIES, Finding, Severity
from suchok.core.report.matching import match_sheets
from suchok.core.report.place import Place

_SCAN = "scan"
# Named here because Python takes long to look up a member of an enumeration, and this is asked for every finding.
_ERROR = Severity.ERROR

SHEET_RULES: tuple[Callable[[SheetContext], Iterator[Finding]], ...] = (
    headings.heading_names_year_of_title,
    headings.months_are_of_quarter,
    targets.target_dates_exist,
    targets.targets_within_year,
    swapped.dates_are_not_swapped,
    targets.targets_in_order,
    targets.best_target_printed,
    units.unit_is_printed,
    units.unit_fits_targets,
    weights.weight_is_a_number,
    weights.area_weight_is_sum_of_indicators,
    weights.plan_weights_add_up,
    weights.total_is_sum,
    numbering.serial_is_number_of_area,
    numbering.code_belongs_to_activity,
    numbering.code_belongs_to_area,
    numbering.code_is_printed_once,
    numbering.no_code_is_missing,
    numbering.code_is_official,
    template.cells_are_official,
    template.every_official_row_is_there,
    template.every_row_is_official,
    achievements.achievement_is_measurable,
    achievements.achievement_dates_exist,
    achievements.achievement_stands_in_remarks,
    achievements.achievement_is_of_unit,
    achievements.achievement_is_in_range,
    achievements.achievement_is_in_time,
    scores.score_is_within_weight,
    scores.score_is_by_the_rule,
    scores.total_of_marks_is_sum,
    signatures.signed_after_period,
)
DOCUMENT_RULES: tuple[Callable[[Document], Iterator[Finding]], ...] = (
    signatures.signature_dates_exist,
    letters.letter_is_sound,
)


def check_document(document: Document, plans: Sequence[Plan]) -> tuple[Finding, ...]:
    """Return every finding on ``document`` beside the official ``plans``, in the order of the document."""
    return tuple(sorted(without_repeats(_findings(document, plans)), key=_order))


def _findings(document: Document, plans: Sequence[Plan]) -> Iterator[Finding]:
    yield from document.notes
    if not document.sheets:
        yield Finding("document.no_table", SEVERITIES["document.no_table"], Place())
    for number, (sheet, match) in enumerate(zip(document.sheets, match_sheets(document, plans), strict=True)):
        context = SheetContext(document, number, sheet, match)
        for rule in SHEET_RULES:
            for finding in rule(context):
                yield _unless_misread(finding, document, context.doubtful)
    for document_rule in DOCUMENT_RULES:
        for finding in document_rule(document):
            yield _unless_misread(finding, document, frozenset())


def _unless_misread(finding: Finding, document: Document, doubtful: AbstractSet[Place]) -> Finding:
    """Return a mistake as a doubt where it may be the reader's: in a doubtful cell, or in a line of a scan."""
    # What stands outside the tables of a scan has one reader alone, whom no second one contradicts.
    in_line = document.source.format == _SCAN and finding.place.page is not None and finding.place.row is None
    is_doubtful = finding.severity is _ERROR and (in_line or finding.place in doubtful)
    return finding._replace(severity=Severity.WARNING) if is_doubtful else finding


def _order(finding: Finding) -> tuple[int, int, int, int]:
    """Letter first, then sheet by sheet: what concerns the sheet as a whole, then row by row."""
    sheet = -1 if finding.sheet is None else finding.sheet
    row = -1 if finding.row is None else finding.row
    return sheet, row, finding.place.line or 0, finding.place.column or 0

"""Taking proposals over: a document with the proposed values in the place of the printed ones."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from suchok.core.checking.checking import check_document
from suchok.core.plan.fiscal_year import FiscalYear
from suchok.core.plan.plan import Plan
from suchok.core.plan.unit import Unit
from suchok.core.report.document import AreaRow, Cell, Document, IndicatorRow, Sheet
from suchok.core.report.finding import Finding, Severity
from suchok.core.report.official_sheet import UNIT_WORDS, written_cell
from suchok.core.report.place import Place

CellKey = tuple[int | None, int | None, str | None]
"""What names a cell: sheet, row, field."""

_Item = TypeVar("_Item")
_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def key_of(finding: Finding) -> str:
    """Return what names a finding within its document: code, sheet, row and field."""
    return f"{finding.code}:{finding.sheet}:{finding.row}:{finding.field}"


def findings_by_cell(findings: Sequence[Finding]) -> Mapping[CellKey, Sequence[Finding]]:
    """Return the findings of each cell, the most serious first, the cells in the order of the document."""
    cells: dict[CellKey, list[Finding]] = {}
    for finding in findings:
        cells.setdefault((finding.sheet, finding.row, finding.field), []).append(finding)
    for found in cells.values():
        found.sort(key=lambda finding: _WORST_FIRST.index(finding.severity))
    return cells


def proposed_keys(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return the keys of the proposals that "take all" takes: for each cell that of its most serious finding."""
    cells = findings_by_cell(findings).values()
    offered = (next((found for found in cell if found.proposal is not None), None) for cell in cells)
    return tuple(key_of(finding) for finding in offered if finding is not None)


def mended_by_keys(
    document: Document, plans: Sequence[Plan], keys: Sequence[str]
) -> tuple[Document, tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the document with the named proposals taken, the findings that were taken, and those that remain.

    A proposal may come up only after another was taken, so that taking goes on until nothing is left to take.
    """
    taken: list[Finding] = []
    left = set(keys)
    findings = check_document(document, plans)
    while now := [found for found in findings if found.proposal is not None and key_of(found) in left]:
        document = mended(document, now)
        left -= {key_of(found) for found in now}
        taken += now
        findings = check_document(document, plans)
    return document, tuple(taken), findings


def mended(document: Document, findings: Sequence[Finding]) -> Document:
    """Return ``document`` with the proposals of ``findings`` taken; findings without one change nothing."""
    for finding in findings:
        if finding.proposal is not None and finding.field is not None:
            document = _with(document, finding, finding.field, finding.proposal)
    return document


def _with(document: Document, finding: Finding, field: str, proposal: str) -> Document:
    if field.startswith("letter."):
        return _with_letter(document, field.removeprefix("letter."), proposal)
    if finding.sheet is None:
        return document
    sheet = document.sheets[finding.sheet]
    if finding.row is not None:
        row = _with_cell(sheet.indicators[finding.row], field, finding.place, proposal)
        sheet = replace(sheet, indicators=_put(sheet.indicators, finding.row, row))
    else:
        sheet = _with_heading(sheet, finding, field, proposal)
    return replace(document, sheets=_put(document.sheets, finding.sheet, sheet))


def _put(items: tuple[_Item, ...], at: int, item: _Item) -> tuple[_Item, ...]:
    return (*items[:at], item, *items[at + 1 :])


def _with_letter(document: Document, key: str, proposal: str) -> Document:
    if document.letter is None or key != "bangla_date":
        return document
    return replace(document, letter=replace(document.letter, bangla_date=proposal))


def _with_heading(sheet: Sheet, finding: Finding, field: str, proposal: str) -> Sheet:
    if field == "fiscal_year":
        return replace(sheet, heading_year=FiscalYear(int(proposal[:4])))
    if field == "total":
        return replace(sheet, total=_cell(proposal, finding.place, percent=False))
    if field.startswith("areas."):
        _, at, key = field.split(".")
        area = _with_area(sheet.areas[int(at)], key, finding.place, proposal)
        return replace(sheet, areas=_put(sheet.areas, int(at), area))
    return sheet


def _with_area(area: AreaRow, key: str, place: Place, proposal: str) -> AreaRow:
    if key == "number":
        return replace(area, serial=proposal)
    return replace(area, weight=_cell(proposal, place, percent=False))


def _with_cell(row: IndicatorRow, field: str, place: Place, proposal: str) -> IndicatorRow:
    if field == "unit":
        unit = Unit(proposal)
        return replace(row, unit=unit, unit_text=UNIT_WORDS[unit])
    if field == "code":
        return replace(row, code=proposal)
    percent = row.unit is Unit.PERCENT
    if field.startswith("targets."):
        level = int(field.removeprefix("targets."))
        return replace(row, targets={**row.targets, level: _cell(proposal, place, percent=percent)})
    if field == "achievement":
        return replace(row, achievement=_cell(proposal, place, percent=percent))
    if field == "score":
        return replace(row, score=_cell(proposal, place, percent=False))
    return replace(row, weight=_cell(proposal, place, percent=False))


def _cell(proposal: str, place: Place, *, percent: bool) -> Cell:
    try:
        return written_cell(date.fromisoformat(proposal), place)
    except ValueError:
        return written_cell(Decimal(proposal), place, percent=percent)

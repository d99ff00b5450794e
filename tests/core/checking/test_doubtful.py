"""What a scan's reader was not sure of proves no mistake; what does not add up with it is a doubt that names it."""

from dataclasses import replace

import pytest

from suchok.core.checking.checking import check_document
from suchok.core.checking.sentences import sentence_of
from suchok.core.plan.catalogue import official_plans
from suchok.core.plan.unit import Unit
from suchok.core.reading.lines import RawLine
from suchok.core.reading.reading import read_document
from suchok.core.report.document import ActivityRow, Cell, Document, IndicatorRow, Source
from suchok.core.report.finding import SEVERITIES, Finding, Severity
from suchok.core.report.official_sheet import sheet_of_plan
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.core.text.written import written_value

PLANS = official_plans()
PLAN = PLANS[2]


def scan(*, weight: str, doubtful: bool) -> Document:
    """Return the official plan with another weight in its first row, read with doubt or not."""
    sheet = sheet_of_plan(PLAN)
    rows = [
        replace(row, weight=row.weight and replace(row.weight, place=Place(row=at)))
        for at, row in enumerate(sheet.indicators)
    ]
    cell = rows[0].weight
    assert cell is not None
    rows[0] = replace(
        rows[0],
        weight=replace(cell, written=written_value(weight)),
        places={**rows[0].places, "weight": cell.place},
    )
    note = Finding("scan.doubtful", SEVERITIES["scan.doubtful"], cell.place, sheet=0, row=0, field="weight")
    notes = (note,) if doubtful else ()
    return Document(Source("x", "scan", ""), None, (replace(sheet, indicators=tuple(rows)),), (), (), notes)


@pytest.mark.parametrize(("weight", "code"), [("//৩", "weight.not_a_number"), ("৭৭৫", "weight.area_sum")])
def test_a_mistake_in_a_doubtful_cell_is_a_doubt(weight: str, code: str) -> None:
    errors = {
        found.code
        for found in check_document(scan(weight=weight, doubtful=False), PLANS)
        if found.severity is Severity.ERROR
    }
    assert code in errors
    assert [
        found for found in check_document(scan(weight=weight, doubtful=True), PLANS) if found.severity is Severity.ERROR
    ] == []


@pytest.mark.parametrize("misread", ["first", "other"])
def test_weights_that_do_not_add_up_are_a_doubt_where_one_was_read_with_doubt(misread: str) -> None:
    """Whoever reads it knows which cell to look at, whether the wrong weight is the doubtful one or another."""
    document = scan(weight="৭৭৫", doubtful=False)
    at = 0 if misread == "first" else 1
    row = document.sheets[0].indicators[at]
    assert row.weight is not None
    note = Finding("scan.doubtful", SEVERITIES["scan.doubtful"], row.weight.place, sheet=0, row=at, field="weight")
    found = {one.code: one for one in check_document(replace(document, notes=(note,)), PLANS)}
    sum_ = found["weight.area_sum"]
    assert (sum_.severity, sum_.values["unsure"]) == (Severity.WARNING, row.code)
    assert f"Numbers read with doubt: {row.code}." in sentence_of(sum_).en


def test_a_total_beside_a_doubtful_weight_is_a_doubt_without_a_proposal() -> None:
    document = scan(weight="৭৭৫", doubtful=True)
    total = Cell(written_value("৫২"), Place(row=99))
    areas = [replace(area, weight=None) for area in document.sheets[0].areas]
    sheet = replace(document.sheets[0], total=total, areas=tuple(areas))
    (found,) = [one for one in check_document(replace(document, sheets=(sheet,)), PLANS) if one.code == "total.differs"]
    assert (found.severity, found.proposal) == (Severity.WARNING, None)


def test_doubtful_weights_that_add_up_say_nothing() -> None:
    first = sheet_of_plan(PLAN).indicators[0].weight
    assert first is not None
    document = scan(weight=first.text, doubtful=True)
    assert [one.code for one in check_document(document, PLANS)] == ["scan.doubtful"]


def told(rows: list[IndicatorRow], misread: int, field: str, *, doubtful: bool) -> set[tuple[int | None, str, str]]:
    """Return what is told of the official plan with these rows, one field of which was read with doubt or not."""
    place = Place(row=misread, column=9)
    of_row = rows[misread]
    rows[misread] = replace(of_row, places={**of_row.places, field: place})
    note = Finding("scan.doubtful", SEVERITIES["scan.doubtful"], place, sheet=0, row=misread, field=field)
    sheet = replace(sheet_of_plan(PLAN), indicators=tuple(rows))
    document = Document(Source("x", "scan", ""), None, (sheet,), (), (), (note,) if doubtful else ())
    return {(found.row, found.code, found.severity.value) for found in check_document(document, PLANS)}


def official_rows() -> list[IndicatorRow]:
    return [replace(row, place=Place(row=at)) for at, row in enumerate(sheet_of_plan(PLAN).indicators)]


def test_an_activity_read_with_doubt_makes_a_code_doubtful_and_not_wrong() -> None:
    rows = official_rows()
    rows[1] = replace(rows[1], activity=ActivityRow("1.9", "সভা", printed=True))
    assert (1, "numbering.activity", "error") in told(list(rows), 1, "activity", doubtful=False)
    assert (1, "numbering.activity", "warning") in told(list(rows), 1, "activity", doubtful=True)


def test_a_code_read_with_doubt_proves_nothing_of_another_and_is_judged_itself() -> None:
    rows = official_rows()
    rows[0] = replace(rows[0], code=rows[1].code)
    assert (1, "numbering.duplicate", "error") in told(list(rows), 0, "code", doubtful=False)
    assert not [
        found for found in told(list(rows), 0, "code", doubtful=True) if found[:2] == (1, "numbering.duplicate")
    ]
    assert (1, "numbering.duplicate", "warning") in told(list(rows), 1, "code", doubtful=True)


@pytest.mark.parametrize(
    ("best", "code"), [("০১/০১/২০২৪", "targets.out_of_order"), ("second", "targets.repeated"), ("৭", "unit.mismatch")]
)
def test_a_target_read_with_doubt_proves_nothing_of_the_others(best: str, code: str) -> None:
    """The best target is misread, and those below it or the unit seem wrong beside it."""
    rows = official_rows()
    at = next(at for at, row in enumerate(rows) if row.unit is Unit.DATE)
    targets = {level: cell and replace(cell, place=Place(row=at)) for level, cell in rows[at].targets.items()}
    (first, _), (_, second), *_ = targets.items()
    assert second is not None
    written = second.written if best == "second" else written_value(best)
    misread = {first: replace(second, written=written)}
    rows[at] = replace(rows[at], targets=misread if code == "unit.mismatch" else {**targets, **misread})
    assert (at, code, "error") in told(list(rows), at, f"targets.{first}", doubtful=False)
    assert (at, code, "warning") in told(list(rows), at, f"targets.{first}", doubtful=True)


@pytest.mark.parametrize(("form", "severity"), [("pdf", Severity.ERROR), ("scan", Severity.WARNING)])
def test_a_mistake_in_a_line_of_a_scan_is_a_doubt(form: str, severity: Severity) -> None:
    lines = ["স্মারক নং: ২২", "তারিখ: ২৩ আশ্বিন ১৪২৯ বঙ্গাব্দ", "০৯ অক্টোবর ২০২২", "", "বিষয়: প্রতিবেদন প্রেরণ।"]
    raws = [RawLine(normalise(line), Place(page=1)) for line in lines]
    document = read_document(raws, Source("x", form, ""), PLANS)
    (found,) = [found for found in check_document(document, PLANS) if found.code == "letter.date_mismatch"]
    assert found.severity is severity

"""What a scan's reader was not sure of proves nothing: no mistake, and no sum that does not add up."""

from dataclasses import replace

import pytest

from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import official_plans
from suchok.core.report.document import ActivityRow, Document, Source
from suchok.core.report.finding import SEVERITIES, Finding, Severity
from suchok.core.report.official_sheet import sheet_of_plan
from suchok.core.report.place import Place
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


@pytest.mark.parametrize("field", ["activity", "code"])
def test_a_code_read_with_doubt_proves_nothing_of_another(field: str) -> None:
    """The second activity is read as that of the first row, or the code of the first row as the second one's."""
    sheet = sheet_of_plan(PLAN)
    rows = [replace(row, place=Place(row=at)) for at, row in enumerate(sheet.indicators)]
    misread = 1 if field == "activity" else 0
    place = Place(row=misread, column=2)
    rows[misread] = replace(rows[misread], places={**rows[misread].places, field: place})
    if field == "activity":
        rows[1] = replace(rows[1], activity=ActivityRow("1.9", "সভা", printed=True))
    else:
        rows[0] = replace(rows[0], code=rows[1].code)
    note = Finding("scan.doubtful", SEVERITIES["scan.doubtful"], place, sheet=0, row=misread, field=field)
    told = {
        len(notes): [
            found.code
            for found in check_document(
                Document(Source("x", "scan", ""), None, (replace(sheet, indicators=tuple(rows)),), (), (), notes), PLANS
            )
            if found.severity is Severity.ERROR and found.row == 1
        ]
        for notes in ((), (note,))
    }
    assert told[0]
    assert not told[1]

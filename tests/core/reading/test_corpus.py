"""The small documents of the project's own, one a layout: the same six indicators of an invented office in each."""

from pathlib import Path

import pytest

from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import official_plans
from suchok.core.report.document import Cell
from suchok.documents.readers import read_file

PLANS = official_plans()
LAYOUTS = Path(__file__).parents[2] / "corpus" / "layouts"

# code · unit · weight · targets at 100, 80 and 60 · achievement
ROWS = [
    ("1.1.1", "date", "10", ["2023-03-16", "2023-03-30", "2023-04-13"], "2022-09-12"),
    ("2.1.1", "percent", "10", ["80", "70", "60"], "32.5"),
    ("3.1.1", "number", "15", ["4", "3", "2"], None),
    ("4.1.1", "number", "5", ["2", "1", None], "1"),
    ("5.1.1", "number", "6", ["4", "3", "2"], "1"),
    ("5.1.2", "date", "4", ["2023-01-15", "2023-01-31", "2023-02-09"], None),
]
PLACES = {
    "tabs.txt": (8, 3),
    "pipes.txt": (8, 3),
    "markdown.md": (9, 3),
    "grid.txt": (13, 3),
    "commas.csv": (8, 3),
    "unit_first.txt": (8, 4),
    "many_columns.txt": (8, 4),
}
FIELD = sorted(path for path in LAYOUTS.iterdir() if not path.name.startswith("areas"))


def said(cell: Cell | None) -> str | None:
    return cell.written.plain if cell is not None else None


@pytest.mark.parametrize("path", FIELD, ids=[path.name for path in FIELD])
def test_layout(path: Path) -> None:
    document = read_file(path.name, path.read_bytes(), PLANS)
    (sheet,) = document.sheets
    read = [
        (row.code, row.unit, said(row.weight), [said(cell) for cell in row.targets.values()], said(row.achievement))
        for row in sheet.indicators
    ]
    assert read == ROWS
    assert (sheet.office.name, sheet.office.level) == ("উপজেলা কৃষি অফিস, শাপলাপুর", "field")
    assert sheet.fiscal_year is not None
    assert (sheet.fiscal_year.code, sheet.period, sheet.levels) == ("2022-23", "Q1", (100, 80, 60))
    assert [signature.text for signature in document.signatures] == ["রফিকুল আলম\nউপজেলা কৃষি অফিসার\n১০/১০/২০২২"]
    assert {found.severity.value for found in check_document(document, PLANS)} <= {"info"}
    place = sheet.indicators[0].place
    assert (place.line, place.column) == PLACES.get(path.name, (place.line, place.column))


@pytest.mark.parametrize("name", ["areas.txt", "areas_alone.txt"])
def test_areas(name: str) -> None:
    (sheet,) = read_file(name, (LAYOUTS / name).read_bytes(), PLANS).sheets
    assert [(area.number, said(area.weight)) for area in sheet.areas] == [("1", "30"), ("2", "20")]
    assert [row.area for row in sheet.indicators] == ["1"] * 6 + ["2"] * 6
    assert [row.activity.code for row in sheet.indicators if row.activity] == [
        "1.1", "1.2", "1.2", "1.3", "1.4", "1.4", "2.1", "2.2", "2.2", "2.2", "2.2", "2.2",
    ]  # fmt: skip

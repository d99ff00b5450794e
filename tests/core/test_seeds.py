"""The five documents as extracted from the web, read and checked as a careful clerk would; expectations in ``seeds/``.

They lie beside the project and are no part of it. Without them these tests say so; with ``CI=true`` they must be there.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import official_plans
from suchok.core.report.document import Cell, Document, Sheet
from suchok.core.text.values import Shape
from suchok.documents.readers import read_file

PLANS = official_plans()
EXPECTED = Path(__file__).parent / "seeds"
FOLDERS = [Path(os.environ.get("SUCHOK_SEEDS", "")), *(up / "shared" / "seeds" for up in Path(__file__).parents)]
SEEDS = next((folder for folder in FOLDERS if folder.name == "seeds" and folder.is_dir()), None)


def seed(number: str) -> Path:
    if SEEDS is None:
        if os.environ.get("CI") == "true":
            pytest.fail("the folder shared/seeds must be beside the project under CI=true (or named by SUCHOK_SEEDS)")
        pytest.skip("LEFT OUT: the folder shared/seeds is not beside the project (SUCHOK_SEEDS names it)")
    return next(SEEDS.glob(f"{number}_*.txt"))


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_seed_is_read_and_checked_as_a_clerk_would(number: str) -> None:
    document = read_file("seed.txt", seed(number).read_bytes(), PLANS)
    expected = [line for line in (EXPECTED / f"{number}.txt").read_text().splitlines() if not line.startswith("#")]
    assert list(_told(document)) == expected


def test_the_clean_seed_gives_no_error_and_no_warning() -> None:
    findings = check_document(read_file("seed.txt", seed("001").read_bytes(), PLANS), PLANS)
    assert {found.severity.value for found in findings} <= {"info"}


def _told(document: Document) -> Iterator[str]:
    for sheet in document.sheets:
        yield from _sheet(sheet)
    for signature in document.signatures:
        yield f"signature | {signature.date.typed if signature.date else '-'} | {signature.place.line}"
    if (letter := document.letter) is not None:
        counts = f"references {len(letter.references)} | copies {len(letter.copies)}"
        counts += f" | signatories {len(letter.signatories)}"
        day = letter.date.plain if letter.date else "-"
        yield f"letter | {letter.memo_number} | {day} | {letter.bangla_date} | {counts}"
    for found in check_document(document, PLANS):
        where = f"{'-' if found.row is None else found.row} | {found.field or '-'}"
        yield f"finding | {found.severity.value} | {found.code} | {where} | {found.proposal or '-'}"


def _sheet(sheet: Sheet) -> Iterator[str]:
    year = sheet.fiscal_year.code if sheet.fiscal_year else "-"
    period = sheet.period.value if sheet.period else "-"
    levels = " ".join(map(str, sheet.levels))
    yield f"sheet | {sheet.kind.value} | {year} | {period} | {sheet.office.level} | {levels}"
    for area in sheet.areas:
        yield f"area | {area.number} | {_said(area.weight)}"
    for row in sheet.indicators:
        activity = (row.activity.code if row.activity else None) or "-"
        unit = row.unit.value if row.unit else "-"
        targets = " ".join(_said(cell) for cell in row.targets.values())
        said = f"{_said(row.weight)} | {targets} | {_said(row.achievement)} | {_said(row.score)}"
        remarks = "-" if row.remarks is None else "(prose)"
        place = f"{row.place.line}:{row.place.column}"
        yield f"row | {row.code} | {row.area or '-'} | {activity} | {unit} | {said} | {remarks} | {place}"
    for fragment in sheet.unplaced:
        yield f"unplaced | {fragment.place.line}:{fragment.place.column}"


def _said(cell: Cell | None) -> str:
    if cell is None or cell.written.plain is None:
        return "-"
    return "(prose)" if cell.written.shape is Shape.PROSE else cell.written.plain

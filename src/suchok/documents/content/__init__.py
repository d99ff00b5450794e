"""What a document says, as plain sections and tables; every writer prints the same content."""

import re

from suchok.core.plan.plan import Plan
from suchok.core.report.document import Document, Office, Sheet, SheetKind, Signature
from suchok.core.text.numerals import to_bangla_digits
from suchok.documents.content.columns import columns_of, heading_rows
from suchok.documents.content.letter import letter_part
from suchok.documents.content.parts import Content, Lines, SheetPart
from suchok.documents.content.rows import body_rows, total_row
from suchok.documents.content.table import Table

PLAN_NAME = "ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা"
PERIOD_NAMES = {
    "Q1": "১ম ত্রৈমাসিক প্রতিবেদন",
    "Q2": "২য় ত্রৈমাসিক প্রতিবেদন",
    "Q3": "৩য় ত্রৈমাসিক প্রতিবেদন",
    "Q4": "৪র্থ ত্রৈমাসিক প্রতিবেদন",
    "H1": "অর্ধবার্ষিক স্ব-মূল্যায়ন প্রতিবেদন",
    "annual": "বার্ষিক মূল্যায়ন প্রতিবেদন",
}

_LAST_BRACKETS = re.compile(r"(?<=\S)\s+(?=\([^()]*\)$)")


def content_of(document: Document, plan: Plan | None = None) -> Content:
    """Return what ``document`` says; ``plan`` is the official plan of its sheets where it is known."""
    sheets = tuple(
        SheetPart(heading_of(sheet), table_of(sheet, plan), _signatures(document, index))
        for index, sheet in enumerate(document.sheets)
    )
    letter = letter_part(document.letter) if document.letter else None
    left_out = len(document.unplaced) + sum(len(sheet.unplaced) for sheet in document.sheets)
    return Content(_title(document), letter, sheets, left_out)


def table_of(sheet: Sheet, plan: Plan | None = None) -> Table:
    """Return the table of ``sheet`` with all columns that it has, in the official order."""
    columns = columns_of(sheet, plan)
    return Table(columns, heading_rows(columns), body_rows(sheet, columns), total_row(sheet, columns))


def heading_of(sheet: Sheet) -> Lines:
    """Return the heading block: the office where the title does not name it, then the title's lines."""
    title = sheet.title or _made_title(sheet)
    lines = [part for line in title.splitlines() for part in _LAST_BRACKETS.split(line.strip()) if part]
    office = [line for line in _office_lines(sheet.office) if line not in title]
    return (*office, *lines)


def _office_lines(office: Office) -> Lines:
    return tuple(line for line in (office.name, office.branch, office.place) if line)


def _made_title(sheet: Sheet) -> str:
    year = to_bangla_digits(sheet.fiscal_year.code) if sheet.fiscal_year else None
    report = PERIOD_NAMES[sheet.period.value] if sheet.period else None
    if sheet.kind is SheetKind.REPORT:
        report = report or "প্রতিবেদন"
    name = f"{PLAN_NAME} {year}" if year else PLAN_NAME
    return f"{name} এর {report}" if report else name


def _signatures(document: Document, sheet: int) -> tuple[Lines, ...]:
    """Return the blocks below a sheet; those of no sheet stand below the last one."""
    last = len(document.sheets) - 1
    owners = (sheet, None) if sheet == last else (sheet,)
    return tuple(_block(one) for one in document.signatures if one.sheet in owners)


def _block(signature: Signature) -> Lines:
    lines = tuple(line.strip() for line in signature.text.splitlines() if line.strip())
    date = signature.date.text if signature.date else ""
    return lines if not date or date in signature.text else (*lines, date)


def _title(document: Document) -> str:
    """Return the title for the file's properties: of the first sheet, the letter's subject, the file name."""
    if document.sheets:
        return " ".join(heading_of(document.sheets[0]))
    return (document.letter and document.letter.subject) or document.source.name

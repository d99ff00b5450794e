"""Reading a whole file: sheets, letter and signatures from its rows and lines, nothing lost."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from suchok.core.plan.plan import Plan
from suchok.core.reading.doubts import doubts_of
from suchok.core.reading.headlines import Headlines, is_page_number, office_that_begins
from suchok.core.reading.letter_labels import is_bangla_date
from suchok.core.reading.letters import is_letter, is_memo_line, letter_of
from suchok.core.reading.level_names import level_names_of
from suchok.core.reading.lines import Raw, RawLine, blocks_of
from suchok.core.reading.offices import can_be_name, is_government, is_office_line, office_of
from suchok.core.reading.runs import Run, runs_of
from suchok.core.reading.sheets import notes_of, sheet_of
from suchok.core.reading.signatures import signatures_of
from suchok.core.reading.stacked import unstacked
from suchok.core.reading.tables import table_of
from suchok.core.reading.years import fiscal_year_in, quarter_in
from suchok.core.report.document import Document, Fragment, Letter, Office, Sheet, Signature, Source
from suchok.core.report.finding import Finding, Severity
from suchok.core.report.matching import level_that_fits, match_sheet
from suchok.core.text.similarity import nearest

_SAME_AUDIENCE = 0.5


@dataclass(slots=True)
class _Draft:
    """A document as it grows."""

    letter: Letter | None = None
    office: Office = field(default_factory=Office)
    sheets: list[Sheet] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    unplaced: list[RawLine] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)


def read_document(raws: Sequence[Raw], source: Source, plans: Sequence[Plan] = ()) -> Document:
    """Read the rows and lines of a file; ``plans`` are the official ones that help to put rows right.

    Nothing raises: what is no table, letter or signature is kept as ``unplaced``.
    """
    names = level_names_of(plans)
    runs, tail = runs_of(raws, names)
    if not runs and (together := unstacked(raws, names)) is not raws:
        raws = together
        runs, tail = runs_of(raws, names)
    draft = _Draft()
    for number, run in enumerate(runs):
        _take_lines(draft, run.headlines.rest, number - 1)
        draft.unplaced += run.between
        _take_table(draft, run, plans)
    _take_lines(draft, tail, len(runs) - 1)
    draft.notes += doubts_of(raws, draft.sheets)
    return _frozen(draft, source, plans)


def _take_lines(draft: _Draft, lines: Sequence[RawLine], sheet: int) -> None:
    """Tell the lines between tables: signatures of the sheet above, a letter, and the rest."""
    before, letter = _split_letter(lines)
    if letter and draft.letter is None:
        draft.letter = letter_of([line for line in letter if not (line.text and is_page_number(line.text))])
        draft.unplaced += [line for line in letter if line.text and is_page_number(line.text)]
    else:
        before = (*before, *letter)
    if sheet < 0:
        draft.office = office_that_begins(before)
        draft.unplaced += [line for line in before if line.text]
        return
    signatures, rest = signatures_of(before, sheet)
    draft.signatures += signatures
    draft.unplaced += rest


def _split_letter(lines: Sequence[RawLine]) -> tuple[tuple[RawLine, ...], tuple[RawLine, ...]]:
    """Divide lines into those before a letter and the letter, which begins with its letterhead."""
    if not is_letter(lines):
        return tuple(lines), ()
    blocks = blocks_of(lines)
    memo = next(at for at, block in enumerate(blocks) if any(is_memo_line(line.text) for line in block))
    start = memo
    while start and _heads_letter(blocks[start - 1]):
        start -= 1
    first = blocks[start][0]
    at = next(position for position, line in enumerate(lines) if line is first)
    return tuple(lines[:at]), tuple(lines[at:])


def _heads_letter(block: Sequence[RawLine]) -> bool:
    """Whether a block is part of a letterhead: offices and, below the first, the names of places."""
    return _stands_above_memo(block[0]) and all(_stands_above_memo(line) or can_be_name(line.text) for line in block)


def _stands_above_memo(line: RawLine) -> bool:
    return is_office_line(line.text) or is_government(line.text) or is_bangla_date(line.text)


def _take_table(draft: _Draft, run: Run, plans: Sequence[Plan]) -> None:
    headlines = _with_letter_year(run.headlines, draft.letter)
    year = headlines.fiscal_year or run.parts[0].layout.heading_year
    period = headlines.period or headlines.months
    table = table_of(run.parts, plans, year, period)
    level = _level_in_words(headlines.audience, plans)
    sheet = sheet_of(table, headlines, replace(headlines.office, level=level))
    draft.notes += notes_of(table, sheet, len(draft.sheets))
    draft.sheets.append(sheet)


def _with_letter_year(headlines: Headlines, letter: Letter | None) -> Headlines:
    """Take the year and the period from the covering letter's subject where the table's title names none."""
    subject = letter.subject if letter is not None else None
    if subject is None:
        return headlines
    named = headlines.period is not None or headlines.months is not None
    return replace(
        headlines,
        fiscal_year=headlines.fiscal_year or fiscal_year_in(subject),
        period=headlines.period if named else quarter_in(subject),
    )


def _level_in_words(audience: str | None, plans: Sequence[Plan]) -> str | None:
    nearness, at = nearest(audience or "", tuple([plan.audience_bn for plan in plans]))
    return plans[at].level if nearness >= _SAME_AUDIENCE else None


def _frozen(draft: _Draft, source: Source, plans: Sequence[Plan]) -> Document:
    below: dict[int | None, list[str]] = {}
    for signature in draft.signatures:
        below.setdefault(signature.sheet, []).extend(signature.text.split("\n"))
    sheets = tuple(_with_office(sheet, below.get(at, ()), draft, plans) for at, sheet in enumerate(draft.sheets))
    rest = unplaced(draft.unplaced)
    return Document(
        source=source,
        letter=draft.letter,
        sheets=sheets,
        signatures=tuple(draft.signatures),
        unplaced=rest,
        notes=(*draft.notes, *(unplaced_note(fragment) for fragment in rest)),
    )


def _with_office(sheet: Sheet, signed: Sequence[str], draft: _Draft, plans: Sequence[Plan]) -> Sheet:
    """Fill in the office from letterhead or signatures, and the level from the official plan that fits best."""
    office = sheet.office
    if office.name is None:
        found = _office_elsewhere(signed, draft)
        office = replace(found, branch=office.branch or found.branch, level=office.level)
    if office.level is None:
        match = match_sheet(sheet, plans)
        level = match.plan.level if match.plan is not None else level_that_fits(sheet, plans)
        office = replace(office, level=level)
    return sheet if office is sheet.office else replace(sheet, office=office)


def _office_elsewhere(signed: Sequence[str], draft: _Draft) -> Office:
    if draft.letter is not None and draft.letter.letterhead.office is not None:
        head = draft.letter.letterhead
        lines = (head.office or "").split("\n")
        return Office(name=office_of(lines).name or lines[-1], branch=head.branch)
    for line in signed:
        found = office_of([line])
        if found.name is not None:
            return Office(name=_last_office(found.name))
    return draft.office


def _last_office(name: str) -> str:
    """Return the office itself where a line names a place in it first: Head Office, Department of Labour."""
    parts = [part.strip() for part in name.split(",")]
    return next((part for part in reversed(parts) if is_office_line(part)), name)


def unplaced(lines: Sequence[RawLine]) -> tuple[Fragment, ...]:
    """Return lines as fragments without a home."""
    return tuple(Fragment(line.text, line.place) for line in lines if line.text)


def unplaced_note(fragment: Fragment) -> Finding:
    """Return what is told of a fragment outside tables."""
    # Outside tables a stray line is most often a page number or a heading of the file: told, not warned about.
    return Finding("layout.unplaced", Severity.INFO, fragment.place, values={"text": fragment.text})

"""The lines above a table: its title, the year and period it names, and the office it is of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.reading.lines import RawLine, blocks_of
from suchok.core.reading.offices import can_be_name, is_office_line, is_website, names_office, office_of
from suchok.core.reading.titles import is_title_line
from suchok.core.reading.years import fiscal_year_in, month_period_in, quarter_in, year_of_months
from suchok.core.report.document import Office
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise

_BRACKETS = re.compile(r"^[(\[].*[)\]]$")
_PAGE = re.compile(
    normalise(r"^(?:পৃষ্ঠা|পাতা|page|চলমান)?[\s:\-–/]*[০-৯0-9]{0,3}(?:\s*(?:/|of|এর মধ্যে)\s*[০-৯0-9]{1,3})?$"), re.IGNORECASE
)
_AUDIENCE = re.compile(normalise(r"পর্যায়|জন্য"))
_MOST_NAME_LINES = 3


@dataclass(frozen=True, slots=True)
class Headlines:
    """What the lines above one table say; ``rest`` are the lines that say nothing known."""

    title: str | None
    office: Office
    fiscal_year: FiscalYear | None
    period: Period | None
    months: Period | None
    place: Place | None
    rest: tuple[RawLine, ...]
    website: str | None = None
    audience: str | None = None


def office_that_begins(lines: Sequence[RawLine]) -> Office:
    """Return the office in the first lines of a file, above something else than a plan."""
    first = blocks_of(lines)[:1]
    return office_of([line.text for line in first[0][:_MOST_NAME_LINES]]) if first else Office()


def is_page_number(text: str) -> bool:
    """Whether a line only counts the pages: পৃষ্ঠা ১/৩, 2 of 3, চলমান পাতা."""
    return _PAGE.match(text) is not None


def headlines_of(lines: Sequence[RawLine], *, begin_file: bool = False) -> Headlines:
    """Read the title and the office off the end of ``lines``, which stand above a table and may begin the file."""
    blocks = blocks_of(lines)
    taken: list[list[RawLine]] = []
    if len(blocks) > 1 and _is_office_block(blocks[-1]) and _has_title(blocks[-2:-1]):
        taken.append(blocks.pop())
    has_title = _has_title(taken)
    while blocks and (block := _lines_above(taken, blocks, above_title=has_title, begin_file=begin_file)):
        taken.append(block)
        has_title = has_title or _has_title([block])
        if len(block) < len(blocks.pop()):
            break
    taken = taken[::-1] if has_title else []
    # The lines above keep their blank lines: those divide signature blocks and the parts of a letter.
    start = next(at for at, line in enumerate(lines) if line is taken[0][0]) if taken else len(lines)
    return _told([line for block in taken for line in block], tuple(lines[:start]))


def _has_title(blocks: Sequence[Sequence[RawLine]]) -> bool:
    return any(is_title_line(line.text) for block in blocks for line in block)


def _has_office(blocks: Sequence[Sequence[RawLine]]) -> bool:
    return any(is_office_line(line.text) for block in blocks for line in block)


def _is_office_block(block: Sequence[RawLine]) -> bool:
    return is_office_line(block[0].text) and all(is_office_line(line.text) or can_be_name(line.text) for line in block)


def _lines_above(
    taken: Sequence[list[RawLine]], blocks: Sequence[list[RawLine]], *, above_title: bool, begin_file: bool
) -> list[RawLine]:
    """Return the lines of the last block that belong to the headlines above those that were taken."""
    is_first = begin_file and len(blocks) == 1 and not (above_title and _has_office(taken))
    block = _headline_block(blocks[-1], above_title=above_title, is_first=is_first)
    return block or (_place_block(blocks) if begin_file and above_title else [])


def _headline_block(block: Sequence[RawLine], *, above_title: bool, is_first: bool) -> list[RawLine]:
    """Return the lines of a block that belong to the headlines, from its first title or office on.

    What begins a file above a title is the office, by whatever word it calls itself.
    """
    if not above_title and not _has_title([block]):
        return []
    if above_title and any(_is_addressed(line.text) for line in block):
        return []
    start = next((at for at, line in enumerate(block) if _is_headline(line.text)), len(block))
    is_name = is_first and start <= _MOST_NAME_LINES and all(can_be_name(line.text) for line in block[:start])
    if start and is_name and (above_title or _has_title([block])):
        return list(block)
    return [] if above_title and start else list(block[start:])


def _place_block(blocks: Sequence[list[RawLine]]) -> list[RawLine]:
    """Return the last block if it is a line alone below an office, which says where that is."""
    is_place = len(blocks) > 1 and len(blocks[-1]) == 1 and can_be_name(blocks[-1][0].text)
    return blocks[-1] if is_place and _is_office_block(blocks[-2]) else []


def _is_headline(text: str) -> bool:
    return is_title_line(text) or (is_office_line(text) and not _is_addressed(text))


def _is_addressed(text: str) -> bool:
    """Whether a line is the end of an address, as a letter has it (“মন্ত্রিপরিষদ বিভাগ, ঢাকা।”)."""
    return text.endswith("।") and not is_title_line(text)


def _told(lines: Sequence[RawLine], rest: tuple[RawLine, ...]) -> Headlines:
    title_lines = [line for line in lines if _is_title(line.text)]
    title = " ".join(line.text for line in title_lines) or None
    said = title or ""
    audience = next(
        (line.text for line in title_lines if _AUDIENCE.search(line.text) and names_office(line.text)), None
    )
    return Headlines(
        title=title,
        office=_office_above([line.text for line in lines if not _is_title(line.text)], said),
        fiscal_year=fiscal_year_in(said) or year_of_months(said),
        period=quarter_in(said),
        months=month_period_in(said),
        place=title_lines[0].place if title_lines else None,
        rest=rest,
        website=next((line.text for line in lines if is_website(line.text)), None),
        audience=audience,
    )


def _is_title(text: str) -> bool:
    in_brackets = _BRACKETS.match(text) is not None
    return is_title_line(text) or (in_brackets and not is_office_line(text.strip("()[] ")))


def _office_above(lines: Sequence[str], title: str) -> Office:
    """Return the office that headlines name; without a known word for offices the first line that is no other name."""
    office = office_of(lines, title)
    name = office.name or next((text for text in lines if not is_office_line(text)), None)
    return replace(office, name=name)

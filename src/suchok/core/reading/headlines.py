"""The lines above a table: its title, the year and period it names, and the office it is of."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.reading.lines import RawLine
from suchok.core.reading.years import fiscal_year_in, month_period_in, quarter_in, year_of_months
from suchok.core.report.document import Fragment, Office
from suchok.core.report.place import Place
from suchok.core.text.memory import remembered
from suchok.core.text.normalise import normalise

_TITLE_WORDS = re.compile(
    normalise(r"কর্ম-?\s?পরিকল্পনা|কর্মসম্পাদন|কর্মসম্পন্ন|প্রতিবেদন|ত্রৈমাসিক|অর্ধ-?বার্ষিক|মূল্যায়ন|অর্থ-?\s?বছর|পর্যায়|অগ্রগতি")
)
_ENGLISH_TITLE_WORDS = re.compile(r"work plan|action plan|workplan|\breport\b|quarter|evaluation", re.IGNORECASE)
_LATIN = re.compile("[A-Za-z]")
_BRACKETS = re.compile(r"^[(\[].*[)\]]$")
_GOVERNMENT = re.compile(
    normalise(r"বাংলাদেশ সরকার|government of (?:the people's republic of )?bangladesh"), re.IGNORECASE
)
_OFFICE_WORD = normalise(
    r"মন্ত্রণালয়|বিভাগ|অধিদপ্তর|অধিদফতর|পরিদপ্তর|দপ্তর|কর্পোরেশন|করপোরেশন|কার্যালয়|অফিস|কাউন্সিল|বোর্ড|কর্তৃপক্ষ|ইনস্টিটিউট|ইন্সটিটিউট|পরিষদ"
    r"|কমিশন|সংস্থা|ব্যুরো|একাডেমি|একাডেমী|বিশ্ববিদ্যালয়|ব্যাংক|পৌরসভা|কেন্দ্র|সচিবালয়|ট্রাস্ট|ফাউন্ডেশন|জাদুঘর|আর্কাইভস|গ্রন্থাগার|কারাগার|হাসপাতাল|কমপ্লেক্স|কলেজ|বিদ্যালয়|মাদ্রাসা|কোম্পানি|কোম্পানী"
    r"|লিমিটেড|আদালত|দূতাবাস|হাইকমিশন|সার্কেল"
)
_MINISTRY = re.compile(normalise(r"মন্ত্রণালয়$|^Ministry of\b"))
_ENGLISH_WORD = (
    "Ministry|Division|Department|Directorate|Corporation|Board|Authority|Council|Commission|Bureau|Institute"
    "|Academy|Office|University|Bank"
)
_OFFICE = re.compile(rf"(?:{_OFFICE_WORD})(?=$|[\s,।:;)(/-])|\b(?:{_ENGLISH_WORD})\b")
_OFFICE_OF = re.compile(rf"^(.*?(?:{_OFFICE_WORD}))(?:\s?(?:ের|এর|র)(?=\s|$)|\s?[,|:–—-]\s)")
_ENGLISH_OFFICE_OF = re.compile(rf"^([^,|:–—]*?\b(?:{_ENGLISH_WORD})\b[^,|:–—]*?)(?:['’]s?\s|\s?[,|:–—-]\s)")
_BRANCH = re.compile(
    normalise(r"(?:শাখা|অধিশাখা|অনুবিভাগ|সেল|ইউনিট|উইং)(?:[-–\s]*[০-৯0-9]+)?$|\b(?:Branch|Section|Wing|Cell)\b")
)
_WEBSITE = re.compile(r"^(?:https?://|www\.)\S+$|^\S+\.(?:gov|org|com)(?:\.bd)?$", re.IGNORECASE)
_SEAT = re.compile(normalise(r"বাংলাদেশ সচিবালয়|ঢাকা[\s০-৯0-9,।-]*$"))
_ADDRESS = re.compile(normalise(r"সচিবালয়, ঢাকা|^ঢাকা|বাংলাদেশ সচিবালয়"))
_PAGE = re.compile(
    normalise(r"^(?:পৃষ্ঠা|পাতা|page|চলমান)?[\s:\-–/]*[০-৯0-9]{0,3}(?:\s*(?:/|of|এর মধ্যে)\s*[০-৯0-9]{1,3})?$"), re.IGNORECASE
)
_ANNEX = re.compile(normalise(r"পরিশিষ্ট|সংযোজনী|সংযুক্ত|ছক|ফরম|বিষয়|annex|appendix|form\b"), re.IGNORECASE)
_AUDIENCE = re.compile(normalise(r"পর্যায়|জন্য"))
_LONGEST_HEADLINE = 250
_LONGEST_OFFICE = 90
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


def blocks_of(lines: Sequence[RawLine]) -> list[list[RawLine]]:
    """Return the blocks of ``lines`` that blank lines divide."""
    blocks: list[list[RawLine]] = [[]]
    for line in lines:
        if line.text:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


@remembered(4096)
def is_title_line(text: str) -> bool:
    """Whether a line can be part of a table's title."""
    if len(text) > _LONGEST_HEADLINE:
        return False
    return _has_title_word(text) or fiscal_year_in(text) is not None


def _has_title_word(text: str) -> bool:
    # Bangla has no case, and is searched ten times as fast alone; few lines have Latin letters.
    english = _LATIN.search(text) is not None and _ENGLISH_TITLE_WORDS.search(text) is not None
    return english or _TITLE_WORDS.search(text) is not None


@remembered(4096)
def is_office_line(text: str) -> bool:
    """Whether a line names a government, an office, a branch or a web site, and nothing else."""
    known = (_GOVERNMENT, _BRANCH, _WEBSITE, _OFFICE, _ADDRESS)
    return len(text) <= _LONGEST_OFFICE and any(pattern.search(text) for pattern in known)


def is_government(text: str) -> bool:
    """Whether a line names the government, as the first line of a letterhead does."""
    return _GOVERNMENT.search(text) is not None


def is_branch(text: str) -> bool:
    """Whether a line names a branch of an office."""
    return len(text) <= _LONGEST_OFFICE and _BRANCH.search(text) is not None


def is_website(text: str) -> bool:
    """Whether a line is a web address."""
    return _WEBSITE.match(text) is not None


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


def can_be_name(text: str) -> bool:
    """Whether a line may be the name of an office or a place: short, without figures, no label and no annex."""
    has_figures = any(map(str.isdigit, text))
    return len(text) <= _LONGEST_OFFICE and not has_figures and not text.endswith((":", "ঃ")) and not _ANNEX.match(text)


def _told(lines: Sequence[RawLine], rest: tuple[RawLine, ...]) -> Headlines:
    title_lines = [line for line in lines if _is_title(line.text)]
    title = " ".join(line.text for line in title_lines) or None
    said = title or ""
    audience = next(
        (line.text for line in title_lines if _AUDIENCE.search(line.text) and _OFFICE_LOOSE.search(line.text)), None
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


_OFFICE_LOOSE = re.compile(_OFFICE_WORD)


def _is_title(text: str) -> bool:
    in_brackets = _BRACKETS.match(text) is not None
    return is_title_line(text) or (in_brackets and not is_office_line(text.strip("()[] ")))


def _office_above(lines: Sequence[str], title: str) -> Office:
    """Return the office that headlines name; without a known word for offices the first line that is no other name."""
    office = office_of(lines, title)
    name = office.name or next((text for text in lines if not is_office_line(text)), None)
    return replace(office, name=name)


def office_of(lines: Sequence[str], title: str = "") -> Office:
    """Return the office that headline lines name, or the one in the genitive that begins a title."""
    named = [text for text in lines if is_office_line(text) and not is_government(text) and not is_website(text)]
    branch = next((text for text in named if is_branch(text)), None)
    names = [text for text in named if _OFFICE.search(text) and not (is_branch(text) or _SEAT.match(text))]
    # Letterheads go down to the office, signatures up from it; nobody stands above a ministry.
    names = [text for text in names if not _MINISTRY.search(text)] or names
    name = names[-1] if names else _office_in(title)
    return Office(name=name, branch=branch, place=_place_after(lines, name))


def _office_in(title: str) -> str | None:
    # The name is short; a block of headlines may be long.
    begin = title[:_LONGEST_HEADLINE]
    match = _OFFICE_OF.match(begin) or _ENGLISH_OFFICE_OF.match(begin)
    found = match[1].strip() if match else None
    # The bare word (মন্ত্রণালয়, বিভাগ ও দপ্তরের …) names nobody.
    is_name = found is not None and " " in found and len(found) <= _LONGEST_OFFICE
    return found if found is not None and is_name and not _has_title_word(found) else None


def _place_after(lines: Sequence[str], name: str | None) -> str | None:
    """Return the short line below an office's name, which says where it is: ময়মনসিংহ."""
    for line, following in itertools.pairwise(lines):
        if (
            line == name
            and len(following) <= 40
            and not is_office_line(following)
            and not any(map(str.isdigit, following))
        ):
            return following.rstrip("।.,")
    return None


def unplaced(lines: Sequence[RawLine]) -> tuple[Fragment, ...]:
    """Return lines as fragments without a home."""
    return tuple(Fragment(line.text, line.place) for line in lines if line.text)

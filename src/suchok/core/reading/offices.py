"""Names of offices: which lines are one, and the office that lines or a title name."""

import itertools
import re
from collections.abc import Sequence

from suchok.core.reading.titles import LONGEST_HEADLINE, has_title_word
from suchok.core.report.document import Office
from suchok.core.text.memory import remembered
from suchok.core.text.normalise import normalise

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
_OFFICE_LOOSE = re.compile(_OFFICE_WORD)
_OFFICE_OF = re.compile(rf"^(.*?(?:{_OFFICE_WORD}))(?:\s?(?:ের|এর|র)(?=\s|$)|\s?[,|:–—-]\s)")
_ENGLISH_OFFICE_OF = re.compile(rf"^([^,|:–—]*?\b(?:{_ENGLISH_WORD})\b[^,|:–—]*?)(?:['’]s?\s|\s?[,|:–—-]\s)")
_BRANCH = re.compile(
    normalise(r"(?:শাখা|অধিশাখা|অনুবিভাগ|সেল|ইউনিট|উইং)(?:[-–\s]*[০-৯0-9]+)?$|\b(?:Branch|Section|Wing|Cell)\b")
)
_WEBSITE = re.compile(r"^(?:https?://|www\.)\S+$|^\S+\.(?:gov|org|com)(?:\.bd)?$", re.IGNORECASE)
_SEAT = re.compile(normalise(r"বাংলাদেশ সচিবালয়|ঢাকা[\s০-৯0-9,।-]*$"))
_ADDRESS = re.compile(normalise(r"সচিবালয়, ঢাকা|^ঢাকা|বাংলাদেশ সচিবালয়"))
_ANNEX = re.compile(normalise(r"পরিশিষ্ট|সংযোজনী|সংযুক্ত|ছক|ফরম|বিষয়|annex|appendix|form\b"), re.IGNORECASE)
_LONGEST_OFFICE = 90


@remembered(4096)
def is_office_line(text: str) -> bool:
    """Whether a line names a government, an office, a branch or a web site, and nothing else."""
    known = (_GOVERNMENT, _BRANCH, _WEBSITE, _OFFICE, _ADDRESS)
    return len(text) <= _LONGEST_OFFICE and any(pattern.search(text) for pattern in known)


def names_office(text: str) -> bool:
    """Whether a word for offices stands in a text, with whatever ending."""
    return _OFFICE_LOOSE.search(text) is not None


def is_government(text: str) -> bool:
    """Whether a line names the government, as the first line of a letterhead does."""
    return _GOVERNMENT.search(text) is not None


def is_branch(text: str) -> bool:
    """Whether a line names a branch of an office."""
    return len(text) <= _LONGEST_OFFICE and _BRANCH.search(text) is not None


def is_website(text: str) -> bool:
    """Whether a line is a web address."""
    return _WEBSITE.match(text) is not None


def can_be_name(text: str) -> bool:
    """Whether a line may be the name of an office or a place: short, without figures, no label and no annex."""
    has_figures = any(map(str.isdigit, text))
    return len(text) <= _LONGEST_OFFICE and not has_figures and not text.endswith((":", "ঃ")) and not _ANNEX.match(text)


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
    begin = title[:LONGEST_HEADLINE]
    match = _OFFICE_OF.match(begin) or _ENGLISH_OFFICE_OF.match(begin)
    found = match[1].strip() if match else None
    # The bare word (মন্ত্রণালয়, বিভাগ ও দপ্তরের …) names nobody.
    is_name = found is not None and " " in found and len(found) <= _LONGEST_OFFICE
    return found if found is not None and is_name and not has_title_word(found) else None


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

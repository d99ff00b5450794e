"""The parts of a letter, from their lines to what they say."""

import re
from collections.abc import Sequence

from suchok.core.reading.letter_labels import (
    ADDRESS_ALONE,
    BANGLA_DATE,
    BANGLA_DAY_BESIDE,
    BEFORE_DAY,
    CONTACT,
    DATE,
    DAY_BEHIND,
    ERA_BANGLA,
    MEMO,
    MEMO_AT_END,
    MEMO_BEHIND,
    MEMO_INSIDE,
    NUMBERED,
    REFERENCE,
    is_item,
)
from suchok.core.reading.lines import RawLine
from suchok.core.reading.offices import is_branch, is_government, is_office_line, is_website, office_of
from suchok.core.report.document import Letterhead, Reference, Signatory
from suchok.core.text.normalise import normalise, without_list_mark
from suchok.core.text.numerals import to_latin_digits
from suchok.core.text.values import WrittenValue
from suchok.core.text.written import values_in, written_value

_LONGEST_MEMO = 80


def letterhead_of(texts: Sequence[str]) -> Letterhead:
    """Return what the lines above a letter say."""
    offices = [
        text
        for text in texts
        if is_office_line(text) and not (is_government(text) or is_branch(text) or is_website(text))
    ]
    return Letterhead(
        government=next((text for text in texts if is_government(text)), None),
        office="\n".join(offices) or None,
        branch=next((text for text in texts if is_branch(text)), None),
        website=next((text for text in texts if is_website(text)), None),
    )


def memo_of(line: RawLine) -> str | None:
    """Return the memo number without its label."""
    return MEMO.sub("", line.text).strip() or None


def dates_of(lines: Sequence[RawLine]) -> tuple[WrittenValue | None, str | None]:
    """Return the Gregorian and the Bangla date of a date block."""
    bare = [DATE.sub("", line.text).strip() for line in lines]
    bangla = next((match[0] for text in bare if (match := BANGLA_DATE.search(text))), None)
    gregorian = next((found for text in bare if (found := _gregorian(text)) is not None), None)
    return gregorian, ERA_BANGLA.sub("", bangla) if bangla else None


def _gregorian(text: str) -> WrittenValue | None:
    if BANGLA_DATE.fullmatch(ERA_BANGLA.sub("", text)):
        return None
    written = written_value(text)
    if written.is_date:
        return written
    # A day that there is before one that there is not: ২৩/০৭/১৪২৮ বঙ্গাব্দ is none of the Gregorian calendar.
    days = [found for found in values_in(_without_bangla_day(text)) if found.is_date]
    return min(days, key=lambda found: found.value is None, default=None)


def _without_bangla_day(text: str) -> str:
    return BANGLA_DAY_BESIDE.sub("", text)


def joined(lines: Sequence[RawLine], label: re.Pattern[str] | None, joint: str, strip: str = " ") -> str | None:
    """Return lines as one text without the label that the first begins with, ``None`` if nothing is left."""
    texts = [line.text for line in lines]
    if texts and label is not None:
        texts[0] = label.sub("", texts[0])
    return joint.join(text for text in texts if text).strip(strip) or None


def references_of(lines: Sequence[RawLine]) -> tuple[Reference, ...]:
    """Return the letters that this one answers."""
    found: list[Reference] = []
    for at, line in enumerate(lines):
        text = REFERENCE.sub("", line.text) if at == 0 else line.text
        latin = to_latin_digits(text)
        text = text[match.end() :] if (match := NUMBERED.match(latin)) else text
        if text:
            found.append(_reference(without_list_mark(text)))
    return tuple(found)


def _reference(text: str) -> Reference:
    spoken = _spoken_memo(text)
    if spoken is not None:
        before, memo = spoken
        office = _office_named(BEFORE_DAY.split(before)[0])
    else:
        before, _, after = text.partition(_first(MEMO_INSIDE, text))
        memo = DAY_BEHIND.split(after)[0].strip(" ,;।")
        office = _office_named(before) if after else office_of((), text).name
    rest = text.replace(memo, " ", 1)
    days = values_in(_without_bangla_day(rest)) or values_in(rest)
    return Reference(office, memo or None, next((found for found in days if found.is_date), None))


def _spoken_memo(text: str) -> tuple[str, str] | None:
    """Return what stands before a memo number and the number, where the word for it comes behind, as in a sentence."""
    if (label := MEMO_BEHIND.search(text)) is None:
        return None
    last = text[max(0, label.start() - _LONGEST_MEMO) : label.start()]
    memo = MEMO_AT_END.search(last)
    return None if memo is None else (text[: label.start() - len(memo[0])], memo[0])


def _office_named(text: str) -> str | None:
    """Return an office without the ending of the genitive; অধিদপ্তর and কক্সবাজার end in র by themselves."""
    bare = text.strip(" ,-–:")
    whole = re.sub(normalise(r"\s*(?:এর|ের)$"), "", bare)
    if whole == bare and bare.endswith("র") and is_office_line(bare[:-1].split(" ")[-1]):
        whole = bare[:-1]
    return whole or None


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[0] if match and match[0] else "\x00"


def copies_of(lines: Sequence[RawLine]) -> tuple[str, ...]:
    """Return who gets a copy; a line without a number goes on with the one above it where others have numbers."""
    items: list[str] = []
    numbered = any(is_item(line.text) for line in lines)
    for line in lines:
        match = NUMBERED.match(to_latin_digits(line.text))
        if match or not items or not numbered or line.text.startswith(("-", "•")):
            items.append(without_list_mark(line.text[match.end() :] if match else line.text))
        else:
            items[-1] += "\n" + line.text
    return tuple(items)


def _is_contact(text: str) -> bool:
    return CONTACT.match(text) is not None or ADDRESS_ALONE.fullmatch(text) is not None


def signatory_of(block: Sequence[RawLine]) -> Signatory:
    """Return the person that a block of lines names."""
    contact = [CONTACT.sub("", line.text) for line in block if _is_contact(line.text)]
    others = [line.text for line in block if not _is_contact(line.text)]
    name = others[0].strip("() ") if others else None
    return Signatory(name or None, "\n".join(others[1:]) or None, "\n".join(contact) or None)

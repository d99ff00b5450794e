"""Covering letters: letterhead, memo number, dates, subject, references, body, signatures, copies."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from suchok.core.reading.headlines import blocks_of, is_branch, is_government, is_office_line, is_website
from suchok.core.reading.lines import RawLine
from suchok.core.report.document import Letter, Letterhead, Reference, RepeatedHeading, Signatory
from suchok.core.report.place import Place
from suchok.core.text.dates import ERA
from suchok.core.text.normalise import normalise, without_list_mark
from suchok.core.text.numerals import to_latin_digits
from suchok.core.text.values import Shape, WrittenValue
from suchok.core.text.written import values_in, written_value

_AFTER_LABEL = r"\s*[:ঃ.।\-–—]*\s*"


def _label(words: str) -> re.Pattern[str]:
    return re.compile(normalise(rf"^(?:{words})") + _AFTER_LABEL, re.I)


_MEMO = _label(r"স্মারক\s*(?:নং|নম্বর|সংখ্যা)|স্মারক|পত্র\s*(?:নং|নম্বর)|memo\s*(?:no|number)?|নং(?=[\s:-])|নম্বর(?=[\s:-])")
_DATE = _label(r"তারিখ|date")
_SUBJECT = _label(r"বিষয়|subject")
_REFERENCE = _label(r"সূত্র|ref(?:erence)?\b")
_ENCLOSURE = _label(r"সংযুক্তি?|সংলাগ|সংলগ্নী|enclosures?")
_COPIES = _label(r"(?:সদয়\s+)?(?:জ্ঞাতার্থে\s+)?অনুলিপি|copy|copies|cc\b")
_TO = _label(r"বরাবর|প্রাপক|প্রতি|to\b")
_CONTACT = _label(r"ফোন|টেলিফোন|মোবাইল|ফ্যাক্স|ই-?\s?মেইল|phone|tel|mobile|fax|e-?mail")
_NUMBERED = re.compile(r"^(?:[-•*]\s*)?(?:\(?[0-9]{1,2}\s*[।.):]+\)?)\s*")
_MEMO_INSIDE = re.compile(normalise(r"স্মারক\s*(?:নং|নম্বর)?") + _AFTER_LABEL)
_ERA_BANGLA = re.compile(normalise(r"\s*(?:বঙ্গাব্দ|বাংলা|বাং)\.?\s*$"))
_BANGLA_MONTH = normalise(
    "বৈশাখ|জ্যৈষ্ঠ|জৈষ্ঠ্য|জৈষ্ঠ|আষাঢ়|আষাড়|শ্রাবণ|শ্রাবন|ভাদ্র|আশ্বিন|কার্তিক|অগ্রহায়ণ|অগ্রহায়ন|পৌষ|মাঘ|ফাল্গুন|ফালগুন|চৈত্র"
)
_BANGLA_DATE = re.compile(rf"[০-৯0-9]{{1,2}}\s*(?:লা|রা|ঠা|ই|শে)?\s*(?:{_BANGLA_MONTH}),?\s*[০-৯0-9]{{4}}")
_LONGEST_SIGNATURE_LINE = 90
_SENTENCE_END = "।"


def is_letter(lines: Sequence[RawLine]) -> bool:
    """Whether lines hold an official letter: a memo number and a subject."""
    texts = [line.text for line in lines]
    return any(_MEMO.match(text) for text in texts) and any(_SUBJECT.match(text) for text in texts)


def is_memo_line(text: str) -> bool:
    """Whether a line begins with the label of a memo number."""
    return _MEMO.match(text) is not None


@dataclass(slots=True)
class _Draft:
    """The parts of a letter as they are met, each with its lines."""

    head: list[RawLine] = field(default_factory=list)
    memos: list[RawLine] = field(default_factory=list)
    dates: list[list[RawLine]] = field(default_factory=list)
    subject: list[RawLine] = field(default_factory=list)
    references: list[RawLine] = field(default_factory=list)
    recipient: list[RawLine] = field(default_factory=list)
    body: list[RawLine] = field(default_factory=list)
    enclosures: list[RawLine] = field(default_factory=list)
    copies_head: list[RawLine] = field(default_factory=list)
    copies: list[RawLine] = field(default_factory=list)
    blocks: list[list[RawLine]] = field(default_factory=list)


def letter_of(lines: Sequence[RawLine]) -> Letter:
    """Read a letter; what it lacks is ``None`` or empty."""
    draft = _Draft()
    for block in blocks_of(_one_label_a_line(lines)):
        _sort_block(draft, block)
    signatories, recipient = _signed(draft)
    date, bangla_date = _dates(draft.dates[0] if draft.dates else [])
    return Letter(
        letterhead=_letterhead([line.text for line in draft.head]),
        memo_number=_memo(draft.memos[0]) if draft.memos else None,
        date=date,
        bangla_date=bangla_date,
        subject=_joined(draft.subject, _SUBJECT, " "),
        references=_references(draft.references),
        body=_joined(draft.body, None, "\n"),
        enclosures=_joined(draft.enclosures, _ENCLOSURE, "\n"),
        recipient=_joined(recipient, _TO, "\n"),
        copies=_copies(draft.copies),
        copies_note=_joined(draft.copies_head, _COPIES, " ", strip=" :ঃ।"),
        signatories=tuple(_signatory(block) for block in signatories),
        repeated=_repeated(draft),
        places=_places(draft, signatories),
    )


def _one_label_a_line(lines: Sequence[RawLine]) -> list[RawLine]:
    """Divide a line that prints the memo number and the date side by side."""
    divided: list[RawLine] = []
    for line in lines:
        match = re.search(normalise(r"\s+(?=তারিখ\s*[:ঃ])"), line.text) if _MEMO.match(line.text) else None
        parts = [line.text] if match is None else [line.text[: match.start()], line.text[match.end() :]]
        divided += [RawLine(part, line.place) for part in parts]
    return divided


def _sort_block(draft: _Draft, block: Sequence[RawLine]) -> None:
    """Put each line of a block where the label before it says; lines without a label follow the one above."""
    current: list[RawLine] | None = None
    for line in block:
        labelled = _labelled(draft, line)
        if labelled is not None:
            current = labelled
        elif current is None:
            current = _unlabelled(draft, block)
        elif current is draft.copies_head or (current is draft.copies and not _NUMBERED.match(to_latin_digits(line.text))):
            current = draft.copies
        elif current is draft.memos:
            current = draft.body
        current.append(line)


def _labelled(draft: _Draft, line: RawLine) -> list[RawLine] | None:
    text = line.text
    if _MEMO.match(text) and not _SUBJECT.match(text):
        return draft.memos
    if _DATE.match(text):
        draft.dates.append([])
        return draft.dates[-1]
    for pattern, part in (
        (_SUBJECT, draft.subject),
        (_REFERENCE, draft.references),
        (_ENCLOSURE, draft.enclosures),
        (_COPIES, draft.copies_head),
        (_TO, draft.recipient),
    ):
        if pattern.match(text) and not (pattern is _TO and len(text) > 40):
            return part
    return None


def _unlabelled(draft: _Draft, block: Sequence[RawLine]) -> list[RawLine]:
    """Return the part that a block without a label belongs to, told from what came before."""
    first = block[0].text
    if not draft.memos and not draft.subject:
        return draft.head
    if draft.dates and not draft.dates[-1] or (draft.dates and _is_date(first) and len(draft.dates[-1]) < 2):
        return draft.dates[-1]
    if draft.copies_head and _is_item(first):
        return draft.copies
    if _is_prose(first) and not draft.copies_head:
        return draft.body
    draft.blocks.append([])
    return draft.blocks[-1]


def _is_item(text: str) -> bool:
    return _NUMBERED.match(to_latin_digits(text)) is not None


def _is_prose(text: str) -> bool:
    return len(text) > _LONGEST_SIGNATURE_LINE or text.endswith(_SENTENCE_END)


def _is_date(text: str) -> bool:
    bare = _DATE.sub("", text)
    return _BANGLA_DATE.search(bare) is not None or written_value(bare).is_date


def _letterhead(texts: Sequence[str]) -> Letterhead:
    offices = [
        text for text in texts if is_office_line(text) and not (is_government(text) or is_branch(text) or is_website(text))
    ]
    return Letterhead(
        government=next((text for text in texts if is_government(text)), None),
        office="\n".join(offices) or None,
        branch=next((text for text in texts if is_branch(text)), None),
        website=next((text for text in texts if is_website(text)), None),
    )


def _memo(line: RawLine) -> str | None:
    return _MEMO.sub("", line.text).strip() or None


def _dates(lines: Sequence[RawLine]) -> tuple[WrittenValue | None, str | None]:
    """Return the Gregorian and the Bangla date of a date block."""
    bare = [_DATE.sub("", line.text).strip() for line in lines]
    bangla = next((match[0] for text in bare if (match := _BANGLA_DATE.search(text))), None)
    gregorian = next((found for text in bare if (found := _gregorian(text)) is not None), None)
    return gregorian, _ERA_BANGLA.sub("", bangla) if bangla else None


def _gregorian(text: str) -> WrittenValue | None:
    if _BANGLA_DATE.fullmatch(_ERA_BANGLA.sub("", text)):
        return None
    written = written_value(text)
    if written.is_date:
        return written
    shapes = (Shape.DATE, Shape.IMPOSSIBLE_DATE, Shape.MALFORMED_DATE)
    return next((found for found in values_in(_BANGLA_DATE.sub("", text)) if found.shape in shapes), None)


def _joined(lines: Sequence[RawLine], label: re.Pattern[str] | None, joint: str, strip: str = " ") -> str | None:
    texts = [line.text for line in lines]
    if texts and label is not None:
        texts[0] = label.sub("", texts[0])
    return joint.join(text for text in texts if text).strip(strip) or None


def _references(lines: Sequence[RawLine]) -> tuple[Reference, ...]:
    found: list[Reference] = []
    for at, line in enumerate(lines):
        text = _REFERENCE.sub("", line.text) if at == 0 else line.text
        latin = to_latin_digits(text)
        text = text[match.end() :] if (match := _NUMBERED.match(latin)) else text
        if text:
            found.append(_reference(without_list_mark(text)))
    return tuple(found)


def _reference(text: str) -> Reference:
    before, _, after = text.partition(_first(_MEMO_INSIDE, text))
    memo, _, dated = (after if after else text).partition(_first(re.compile(normalise(r"[;,।]?\s*তারিখ\s*[:ঃ\-–]*\s*")), text))
    date = next((found for found in values_in(re.sub(rf"\s*{ERA}\s*$", "", dated or text)) if found.is_date), None)
    office = re.sub(normalise(r"(?:এর|ের|র)\s*$"), "", before.strip(" ,-–:")) if after else ""
    return Reference(office or None, (memo.strip(" ,;।") or None) if after else None, date)


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[0] if match and match[0] else "\x00"


def _copies(lines: Sequence[RawLine]) -> tuple[str, ...]:
    items: list[str] = []
    for line in lines:
        match = _NUMBERED.match(to_latin_digits(line.text))
        if match or not items or line.text.startswith(("-", "•")):
            items.append(without_list_mark(line.text[match.end() :] if match else line.text))
        else:
            items[-1] += "\n" + line.text
    return tuple(items)


def _signed(draft: _Draft) -> tuple[list[list[RawLine]], list[RawLine]]:
    """Tell signature blocks from the addressee, who stands between them at the lower left."""
    copies_at = draft.copies_head[0].place if draft.copies_head else None
    before = [block for block in draft.blocks if copies_at is None or _comes_before(block[0].place, copies_at)]
    after = [block for block in draft.blocks if block not in before]
    recipient = draft.recipient
    if len(before) > 1 and not recipient:
        recipient = [line for block in before[1:] for line in block]
        before = before[:1]
    return [*before, *after], recipient


def _comes_before(one: Place, other: Place) -> bool:
    def key(place: Place) -> tuple[int, int, int, int]:
        return (place.page or 0, place.line or 0, place.row or 0, place.column or 0)

    return key(one) < key(other)


def _signatory(block: Sequence[RawLine]) -> Signatory:
    contact = [_CONTACT.sub("", line.text) for line in block if _CONTACT.match(line.text)]
    others = [line.text for line in block if not _CONTACT.match(line.text)]
    name = others[0].strip("() ") if others else None
    return Signatory(name or None, "\n".join(others[1:]) or None, "\n".join(contact) or None)


def _repeated(draft: _Draft) -> RepeatedHeading | None:
    if len(draft.memos) < 2 and len(draft.dates) < 2:
        return None
    date, bangla_date = _dates(draft.dates[1] if len(draft.dates) > 1 else [])
    return RepeatedHeading(_memo(draft.memos[1]) if len(draft.memos) > 1 else None, date, bangla_date)


def _places(draft: _Draft, signatories: Sequence[Sequence[RawLine]]) -> Mapping[str, Place]:
    parts: dict[str, Sequence[RawLine]] = {
        "letterhead": draft.head,
        "memo_number": draft.memos,
        "date": draft.dates[0] if draft.dates else [],
        "subject": draft.subject,
        "references": draft.references,
        "body": draft.body,
        "enclosures": draft.enclosures,
        "copies": draft.copies_head,
        "repeated": draft.memos[1:] or (draft.dates[1] if len(draft.dates) > 1 else []),
    }
    parts |= {f"signatories.{at}": block for at, block in enumerate(signatories)}
    return {key: lines[0].place for key, lines in parts.items() if lines}

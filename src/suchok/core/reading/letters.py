"""Covering letters: each line sorted by the label before it, or by where it stands."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from suchok.core.reading.letter_labels import (
    BANGLA_DATE,
    COPIES,
    DATE,
    ENCLOSURE,
    MEMO,
    MEMO_INSIDE,
    NUMBERED,
    REFERENCE,
    SALUTATION,
    SUBJECT,
    TO,
    is_bangla_date,
    is_item,
)
from suchok.core.reading.letter_parts import (
    copies_of,
    dates_of,
    joined,
    letterhead_of,
    memo_of,
    references_of,
    signatory_of,
)
from suchok.core.reading.lines import RawLine, blocks_of
from suchok.core.reading.offices import is_office_line
from suchok.core.report.document import Letter, RepeatedHeading
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_latin_digits
from suchok.core.text.written import values_in, written_value

_LONGEST_SIGNATURE_LINE = 90
_LONGEST_DATE = 40
_SENTENCE_END = "।"


def is_letter(lines: Sequence[RawLine]) -> bool:
    """Whether lines hold an official letter: a memo number and a subject."""
    texts = [line.text for line in lines]
    return any(MEMO.match(text) for text in texts) and any(SUBJECT.match(text) for text in texts)


def is_memo_line(text: str) -> bool:
    """Whether a line begins with the label of a memo number."""
    return MEMO.match(text) is not None


@dataclass(slots=True)
class _Draft:
    """The parts of a letter as they are met, each with its lines."""

    head: list[RawLine] = field(default_factory=list)
    memos: list[RawLine] = field(default_factory=list)
    dates: list[list[RawLine]] = field(default_factory=list)
    below_memos: dict[int, RawLine] = field(default_factory=dict)
    subject: list[RawLine] = field(default_factory=list)
    references: list[RawLine] = field(default_factory=list)
    recipient: list[RawLine] = field(default_factory=list)
    body: list[RawLine] = field(default_factory=list)
    enclosures: list[RawLine] = field(default_factory=list)
    copies_head: list[RawLine] = field(default_factory=list)
    copies: list[RawLine] = field(default_factory=list)
    blocks: list[list[RawLine]] = field(default_factory=list)
    blocks_before_copies: int | None = None


def letter_of(lines: Sequence[RawLine]) -> Letter:
    """Read a letter; what it lacks is ``None`` or empty."""
    draft = _Draft()
    for block in blocks_of(_one_label_a_line(lines)):
        _sort_block(draft, block)
    _take_date_above(draft)
    _take_dates_below(draft)
    signatories, recipient = _signed(draft)
    date, bangla_date = dates_of(draft.dates[0] if draft.dates else [])
    return Letter(
        letterhead=letterhead_of([line.text for line in draft.head]),
        memo_number=memo_of(draft.memos[0]) if draft.memos else None,
        date=date,
        bangla_date=bangla_date,
        subject=joined(draft.subject, SUBJECT, " "),
        references=references_of(draft.references),
        body=joined(draft.body, None, "\n"),
        enclosures=joined(draft.enclosures, ENCLOSURE, "\n"),
        recipient=joined(recipient, TO, "\n"),
        copies=copies_of(draft.copies),
        copies_note=joined(draft.copies_head, COPIES, " ", strip=" :ঃ।"),
        signatories=tuple(signatory_of(block) for block in signatories),
        repeated=_repeated(draft),
        places=_places(draft, signatories),
    )


def _take_date_above(draft: _Draft) -> None:
    """Take the Bangla date from above the memo line, where the upper of two dates of one block stands in a scan."""
    if draft.head and draft.dates and is_bangla_date(draft.head[-1].text):
        draft.dates[0].append(draft.head.pop())


def _take_dates_below(draft: _Draft) -> None:
    """Take the dates that stand at the left margin below a memo number: the second one of those beside it."""
    for number, line in sorted(draft.below_memos.items()):
        if number < len(draft.dates):
            draft.dates[number].append(line)
        else:
            draft.dates.append([line])


def _one_label_a_line(lines: Sequence[RawLine]) -> list[RawLine]:
    """Divide a line that prints the memo number and the date side by side."""
    divided: list[RawLine] = []
    for line in lines:
        match = re.search(normalise(r"\s+(?=তারিখ\s*[:ঃ])"), line.text) if MEMO.match(line.text) else None
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
        elif current is draft.memos and _is_date_alone(line.text) and len(draft.memos) - 1 not in draft.below_memos:
            draft.below_memos[len(draft.memos) - 1] = line
            continue
        elif current is None:
            current = _unlabelled(draft, block)
        elif current is draft.copies_head or (
            current is draft.copies and not NUMBERED.match(to_latin_digits(line.text))
        ):
            current = draft.copies
        elif current is draft.memos or (current is draft.references and _is_no_reference(line.text)):
            current = draft.body
        if current is draft.copies_head and draft.blocks_before_copies is None:
            draft.blocks_before_copies = len(draft.blocks)
        current.append(line)


def _labelled(draft: _Draft, line: RawLine) -> list[RawLine] | None:
    text = line.text
    if MEMO.match(text) and not SUBJECT.match(text):
        return draft.memos
    if DATE.match(text):
        draft.dates.append([])
        return draft.dates[-1]
    for pattern, part in (
        (SUBJECT, draft.subject),
        (REFERENCE, draft.references),
        (ENCLOSURE, draft.enclosures),
        (COPIES, draft.copies_head),
        (TO, draft.recipient),
    ):
        if pattern.match(text) and not (pattern is TO and len(text) > 40):
            return part
    return None


def _unlabelled(draft: _Draft, block: Sequence[RawLine]) -> list[RawLine]:
    """Return the part that a block without a label belongs to, told from what came before."""
    first = block[0].text
    if not draft.memos and not draft.subject:
        return draft.head
    if (draft.dates and not draft.dates[-1]) or (draft.dates and _is_date(first) and len(draft.dates[-1]) < 2):
        return draft.dates[-1]
    if draft.copies_head and is_item(first):
        return draft.copies
    is_address = bool(draft.blocks) and is_office_line(first)
    if _is_prose(first) and not (draft.copies_head or is_address):
        return draft.body
    if SALUTATION.match(first):
        return draft.body
    draft.blocks.append([])
    return draft.blocks[-1]


def _is_prose(text: str) -> bool:
    return len(text) > _LONGEST_SIGNATURE_LINE or text.endswith(_SENTENCE_END)


def _is_no_reference(text: str) -> bool:
    """Whether a line below a reference is the letter's text: a sentence that names no letter and no date."""
    names_letter = MEMO_INSIDE.search(text) is not None or any(found.is_date for found in values_in(text))
    return _is_prose(text) and not is_item(text) and not names_letter


def _is_date(text: str) -> bool:
    bare = DATE.sub("", text)
    return BANGLA_DATE.search(bare) is not None or written_value(bare).is_date


def _is_date_alone(text: str) -> bool:
    return len(text) <= _LONGEST_DATE and _is_date(text)


def _signed(draft: _Draft) -> tuple[list[list[RawLine]], list[RawLine]]:
    """Tell signature blocks from the addressee, who stands between them at the lower left."""
    copies_at = len(draft.blocks) if draft.blocks_before_copies is None else draft.blocks_before_copies
    before, after = draft.blocks[:copies_at], draft.blocks[copies_at:]
    recipient = draft.recipient
    others = [block for block in before[1:] if not _in_brackets(block[0].text)]
    if others and not recipient:
        recipient = [line for block in others for line in block]
        before = [*before[:1], *(block for block in before[1:] if _in_brackets(block[0].text))]
    return [*before, *after], recipient


def _in_brackets(text: str) -> bool:
    """Whether a line is a name in brackets, as it stands below the room for a signature."""
    return text.startswith("(") and text.endswith(")")


def _repeated(draft: _Draft) -> RepeatedHeading | None:
    if len(draft.memos) < 2 and len(draft.dates) < 2:
        return None
    date, bangla_date = dates_of(draft.dates[1] if len(draft.dates) > 1 else [])
    return RepeatedHeading(memo_of(draft.memos[1]) if len(draft.memos) > 1 else None, date, bangla_date)


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

"""The parts of a covering letter, in the layout of an office memorandum."""

import re

from suchok.core.report.document import Letter, Letterhead, Reference, Signatory, day_of
from suchok.core.text.numerals import to_bangla_digits
from suchok.core.text.values import WrittenValue
from suchok.documents.content.parts import LetterPart, Lines, MemoLine
from suchok.documents.content.printed import long_day, printed_value

BANGLA_ERA, COMMON_ERA = "বঙ্গাব্দ", "খ্রিষ্টাব্দ"
_BARE_ADDRESS, _BARE_NUMBER = re.compile(r"\S+@\S+"), re.compile(r"[\d\s+()/,-]{5,}")
_COPIES = "অনুলিপি"
_VOWEL_SIGNS = "\u09be\u09bf\u09c0\u09c1\u09c2\u09c3\u09c7\u09c8\u09cb\u09cc"
# With the nukta, because য় ড় ঢ় are two characters in NFC.
_CONSONANTS = "".join(map(chr, range(0x0995, 0x09BA))) + "\u09bc"


def letter_part(letter: Letter) -> LetterPart:
    """Return what ``letter`` says, part by part."""
    below, after_copies = _signatories(letter)
    return LetterPart(
        letterhead=_letterhead(letter.letterhead),
        memo=_memo(letter.memo_number, letter.bangla_date, letter.date),
        subject=letter.subject,
        references=_numbered(tuple(filter(None, map(_reference, letter.references)))),
        body=_lines(letter.body),
        enclosures=letter.enclosures,
        signatures=below,
        recipient=_lines(letter.recipient),
        repeated=_repeated(letter),
        copies_note=_copies_note(letter.copies_note),
        copies=letter.copies,
        copies_signatures=after_copies,
    )


def _signatories(letter: Letter) -> tuple[tuple[Lines, ...], tuple[Lines, ...]]:
    """Return the blocks below the text and those below the copies: the last one is the latter's."""
    blocks = tuple(filter(None, map(_signatory, letter.signatories)))
    has_copies = bool(letter.copies or letter.repeated)
    return (blocks[:-1], blocks[-1:]) if has_copies and len(blocks) > 1 else (blocks, ())


def _signatory(signatory: Signatory) -> Lines:
    return (*_lines(signatory.name), *_lines(signatory.designation), *map(_contact, _lines(signatory.contact)))


def _contact(line: str) -> str:
    """Return a line of contact with its label, which is no part of the value."""
    if "@" in line:
        return line if not _BARE_ADDRESS.fullmatch(line) else f"ই-মেইল: {line}"
    return f"ফোন: {line}" if _BARE_NUMBER.fullmatch(line) else line


def _letterhead(head: Letterhead) -> Lines:
    parts = (head.government, head.office, head.branch, head.website)
    return tuple(line for part in parts for line in _lines(part))


def _repeated(letter: Letter) -> MemoLine | None:
    if letter.repeated is None:
        return None
    repeated = letter.repeated
    return _memo(repeated.memo_number, repeated.bangla_date, repeated.date)


def _memo(number: str | None, bangla_date: str | None, date: WrittenValue | None) -> MemoLine:
    return MemoLine(number, _with_era(bangla_date), _gregorian(date))


def _with_era(bangla_date: str | None) -> str | None:
    if not bangla_date or BANGLA_ERA in bangla_date:
        return bangla_date
    return f"{to_bangla_digits(bangla_date)} {BANGLA_ERA}"


def _gregorian(date: WrittenValue | None) -> str | None:
    day = day_of(date)
    if day is not None:
        return f"{long_day(day)} {COMMON_ERA}"
    return date.text or None if date is not None else None


def _numbered(references: Lines) -> Lines:
    """Number several references, as offices do; without numbers a wrapped one and two of them look the same."""
    if len(references) < 2:
        return references
    return tuple(f"{to_bangla_digits(str(at))}। {reference}" for at, reference in enumerate(references, 1))


def _reference(reference: Reference) -> str:
    number = " ".join(filter(None, (_of_office(reference.office), _number(reference.memo_number))))
    return "; ".join(filter(None, (number, _dated(reference.date))))


def _of_office(office: str | None) -> str | None:
    """Return the office in the genitive: মন্ত্রিপরিষদ বিভাগের, শিল্প মন্ত্রণালয়ের, ঢাকা ওয়াসার."""
    if not office:
        return None
    if office[-1] in _VOWEL_SIGNS:
        return f"{office}র"
    return f"{office}ের" if office[-1] in _CONSONANTS else f"{office}-এর"


def _number(memo_number: str | None) -> str | None:
    return f"স্মারক নম্বর: {memo_number}" if memo_number else None


def _dated(date: WrittenValue | None) -> str | None:
    return f"তারিখ: {printed_value(date)}" if date is not None and date.text else None


def _copies_note(note: str | None) -> str | None:
    """Return the line above the copies; the label is no part of the value, so it is printed before it."""
    return note if not note or note.startswith(_COPIES) else f"{_COPIES} {note}"


def _lines(text: str | None) -> Lines:
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())

"""Rules for covering letters: dates in both calendars, memo number, the copy part, the signatories."""

from collections.abc import Iterator

from suchok.core.report.document import Document, Letter, Signatory, day_of
from suchok.core.report.finding import SEVERITIES, Finding
from suchok.core.report.place import Place
from suchok.core.text.bangla_calendar import BanglaDate, parse_bangla_date
from suchok.core.text.memo import MemoForm, parse_memo_number, same_memo_number


def letter_is_sound(document: Document) -> Iterator[Finding]:
    """Every rule of a letter, if there is one."""
    if document.letter is not None:
        yield from dates_are_one_day(document.letter)
        yield from memo_number_has_known_form(document.letter)
        yield from copy_repeats_heading(document.letter)
        yield from signatory_signs_alike(document.letter)


def dates_are_one_day(letter: Letter) -> Iterator[Finding]:
    """The Bangla and the Gregorian date are the same day."""
    day = day_of(letter.date)
    printed = parse_bangla_date(letter.bangla_date) if letter.bangla_date else None
    if day is None or letter.bangla_date is None or (printed is not None and printed.to_gregorian() == day):
        return
    right = BanglaDate.from_gregorian(day).short
    values = {"printed": letter.bangla_date, "date": day.isoformat(), "right": right}
    yield _found(letter, "letter.date_mismatch", "date", values, field="bangla_date", proposal=right)


def memo_number_has_known_form(letter: Letter) -> Iterator[Finding]:
    """A memo number has 18 or 22 digits; older forms are kept as they are."""
    if letter.memo_number is not None and parse_memo_number(letter.memo_number).form is MemoForm.OTHER:
        yield _found(letter, "letter.memo_form", "memo_number", {"printed": letter.memo_number})


def copy_repeats_heading(letter: Letter) -> Iterator[Finding]:
    """Memo number and date above the copies are those of the letter, spaces ignored."""
    repeated = letter.repeated
    if repeated is None:
        return
    if letter.memo_number and repeated.memo_number and not same_memo_number(letter.memo_number, repeated.memo_number):
        values = {"printed": repeated.memo_number, "first": letter.memo_number}
        yield _found(letter, "letter.repeat_differs", "repeated", values, field="repeated.memo_number")
    first, second = day_of(letter.date), day_of(repeated.date)
    if first is not None and second is not None and first != second:
        values = {"printed": second.isoformat(), "first": first.isoformat()}
        yield _found(letter, "letter.repeat_differs", "repeated", values, field="repeated.date")


def signatory_signs_alike(letter: Letter) -> Iterator[Finding]:
    """The same person signs with the same designation."""
    posts: dict[str, str] = {}
    for at, signatory in enumerate(letter.signatories):
        post = _post(signatory)
        first = posts.setdefault(signatory.name, post) if signatory.name else post
        if post != first:
            key = f"signatories.{at}"
            values = {"printed": post, "first": first}
            yield _found(letter, "letter.signatory_differs", key, values, field=f"{key}.designation")
            return


def _post(signatory: Signatory) -> str:
    return " ".join((signatory.designation or "").split())


def _found(  # noqa: PLR0913 - the parts of a finding
    letter: Letter,
    code: str,
    key: str,
    values: dict[str, str],
    *,
    field: str | None = None,
    proposal: str | None = None,
) -> Finding:
    place = letter.places.get(key, Place())
    return Finding(code, SEVERITIES[code], place, field=f"letter.{field or key}", values=values, proposal=proposal)

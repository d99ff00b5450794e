"""Writes: many invitations from one file, all of them or none."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from suchok.core.workflow import Role
from suchok.documents.readers.records import Record, records_of
from suchok.web.accounts.actions.offices import NotPossible
from suchok.web.accounts.actions.people import Seat, invite
from suchok.web.accounts.models import Office, User
from suchok.web.accounts.queries import offices_visible_to
from suchok.web.accounts.rules import may_admit

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "office_code": ("অফিসের কোড",),
    "email": ("ই-মেইল",),
    "role": ("ভূমিকা",),
    "title_bn": ("বাংলা পদ",),
    "title_en": ("ইংরেজি পদ",),
    "language": ("ভাষা",),
}
MOST_ROWS = 1000
_LANGUAGES = {"bn": "bn", "en": "en", "": "bn"}
# As the pages call them.
_CALLED: Mapping[str, Mapping[str, str]] = {
    "role": {
        "প্রতিবেদনকারী কর্মকর্তা": "reporting_officer",
        "অফিস প্রধান": "head",
        "পর্যালোচক": "reviewer",
        "মূল্যায়নকারী": "evaluator",
    },
    "language": {"বাংলা": "bn", "ইংরেজি": "en"},
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of such a file: what it says, and what is wrong with it by column."""

    number: int
    values: Mapping[str, str]
    office: Office | None
    errors: Mapping[str, str]


def lines_of(data: bytes, *, actor: User) -> tuple[Line, ...]:
    """Read a file of invitations; raises ``UnreadableList`` and, for too many rows, ``NotPossible``."""
    records: list[Record] = []
    for record in records_of(data, COLUMNS):
        if len(records) >= MOST_ROWS:
            raise NotPossible(_("A file may have at most 1,000 invitations."))
        records.append(record)
    return lines_judged(records, actor=actor)


def lines_judged(records: Sequence[Record], *, actor: User) -> tuple[Line, ...]:
    """Hold rows against the offices and the rights of ``actor`` as they are now."""
    codes = {record.values["office_code"] for record in records}
    rows = [(record.number, _understood(record.values)) for record in records]
    seats = Counter(map(_seat_of, (said for _number, said in rows)))
    offices = {office.code: office for office in offices_visible_to(actor).filter(code__in=codes)}
    lines = []
    for number, said in rows:
        office = offices.get(said["office_code"])
        errors = dict(_errors(said, office, actor))
        if seats[_seat_of(said)] > 1:
            # The second invitation would take the first one back.
            errors.setdefault("title_bn", _("Another row invites to the same post: give each post its own title."))
        lines.append(Line(number, said, office, errors))
    return tuple(lines)


def _understood(said: Mapping[str, str]) -> dict[str, str]:
    called = {name: known.get(said[name], said[name].lower()) for name, known in _CALLED.items()}
    return {**said, **called}


def _roles_in(language: str | None) -> Iterable[str]:
    """Return the roles that a file invites to, as a file in this language may call them."""
    return _CALLED["role"] if language == "bn" else _CALLED["role"].values()


def _seat_of(said: Mapping[str, str]) -> tuple[str, str, str]:
    return said["office_code"], said["role"], said["title_bn"]


@transaction.atomic
def invite_all(lines: Sequence[Line], *, actor: User) -> int:
    """Send every invitation, or none where one has a mistake."""
    if any(line.errors for line in lines):
        raise NotPossible(_("Rows with mistakes are left: mend the file and choose it again."))
    for line in lines:
        said = line.values
        if line.office is not None:
            seat = Seat(line.office.pk, Role(said["role"]), said["title_bn"], said["title_en"])
            invite(actor=actor, seat=seat, email=said["email"], language=_LANGUAGES[said["language"]])
    return len(lines)


def _errors(said: Mapping[str, str], office: Office | None, actor: User) -> Iterator[tuple[str, str]]:
    if office is None:
        yield "office_code", _("No office with this code is open to you.")
    elif office.closed_on:
        yield "office_code", _("This office is closed: reopen it first.")
    elif said["role"] == Role.OBSERVER:
        yield "role", _("An observer observes an office: invite each on the page of the own office.")
    elif said["role"] in {*Role} and not may_admit(actor, office, Role(said["role"])):
        yield "role", _("You may invite people to posts of offices below your own only.")
    if said["role"] not in {*Role}:
        yield "role", _("Write one of: %(names)s.") % {"names": ", ".join(_roles_in(get_language()))}
    if not said["title_bn"]:
        yield "title_bn", _("The title of the post is missing.")
    if said["language"] not in _LANGUAGES:
        yield "language", _("Write bn or en.")
    try:
        validate_email(said["email"])
    except ValidationError:
        yield "email", _("This is no mail address.")

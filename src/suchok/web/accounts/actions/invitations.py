"""Writes: many people invited or admitted again from one file, all of them or none."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from suchok.core.workflow import Role
from suchok.documents.readers.records import Record, records_of
from suchok.web.accounts.actions.admission import admit_again
from suchok.web.accounts.actions.offices import NotPossible, Occasion
from suchok.web.accounts.actions.people import Seat, invite, post_held, vacant_post
from suchok.web.accounts.models import Office, User
from suchok.web.accounts.queries import offices_visible_to
from suchok.web.accounts.queries.people import KnownPerson, people_known
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


class Outcome(StrEnum):
    """What becomes of a row: a letter with an invitation, the charge back, or a new way in to the charge of now."""

    INVITED = "invited"
    IN_CHARGE_AGAIN = "in_charge_again"
    SIGNS_IN_ANEW = "signs_in_anew"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of such a file: what it says, what is wrong with it by column, and what becomes of it."""

    number: int
    values: Mapping[str, str]
    office: Office | None
    errors: Mapping[str, str]
    person: User | None = None
    outcome: Outcome = Outcome.INVITED


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
    known = people_known(said["email"].lower() for _number, said in rows)
    lines = []
    for number, said in rows:
        office = offices.get(said["office_code"])
        errors = dict(_errors(said, office, actor))
        if seats[_seat_of(said)] > 1:
            # The second invitation would take the first one back.
            errors.setdefault("title_bn", _("Another row is for the same post: give each post its own title."))
        person = known.get(said["email"].lower())
        user = None if person is None else person.user
        lines.append(Line(number, said, office, errors, user, _outcome_of(said, person)))
    return tuple(lines)


def _outcome_of(said: Mapping[str, str], person: KnownPerson | None) -> Outcome:
    """Return what becomes of a row; who is in charge elsewhere only is invited, and may decline."""
    if person is None:
        return Outcome.INVITED
    if _seat_of(said) in person.in_charge_of and person.user.is_active:
        return Outcome.SIGNS_IN_ANEW
    was_here = any(seat[:2] == _seat_of(said)[:2] for seat in person.held)
    return Outcome.INVITED if person.has_charge and not was_here else Outcome.IN_CHARGE_AGAIN


def _understood(said: Mapping[str, str]) -> dict[str, str]:
    called = {name: known.get(said[name], said[name].lower()) for name, known in _CALLED.items()}
    return {**said, **called}


def _roles_in(language: str | None) -> Iterable[str]:
    """Return the roles that a file invites to, as a file in this language may call them."""
    return _CALLED["role"] if language == "bn" else _CALLED["role"].values()


def _seat_of(said: Mapping[str, str]) -> tuple[str, str, str]:
    return said["office_code"], said["role"], said["title_bn"]


@transaction.atomic
def take_all(lines: Sequence[Line], *, actor: User) -> Counter[Outcome]:
    """Invite or admit again everybody, or nobody where one row has a mistake; return how many of each."""
    if any(line.errors for line in lines):
        raise NotPossible(_("Rows with mistakes are left: mend the file and choose it again."))
    for line in lines:
        if line.office is not None:
            _take(line, line.office, actor)
    return Counter(line.outcome for line in lines)


def _take(line: Line, office: Office, actor: User) -> None:
    said = line.values
    seat = Seat(office.pk, Role(said["role"]), said["title_bn"], said["title_en"])
    if line.person is None or line.outcome is Outcome.INVITED:
        invite(actor=actor, seat=seat, email=said["email"], language=_LANGUAGES[said["language"]])
    else:
        post = post_held(line.person, seat) or vacant_post(seat)
        admit_again(Occasion(actor, timezone.localdate(), ""), post_id=post.pk, person=line.person)


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

"""The cast: a small tree of offices and one person for each role, made anew in each test's database.

```text
cabinet                administrator, auditor
├── ministry
│   └── department     reviewer, evaluator, (its own officer and head: department_officer, department_head)
│       ├── district   officer, head
│       │   └── upazila
│       └── neighbour
└── elsewhere          stranger (reporting officer), observer (observes district)
```
"""

from dataclasses import dataclass
from datetime import date
from itertools import count
from time import time

from allauth.account.internal.flows.login import _AUTHENTICATION_METHODS_USER_SESSION_KEY as OF_WHOM
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as HOW
from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import connection
from django.test import Client

from suchok.core.text.sorting import sort_key
from suchok.core.workflow import Role
from suchok.web.accounts.models import Holding, Office, Post, User

PASSWORD = "a long enough sentence"
SECRET = "JBSWY3DPEHPK3PXP"
LONG_AGO = date(2020, 7, 1)
_NEEDS_SECOND_STEP = {Role.REVIEWER, Role.EVALUATOR, Role.ADMINISTRATOR, Role.AUDITOR}
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Offices:
    cabinet: Office
    ministry: Office
    department: Office
    district: Office
    upazila: Office
    neighbour: Office
    elsewhere: Office


@dataclass(frozen=True, slots=True)
class Cast:
    offices: Offices
    stranger: User
    observer: User
    officer: User
    head: User
    reviewer: User
    evaluator: User
    administrator: User
    auditor: User
    department_officer: User
    department_head: User


def cast() -> Cast:
    """Make the offices and the people of the table above."""
    offices = small_tree()
    return Cast(
        offices=offices,
        stranger=holder(offices.elsewhere, Role.REPORTING_OFFICER),
        observer=holder(offices.elsewhere, Role.OBSERVER, observes=offices.district),
        officer=holder(offices.district, Role.REPORTING_OFFICER),
        head=holder(offices.district, Role.HEAD),
        reviewer=holder(offices.department, Role.REVIEWER),
        evaluator=holder(offices.department, Role.EVALUATOR),
        administrator=holder(offices.cabinet, Role.ADMINISTRATOR),
        auditor=holder(offices.cabinet, Role.AUDITOR),
        department_officer=holder(offices.department, Role.REPORTING_OFFICER),
        department_head=holder(offices.department, Role.HEAD),
    )


def small_tree() -> Offices:
    cabinet = office("cabinet", kind="cabinet", level="ministry", name_en="Cabinet Division")
    ministry = office("ministry", cabinet, kind="ministry", level="ministry", name_en="Ministry of Trial")
    department = office("department", ministry, kind="department", level="field", name_en="Department of Trial")
    district = office("district", department, kind="district", level="field", name_en="District Office, Trial")
    return Offices(
        cabinet=cabinet,
        ministry=ministry,
        department=department,
        district=district,
        upazila=office("upazila", district, kind="upazila", level="field", name_en="Upazila Office, Trial"),
        neighbour=office("neighbour", department, kind="district", level="field", name_en="District Office, Next"),
        elsewhere=office("elsewhere", cabinet, kind="ministry", level="ministry", name_en="Ministry of Other Trials"),
    )


def office(code: str, superior: Office | None = None, **facts: object) -> Office:
    """Make an office below ``superior``."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('accounts_office', 'id'))")
        pk = cursor.fetchone()[0]
    name = str(facts.pop("name_bn", f"কার্যালয় {code}"))
    above = superior.path if superior else ""
    standard = {"kind": "other", "level": "field", "opened_on": LONG_AGO, "name_en": f"Office {code}"}
    return Office.objects.create(
        pk=pk,
        code=code,
        superior=superior,
        path=f"{above}{pk}/",
        name_bn=name,
        sort_key=name,
        sort_key_en=sort_key(str(facts.get("name_en", standard["name_en"]))),
        **(standard | facts),  # type: ignore[arg-type]
    )


def person(name: str = "", **facts: object) -> User:
    """Make somebody who can sign in with ``PASSWORD``."""
    number = next(_numbers)
    called = name or f"person-{number}"
    standard = {"name_bn": f"ব্যক্তি {called}", "name_en": called.capitalize(), "language": "en"}
    return User.objects.create_user(f"{called}-{number}@example.gov.bd", PASSWORD, **(standard | facts))


def post(office: Office, role: Role, *, observes: Office | None = None) -> Post:
    """Make a seat in an office."""
    title = role.replace("_", " ")
    return Post.objects.create(office=office, role=role.value, title_bn=title, title_en=title, observes=observes)


def holder(office: Office, role: Role, *, observes: Office | None = None, user: User | None = None) -> User:
    """Make a post and somebody who is in charge of it, with a second step of signing in where the role needs one."""
    user = user or person(role.value)
    Holding.objects.create(post=post(office, role, observes=observes), user=user, start=LONG_AGO)
    if role in _NEEDS_SECOND_STEP:
        give_second_step(user)
    return user


def give_second_step(user: User) -> None:
    """Let ``user`` have an app for one-time codes, and recovery codes."""
    Authenticator.objects.get_or_create(
        user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": get_adapter().encrypt(SECRET)}}
    )
    RecoveryCodes.activate(user)


def signed_in(user: User) -> Client:
    """Return a browser in which ``user`` has signed in."""
    client = Client()
    client.force_login(user)
    client.cookies["lang"] = user.language
    return client


def sign_in_fully(client: Client, user: User) -> None:
    """Sign ``user`` in as if just now, so that changes of the account are open as well."""
    client.force_login(user)
    session = client.session
    session[OF_WHOM] = user_id_to_str(user)
    session[HOW] = [{"method": "password", "at": time(), "reauthenticated": True}]
    session.save()

"""The offices of the demonstration, their posts, and an account for each post."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from django.contrib.auth.hashers import make_password

from suchok.core.workflow import Role
from suchok.web.accounts.actions.offices import Occasion, OfficeFacts, first_office, open_office
from suchok.web.accounts.models import Holding, Office, Post, User

TITLES: Mapping[Role, tuple[str, str]] = {
    Role.REPORTING_OFFICER: ("ইনোভেশন অফিসার", "Innovation officer"),
    Role.HEAD: ("অফিস প্রধান", "Head of office"),
    Role.REVIEWER: ("পর্যালোচক", "Reviewer"),
    Role.EVALUATOR: ("মূল্যায়নকারী", "Evaluator"),
    Role.OBSERVER: ("পর্যবেক্ষক", "Observer"),
    Role.ADMINISTRATOR: ("কর্মপরিকল্পনা প্রশাসক", "Regime administrator"),
    Role.AUDITOR: ("নিরীক্ষক", "Auditor"),
}


@dataclass(frozen=True, slots=True)
class SignIn:
    """What one account of the demonstration is for."""

    email: str
    role: Role
    title: str


def sign_ins() -> tuple[SignIn, ...]:
    """Return the accounts of the demonstration, by their addresses."""
    holdings = Holding.objects.filter(user__email__endswith=".example").select_related("user", "post__office")
    return tuple(SignIn(each.user.email, Role(each.post.role), each.user.name_en) for each in holdings.order_by("pk"))


def make_offices(password: str, *, since: date) -> None:
    """Make the offices with their posts and people."""
    text = Path(__file__).with_name("offices.toml").read_text("utf-8")
    facts = tomllib.loads(text)["office"]
    encoded = make_password(password)
    offices: dict[str, Office] = {}
    administrator: User | None = None
    for each in facts:
        superior = offices.get(each.get("superior", ""))
        office = _office(each, superior, administrator, since)
        offices[each["code"]] = office
        for role in each["roles"]:
            observed = offices.get(each.get("observes", "")) if role == Role.OBSERVER else None
            user = _person(office, Role(role), observed, encoded, since)
            administrator = administrator or user


def _office(facts: Mapping[str, str], superior: Office | None, actor: User | None, since: date) -> Office:
    said = {field.name: facts.get(field.name, "") for field in fields(OfficeFacts)}
    if actor is None or superior is None:
        # Nobody can open the first office: there is no one yet.
        return first_office(OfficeFacts(**said), on=since)
    return open_office(
        Occasion(actor, since, "প্রদর্শনীর জন্য খোলা হয়েছে।"), superior_id=superior.pk, facts=OfficeFacts(**said)
    )


def _person(office: Office, role: Role, observes: Office | None, encoded: str, since: date) -> User:
    bangla, english = TITLES[role]
    post = Post.objects.create(office=office, role=role.value, title_bn=bangla, title_en=english, observes=observes)
    names = {"name_bn": f"{bangla}, {office.name_bn}", "name_en": f"{english}, {office.name_en}"}
    email = f"{role.value.replace('_', '-')}@{office.code}.example"
    user = User.objects.create(email=email, password=encoded, **names)
    Holding.objects.create(post=post, user=user, start=since)
    return user

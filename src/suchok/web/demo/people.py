"""The offices of the demonstration, their posts, and an account for each post."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db import connection

from suchok.core.workflow import Role
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
    offices: dict[str, Office] = {}
    for each in facts:
        offices[each["code"]] = _office(each, offices.get(each.get("superior", "")), since)
    encoded = make_password(password)
    for each in facts:
        for role in each["roles"]:
            observed = offices.get(each.get("observes", "")) if role == Role.OBSERVER else None
            _person(offices[each["code"]], Role(role), observed, encoded, since)


def _office(facts: Mapping[str, str], superior: Office | None, since: date) -> Office:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('accounts_office', 'id'))")
        pk = cursor.fetchone()[0]
    return Office.objects.create(
        pk=pk,
        code=facts["code"],
        name_bn=facts["name_bn"],
        name_en=facts["name_en"],
        kind=facts["kind"],
        level=facts["level"],
        superior=superior,
        path=f"{superior.path if superior else ''}{pk}/",
        sort_key=facts["name_bn"],
        opened_on=since,
    )


def _person(office: Office, role: Role, observes: Office | None, encoded: str, since: date) -> None:
    bangla, english = TITLES[role]
    post = Post.objects.create(office=office, role=role.value, title_bn=bangla, title_en=english, observes=observes)
    names = {"name_bn": f"{bangla}, {office.name_bn}", "name_en": f"{english}, {office.name_en}"}
    email = f"{role.value.replace('_', '-')}@{office.code}.example"
    user = User.objects.create(email=email, password=encoded, **names)
    Holding.objects.create(post=post, user=user, start=since)

"""Who sees which offices."""

import pytest

from suchok.core.workflow import Role
from suchok.web.accounts.queries import offices_visible_to
from suchok.web.accounts.rules import roles_on
from tests.people import cast


def test_each_sees_their_part_of_the_tree(db: None) -> None:
    people = cast()
    everything = {"cabinet", "ministry", "department", "district", "upazila", "neighbour", "elsewhere"}
    seen = {
        "stranger": {"elsewhere"},
        "observer": {"elsewhere", "district", "upazila"},
        "officer": {"district"},
        "head": {"district", "upazila"},
        "reviewer": {"department", "district", "upazila", "neighbour"},
        "evaluator": {"department", "district", "upazila", "neighbour"},
        "administrator": everything,
        "auditor": everything,
    }
    assert {name: {office.code for office in offices_visible_to(getattr(people, name))} for name in seen} == seen


@pytest.mark.parametrize(
    ("name", "office", "roles"),
    [
        ("stranger", "district", set()),
        ("observer", "upazila", {Role.OBSERVER}),
        ("officer", "district", {Role.REPORTING_OFFICER}),
        ("head", "district", {Role.HEAD}),
        ("head", "upazila", {Role.OBSERVER}),
        ("reviewer", "district", {Role.REVIEWER}),
        ("reviewer", "upazila", {Role.OBSERVER}),
        ("reviewer", "ministry", set()),
        ("evaluator", "neighbour", {Role.EVALUATOR}),
        ("administrator", "upazila", {Role.ADMINISTRATOR}),
        ("auditor", "elsewhere", {Role.AUDITOR}),
    ],
)
def test_the_roles_of_each_on_an_office(db: None, name: str, office: str, roles: set[Role]) -> None:
    people = cast()
    assert roles_on(getattr(people, name), getattr(people.offices, office)) == roles

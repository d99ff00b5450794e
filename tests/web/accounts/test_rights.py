"""Who may open what of offices and people: every address for every role."""

from uuid import UUID

import pytest
from django.db import transaction
from django.urls import resolve

from suchok.core.workflow import Role
from suchok.web.accounts.actions import imports
from suchok.web.accounts.actions.people import Seat, invite
from suchok.web.accounts.models import Post
from suchok.web.accounts.urls import urlpatterns
from tests.people import cast
from tests.web.test_rights import PEOPLE, browser_of, person

# What each person gets for addresses of the district office, whose superior is the reviewers' department: a page (200),
# the way to sign in or on (302), nothing (404).
SEEN = """
                                   anonymous stranger observer officer head reviewer evaluator administrator auditor
GET  /me/                          302 200 200 200 200 200 200 200 200
POST /me/reminders                 302 302 302 302 302 302 302 302 302
POST /me/calendar                  302 302 302 302 302 302 302 302 302
GET  /no-reminders/no-such-link    404 404 404 404 404 404 404 404 404
POST /me/office                    302 404 404 404 404 404 404 404 404
POST /me/sessions/0/end            302 404 404 404 404 404 404 404 404
GET  /offices/                     302 200 200 200 200 200 200 200 200
GET  /offices/list                 302 200 200 200 200 200 200 200 200
GET  /offices/list.csv             302 200 200 200 200 200 200 200 200
GET  /offices/open                 302 404 404 404 404 404 404 200 404
GET  /offices/import               302 404 404 404 200 200 404 200 404
GET  /offices/import/template.csv  302 200 200 200 200 200 200 200 200
GET  /offices/import/{run}         302 404 404 404 404 404 404 200 404
GET  /offices/{district}/          302 404 200 200 200 200 200 200 200
GET  /offices/{district}/open      302 404 404 404 200 200 404 200 404
GET  /offices/{district}/change    302 404 404 404 404 200 404 200 404
GET  /offices/{district}/move      302 404 404 404 404 200 404 200 404
GET  /offices/{district}/merge     302 404 404 404 404 200 404 200 404
GET  /offices/{district}/close     302 404 404 404 404 200 404 200 404
GET  /offices/{district}/reopen    302 404 404 404 404 200 404 200 404
GET  /offices/{district}/invite    302 404 404 404 404 200 404 200 404
GET  /offices/{upazila}/move       302 404 404 404 200 200 404 200 404
GET  /posts/{post}/hand-over       302 404 404 404 404 200 404 200 404
GET  /posts/{post}/acting          302 404 404 404 404 200 404 200 404
GET  /posts/{post}/end             302 404 404 404 404 200 404 200 404
GET  /posts/{post}/admit-again     302 404 404 404 404 200 404 200 404
GET  /invitations/from-file        302 404 404 404 200 200 404 200 404
POST /invitations/{invitation}/withdraw 302 404 404 404 404 302 404 302 404
GET  /invitations/no-such-link     410 410 410 410 410 410 410 410 410
"""


def lines() -> list[str]:
    return SEEN.strip("\n").splitlines()[1:]


@pytest.mark.parametrize("name", PEOPLE)
def test_each_person_finds_exactly_these_pages(db: None, name: str) -> None:
    people = cast()
    district = people.offices.district
    rows = [",".join(imports.COLUMNS), "new,district,কার্যালয়,,upazila,field,,"]
    run = imports.lay_out(actor=people.administrator, name="x.csv", data="\n".join(rows).encode())
    seat = Seat(district.pk, Role.REPORTING_OFFICER, "কর্মকর্তা")
    invitation = invite(actor=people.reviewer, seat=seat, email="new@example.gov.bd", language="bn")
    known = {
        "run": run.pk,
        "district": district.pk,
        "upazila": people.offices.upazila.pk,
        "post": Post.objects.get(office=district, role="reporting_officer", holdings__isnull=False).pk,
        "invitation": invitation.pk,
    }
    client = browser_of(person(people, name))
    found, told = {}, {}
    for line in lines():
        method, address, *statuses = line.split()
        with transaction.atomic():
            answer = client.generic(method, address.format(**known))
            transaction.set_rollback(True)
        found[address] = answer.status_code
        told[address] = int(statuses[PEOPLE.index(name)])
    assert found == told


def test_no_address_of_our_own_is_left_out() -> None:
    (pages,) = [entry for entry in urlpatterns if getattr(entry, "namespace", None) == "accounts"]
    known = {"run": UUID(int=1), "district": 1, "upazila": 1, "post": 1, "invitation": 1}
    seen = {resolve(line.split()[1].format(**known)).url_name for line in lines()}
    assert seen == {page.name for page in pages.url_patterns}

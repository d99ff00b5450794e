"""The synthetic country: as asked, whole, the same again from the same seed, and never beside real data."""

from collections.abc import Sequence
from random import Random

import pytest
from django.db import transaction
from django.utils import timezone

from suchok.core.plan.fiscal_year import last_quarter_before
from suchok.core.workflow import Role, Step
from suchok.web.accounts.models import Holding, Office, Post, User
from suchok.web.audit.history import event_models, tracked_model
from suchok.web.audit.models import Entry
from suchok.web.demo.actions import NotEmpty
from suchok.web.demo.nation.actions import make_nation
from suchok.web.demo.nation.tree import BRANCHES, places
from suchok.web.plans.models import Plan, Template
from suchok.web.plans.queries import plans_visible_to
from suchok.web.reports.actions import step_report
from suchok.web.reports.models import Report, ReportCell
from suchok.web.reports.queries.queue import queue_of, rows_of
from tests.people import office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]
OFFICES = 300


def country(seed: int = 7) -> Sequence[tuple[object, ...]]:
    """Make a country and return what stands in it, without the numbers of its rows."""
    make_nation(OFFICES, years=1, seed=seed, password=None)
    offices = Office.objects.order_by("code").values_list("code", "name_bn", "kind", "level", "superior__code")
    reports = Report.objects.order_by("office__code", "plan__fiscal_year", "period")
    cells = ReportCell.objects.order_by(
        "report__office__code", "report__plan__fiscal_year", "report__period", "code", "field"
    )
    return [*offices, *reports.values_list("office__code", "period", "status"), *cells.values_list("code", "text")]


def again(seed: int) -> Sequence[tuple[object, ...]]:
    """Make a country and take it back."""
    with transaction.atomic():
        made = country(seed)
        transaction.set_rollback(True)
    return made


def test_the_same_seed_makes_the_same_country_and_another_seed_another() -> None:
    assert again(7) == again(7)
    assert again(7) != again(8)


def test_a_country_of_24_000_offices_has_the_shape_of_one() -> None:
    found = places(24_000, Random(7))
    below: dict[int | None, int] = {}
    for place in found:
        below[place.superior] = below.get(place.superior, 0) + 1
    kinds = [place.kind for place in found]
    assert [place.number for place in found] == list(range(24_000))
    assert all(place.superior is None or place.superior < place.number for place in found)
    assert kinds.count(Office.Kind.MINISTRY) + kinds.count(Office.Kind.DIVISION) == below[0] == 52
    assert kinds.count(Office.Kind.DEPARTMENT) == 400
    assert max(below.values()) == BRANCHES


@pytest.mark.parametrize("count", [10, 11, 57, OFFICES])
def test_there_are_as_many_offices_as_were_asked_for(count: int) -> None:
    assert len(places(count, Random(1))) == count


def test_every_office_has_its_people_its_plan_in_force_and_its_reports() -> None:
    country()
    working = Office.objects.exclude(superior=None)
    assert working.count() == OFFICES - 1
    held = Post.objects.filter(office__in=working, holdings__end=None)
    assert held.filter(role=Role.HEAD).count() == held.filter(role=Role.REPORTING_OFFICER).count() == OFFICES - 1
    with_subordinates = Office.objects.filter(subordinates__isnull=False).distinct()
    assert Post.objects.filter(role=Role.REVIEWER).count() == with_subordinates.count()
    assert Holding.objects.count() == User.objects.count() == Post.objects.count()
    assert not any(user.has_usable_password() for user in User.objects.all())
    assert Plan.objects.filter(status="accepted", versions__accepted_at__isnull=False).count() == 2 * (OFFICES - 1)
    year, period = last_quarter_before(timezone.localdate())
    newest = Report.objects.filter(plan__fiscal_year=year.code, period=period.value)
    assert set(newest.values_list("status", flat=True)) == {"draft", "forwarded", "submitted", "returned", "accepted"}
    assert {"Q1", "Q2", "Q3", "Q4"} == set(Report.objects.values_list("period", flat=True))
    made = Template.objects.filter(fiscal_year__in=Plan.objects.values("fiscal_year"))
    assert made
    assert all("synthetic = true" in template.content for template in made)


def test_its_people_go_on_where_it_stands() -> None:
    country()
    year, period = last_quarter_before(timezone.localdate())
    waiting = Report.objects.filter(plan__fiscal_year=year.code, period=period.value, status="submitted")
    report = waiting.latest("pk")
    reviewer = User.objects.get(holdings__post__office=report.superior, holdings__post__role=Role.REVIEWER)
    queue = queue_of(reviewer, year=year, period=period, moment=timezone.now())
    assert report.pk in [row.report for row in rows_of(queue)]
    assert report.plan in plans_visible_to(reviewer)
    assert step_report(report_id=report.pk, step=Step.ACCEPT, actor=reviewer).status == "accepted"


def test_each_of_its_rows_is_in_the_history_under_an_act() -> None:
    country()
    events = {tracked_model(event): event for event in event_models()}
    acts = Entry.objects.filter(act="demo.nation")
    for model in (Office, User, Post, Holding, Plan, Report, ReportCell):
        written = events[model].objects.filter(pgh_context_id__in=acts.values("pk"))
        assert written.count() == model.objects.count() > 0


def test_a_site_with_data_is_left_alone() -> None:
    office("real")
    with pytest.raises(NotEmpty):
        make_nation(OFFICES, years=1, seed=7, password=None)
    assert Office.objects.count() == 1

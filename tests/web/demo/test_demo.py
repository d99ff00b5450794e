"""The demonstration fills an empty site, stage by stage, and never touches one with data."""

import pytest

from suchok.core.workflow import Role
from suchok.web.accounts.models import Office
from suchok.web.demo.actions import NotEmpty, make_demo
from suchok.web.demo.people import sign_ins
from suchok.web.demo.year import Stage
from suchok.web.plans.actions.templates import load_official_plans
from suchok.web.plans.models import Plan, PlanVersion
from suchok.web.reports.models import Report, ReportCell
from tests.people import office

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("stage", list(Stage))
def test_each_stage_can_be_made(stage):
    load_official_plans()
    make_demo(stage, password="only for this test")
    assert {each.role for each in sign_ins()} == set(Role)
    assert set(Plan.objects.values_list("status", flat=True)) == {"accepted"}
    statuses = set(Report.objects.values_list("status", flat=True))
    expected = {
        Stage.PLANNED: set(),
        Stage.REPORTING: {"draft", "submitted", "returned", "accepted"},
        Stage.REVIEWED: {"accepted"},
    }
    assert statuses == expected[stage]


def test_one_office_is_exempted_from_what_does_not_apply_to_it():
    load_official_plans()
    make_demo(Stage.REPORTING, password="only for this test")
    exempted = PlanVersion.objects.exclude(exemptions={}).get()
    assert exempted.accepted_at is not None
    [code] = exempted.exemptions
    assert not ReportCell.objects.filter(report__plan=exempted.plan_id, code=code).exists()
    assert ReportCell.objects.filter(report__plan=exempted.plan_id).exists()


def test_a_site_with_data_is_left_alone():
    office("real")
    with pytest.raises(NotEmpty):
        make_demo(Stage.PLANNED, password="only for this test")
    assert Office.objects.count() == 1

"""The demonstration fills an empty site, stage by stage, and never touches one with data."""

import pytest

from suchok.core.workflow import Role
from suchok.web.accounts.models import Office
from suchok.web.demo.actions import NotEmpty, make_demo
from suchok.web.demo.people import sign_ins
from suchok.web.demo.year import Stage
from suchok.web.plans.actions.templates import load_official_plans
from suchok.web.plans.models import Plan
from suchok.web.reports.models import Report
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


def test_a_site_with_data_is_left_alone():
    office("real")
    with pytest.raises(NotEmpty):
        make_demo(Stage.PLANNED, password="only for this test")
    assert Office.objects.count() == 1

"""Cells are saved one by one, and nobody overwrites anybody."""

import pytest
from django.urls import reverse

from suchok.web.reports.actions import Typed, save_cells
from suchok.web.reports.models import ReportCell
from tests.people import cast, signed_in
from tests.web.reports.year import begun

pytestmark = pytest.mark.django_db


def test_the_second_of_two_people_is_shown_the_difference_and_nothing_is_overwritten():
    people = cast()
    report = begun(people)
    save_cells(report_id=report.pk, typed=[Typed("3.1.1", "achievement", "১", 0)], actor=people.officer)
    [kept] = save_cells(report_id=report.pk, typed=[Typed("3.1.1", "achievement", "২", 0)], actor=people.head)
    assert (kept.is_mine, kept.cell.text, kept.cell.changed_by) == (False, "১", people.officer)
    assert ReportCell.objects.get(report=report, code="3.1.1").text == "১"


def test_a_request_that_is_sent_twice_has_one_result():
    people = cast()
    report = begun(people)
    typed = [Typed("3.1.1", "achievement", "১", 0)]
    first = save_cells(report_id=report.pk, typed=typed, actor=people.officer)
    again = save_cells(report_id=report.pk, typed=typed, actor=people.officer)
    assert [each.cell.version for each in (*first, *again)] == [1, 1]
    assert all(each.is_mine for each in again)


def test_the_page_saves_cells_and_gets_back_what_they_bring():
    people = cast()
    report = begun(people)
    answer = signed_in(people.officer).post(
        reverse("reports:cells", args=[report.pk]),
        {"achievement:3.1.1": "৪", "version:achievement:3.1.1": "0"},
        headers={"Accept": "application/json"},
    )
    said = answer.json()
    assert said["cells"][0]["version"] == 1
    assert "15.00" in said["rows"]["3.1.1"]
    assert "15.00" in said["totals"]


def test_without_script_a_difference_is_shown_on_the_page():
    people = cast()
    report = begun(people)
    save_cells(report_id=report.pk, typed=[Typed("3.1.1", "achievement", "১", 0)], actor=people.head)
    answer = signed_in(people.officer).post(
        reverse("reports:cells", args=[report.pk]), {"achievement:3.1.1": "৯", "version:achievement:3.1.1": "0"}
    )
    assert answer.status_code == 409
    assert "<q>৯</q>" in answer.content.decode()


@pytest.mark.parametrize(
    "posted",
    [
        {"achievement:9.9.9": "1", "version:achievement:9.9.9": "0"},
        {"weight:3.1.1": "1", "version:weight:3.1.1": "0"},
        {"achievement:3.1.1": "1", "version:achievement:3.1.1": "x"},
    ],
)
def test_a_cell_that_the_plan_lacks_is_refused_in_one_sentence(posted):
    people = cast()
    report = begun(people)
    answer = signed_in(people.officer).post(
        reverse("reports:cells", args=[report.pk]), posted, headers={"Accept": "application/json"}
    )
    assert answer.status_code == 409
    assert answer.json()["code"] == "report.not_open"
    assert not ReportCell.objects.exists()
